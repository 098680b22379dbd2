import { act, cleanup, render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode, type ComponentType } from 'react'
import { BrowserRouter, useLocation, useRoutes } from 'react-router'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createQueryClient } from '../../src/queries/createQueryClient.ts'
import { ErrorBoundary } from '../../src/routes/ErrorBoundary.tsx'
import { Screen, type LoadScreen } from '../../src/routes/Screen.tsx'
import { ScrollPositions } from '../../src/routes/ScrollPositions.tsx'
import { useFollowedLinks } from '../../src/routes/useFollowedLinks.ts'
import { SiteLink } from '../../src/ui/page/SiteLink.tsx'
import { setSiteBase } from '../../src/url/siteHref.ts'

const user = userEvent.setup()
let secondCode = Promise.withResolvers<ComponentType>()

beforeEach(() => {
  secondCode = Promise.withResolvers()
  vi.spyOn(window, 'scrollTo').mockImplementation((...place: unknown[]) => {
    window.scrollY = place[1] as number
  })
})
afterEach(cleanup)

function draw(routes: Readonly<Record<string, LoadScreen>>, address: string): void {
  window.history.replaceState(null, '', address)
  setSiteBase('/journal/')
  const table = Object.entries(routes).map(([path, load]) => ({
    path,
    element: <Screen load={load} needsArchive={false} />,
  }))
  const Screens = () => useRoutes(table)
  const Broken = ({ error }: { error: unknown }) => <p>Broken: {String(error)}</p>
  const Whole = () => {
    useFollowedLinks()
    return (
      <>
        {['/journal/', '/second', '/third', '/?q=a'].map((to) => (
          <SiteLink key={to} to={to.replace('/journal', '')}>
            To {to}
          </SiteLink>
        ))}
        <SiteLink to="/?q=b" state={{ keepsScroll: true }}>
          Staying
        </SiteLink>
        <ErrorBoundary resetKey={useLocation().key} Fallback={Broken}>
          <Screens />
        </ErrorBoundary>
        <ScrollPositions isWritten={false} />
      </>
    )
  }
  render(
    <StrictMode>
      <QueryClientProvider client={createQueryClient()}>
        <BrowserRouter basename="/journal/">
          <Whole />
        </BrowserRouter>
      </QueryClientProvider>
    </StrictMode>,
  )
}

/** Routes of their own for each test: code that is here stays. */
function drawThree(): void {
  draw(
    {
      '/': async () => () => <h1>First</h1>,
      '/second': () => secondCode.promise,
      '/third': async () => () => <h1>Third</h1>,
    },
    '/journal/',
  )
}

const Second = () => <h1>Second</h1>
const goTo = (name: string) => user.click(screen.getByRole('link', { name }))
const heading = (name: string) => screen.findByRole('heading', { name })

async function goBack(): Promise<void> {
  await act(async () => {
    window.history.back()
    await new Promise((done) => window.addEventListener('popstate', done, { once: true }))
  })
}

test('stays at a screen until the code of the next one is here', async () => {
  drawThree()
  await heading('First')
  await goTo('To /second')
  await heading('First')
  await act(async () => secondCode.resolve(Second))
  await heading('Second')
  expect(window.location.pathname).toBe('/journal/second')
})

test('leads whoever goes elsewhere meanwhile there, and nowhere else', async () => {
  drawThree()
  await heading('First')
  await goTo('To /second')
  await goTo('To /third')
  await heading('Third')
  await act(async () => secondCode.resolve(Second))
  await heading('Third')
})

test('says what went wrong where the code cannot be fetched, and tries again the next time', async () => {
  const said = vi.spyOn(console, 'error').mockReturnValue()
  drawThree()
  await heading('First')
  await goTo('To /second')
  await act(async () => secondCode.reject(new Error('gone')))
  await screen.findByText('Broken: MissingCodeError: gone')
  await goBack()
  await heading('First')
  secondCode = Promise.withResolvers()
  secondCode.resolve(Second)
  await goTo('To /second')
  await heading('Second')
  said.mockClear()
})

test('says so too where it is the first screen', async () => {
  const said = vi.spyOn(console, 'error').mockReturnValue()
  draw({ '/': () => Promise.reject(new Error('gone')) }, '/journal/')
  await screen.findByText('Broken: MissingCodeError: gone')
  said.mockClear()
})

test('begins a screen at its top, and one that was left where it was left', async () => {
  drawThree()
  await heading('First')
  window.scrollY = 300
  await goTo('To /third')
  await heading('Third')
  expect(window.scrollY).toBe(0)
  await goBack()
  await heading('First')
  expect(window.scrollY).toBe(300)
})

test('stays where it is scrolled to when asked', async () => {
  drawThree()
  await heading('First')
  window.scrollY = 300
  await goTo('Staying')
  expect(window.location.search).toBe('?q=b')
  expect(window.scrollY).toBe(300)
  await goTo('To /?q=a')
  expect(window.scrollY).toBe(0)
})
