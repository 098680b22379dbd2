import { cleanup, createEvent, fireEvent, render, screen } from '@testing-library/react'
import type { ComponentProps } from 'react'
import { BrowserRouter, useLocation } from 'react-router'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { useFollowedLinks } from '../../src/routes/useFollowedLinks.ts'
import { SiteLink } from '../../src/ui/page/SiteLink.tsx'
import { setSiteBase } from '../../src/url/siteHref.ts'

beforeEach(() => {
  setSiteBase('/journal/')
  window.history.replaceState(null, '', '/journal/saved?from=here')
})
afterEach(cleanup)

function Page(link: Partial<ComponentProps<typeof SiteLink>>) {
  useFollowedLinks()
  const { pathname, search, hash, state } = useLocation()
  return (
    <>
      <SiteLink to="/posts/bins" {...link}>
        <b>Bins</b>
      </SiteLink>
      {['#main', 'https://elsewhere.example/journal/', '/other', '/journal/posts/a?find=b#c'].map(
        (href) => (
          <a key={href} href={href}>
            {href}
          </a>
        ),
      )}
      <output>{pathname + search + hash + JSON.stringify(state)}</output>
    </>
  )
}

function draw(link: Partial<ComponentProps<typeof SiteLink>> = {}): void {
  render(
    <BrowserRouter basename="/journal/">
      <Page {...link} />
    </BrowserRouter>,
  )
}

/** @returns whether the browser is left to open the link as it does any */
function click(text: string, how: MouseEventInit = {}): boolean {
  const target = screen.getByText(text)
  const event = createEvent.click(target, how)
  let isLeft = false
  const note = (late: Event) => {
    isLeft = !late.defaultPrevented
    // The browser of these tests can open nothing.
    late.preventDefault()
  }
  window.addEventListener('click', note, { once: true })
  fireEvent(target, event)
  return isLeft
}

const place = () => screen.getByRole('status').textContent

test('goes to a screen within the page', () => {
  draw()
  const count = window.history.length
  expect(click('Bins')).toBe(false)
  expect(place()).toBe('/posts/binsnull')
  expect(window.history.length).toBe(count + 1)
})

test('tells the screen what the link says', () => {
  draw({ state: { list: '/?q=a%26b' } })
  click('Bins')
  expect(place()).toBe('/posts/bins{"list":"/?q=a%26b"}')
})

test('follows any link to this site, with all that its address says', () => {
  draw()
  expect(click('/journal/posts/a?find=b#c')).toBe(false)
  expect(place()).toBe('/posts/a?find=b#cnull')
})

test('makes no second entry for the address where one is', () => {
  draw({ to: '/saved?from=here' })
  const count = window.history.length
  expect(click('Bins')).toBe(false)
  expect(window.history.length).toBe(count)
})

test.each<MouseEventInit>([
  { ctrlKey: true },
  { metaKey: true },
  { shiftKey: true },
  { altKey: true },
  { button: 1 },
])('leaves a link to the browser that is to be opened elsewhere: %j', (how) => {
  draw()
  expect(click('Bins', how)).toBe(true)
  expect(place()).toBe('/saved?from=herenull')
})

test.each([{ target: '_blank' }, { download: true }])(
  'leaves a link to the browser that says so: %j',
  (attributes) => {
    draw(attributes)
    expect(click('Bins')).toBe(true)
    expect(place()).toBe('/saved?from=herenull')
  },
)

test('does nothing where the link itself has done what is to be done', () => {
  draw({ onClick: (event) => event.preventDefault() })
  expect(click('Bins')).toBe(false)
  expect(place()).toBe('/saved?from=herenull')
})

test.each(['#main', 'https://elsewhere.example/journal/', '/other'])(
  'leaves a link to the browser that leads off the site, or to a place on the screen: %s',
  (href) => {
    draw()
    expect(click(href)).toBe(true)
    expect(place()).toBe('/saved?from=herenull')
  },
)
