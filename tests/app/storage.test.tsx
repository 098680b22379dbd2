import { screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { feed, saltmarshItems } from '../factories/feed.ts'
import { renderApp } from '../renderApp.tsx'

const title = 'Buying software as one region'

/** A browser that may be asked to keep what is stored, and answers when it is asked. */
function stubStorage({ agrees }: { agrees: boolean }) {
  let isPersistent = false
  const persist = vi.fn(async () => (isPersistent = agrees))
  const storage = {
    persist,
    persisted: async () => isPersistent,
    estimate: async () => ({ usage: 2_000_000, quota: 52_000_000 }),
  }
  Object.defineProperty(navigator, 'storage', { value: storage, configurable: true })
  return { persist }
}

afterEach(() => {
  Reflect.deleteProperty(navigator, 'storage')
})

test('asks the browser to keep everything when something is saved for the first time, and shows its answer', async () => {
  const { persist } = stubStorage({ agrees: true })
  const { user } = renderApp({ feed: feed(saltmarshItems) })
  const save = await screen.findByRole('button', { name: `Save “${title}”` })
  expect(persist).not.toHaveBeenCalled()
  await user.click(save)
  await user.click(await screen.findByRole('link', { name: 'Saved (1)' }))
  await screen.findByText('This browser has agreed not to delete by itself what you saved.')
  await screen.findByText('This site keeps 2 MB here. There is room for 50 MB more.')
  expect(screen.queryByRole('button', { name: 'Ask it to keep everything' })).toBeNull()
})

test('says what may happen where the browser does not agree, and lets it be asked again', async () => {
  const { persist } = stubStorage({ agrees: false })
  const { user } = renderApp({ feed: feed(saltmarshItems), url: '/saved' })
  await screen.findByText(/^This browser may delete what you saved when/)
  const health = screen.getByText(/^This browser may delete what you saved when/)
  expect(within(health).getByRole('link').getAttribute('href')).toBe('/saved/backup')
  await user.click(screen.getByRole('button', { name: 'Ask it to keep everything' }))
  expect(persist).toHaveBeenCalledOnce()
  await waitFor(() =>
    expect(screen.getByRole('status').textContent).toMatch(/^The browser has not agreed\./),
  )
})

test('says so where the browser cannot be asked, and tells of the seven days of Safari', async () => {
  vi.spyOn(navigator, 'vendor', 'get').mockReturnValue('Apple Computer, Inc.')
  renderApp({ feed: feed(saltmarshItems), url: '/saved' })
  await screen.findByText(/^This browser does not say whether/)
  await screen.findByText(/^Safari deletes what a site keeps after seven days/)
})
