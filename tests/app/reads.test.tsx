import { screen, waitFor } from '@testing-library/react'
import { focusManager } from '@tanstack/react-query'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openLibrary } from '../../src/library/openLibrary.ts'
import { feed, postUrl, saltmarshItems } from '../factories/feed.ts'
import { libraryName, renderApp } from '../renderApp.tsx'

const id = postUrl('buying-together')

beforeEach(() => {
  // So that nobody waits: the clock runs as it does, and can be put forward.
  vi.useFakeTimers({
    toFake: ['setTimeout', 'clearTimeout', 'performance'],
    shouldAdvanceTime: true,
  })
})

afterEach(() => {
  focusManager.setFocused(undefined)
  vi.useRealTimers()
})

async function readIds(): Promise<string[]> {
  const listed = await openLibrary(libraryName).reads.list()
  return listed.ok ? [...listed.value.keys()] : []
}

async function openPost(): Promise<void> {
  renderApp({ feed: feed(saltmarshItems), url: '/posts/buying-together' })
  await screen.findByText('Nine tenders for one product is eight too many.')
}

test('notes that a post has been read after ten seconds in front of the reader', async () => {
  await openPost()
  await vi.advanceTimersByTimeAsync(8_000)
  expect(await readIds()).toEqual([])
  await vi.advanceTimersByTimeAsync(2_000)
  await waitFor(async () => expect(await readIds()).toEqual([id]))
})

test('does not count the time in a tab that is hidden', async () => {
  await openPost()
  await vi.advanceTimersByTimeAsync(5_000)
  focusManager.setFocused(false)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(await readIds()).toEqual([])
  focusManager.setFocused(true)
  await vi.advanceTimersByTimeAsync(5_000)
  await waitFor(async () => expect(await readIds()).toEqual([id]))
})

test('says how many posts are noted as read, and forgets them when asked twice', async () => {
  await openLibrary(libraryName).reads.record(id, '2026-05-01T00:00:00Z')
  const { user } = renderApp({ feed: feed(saltmarshItems), url: '/settings' })
  await user.click(await screen.findByRole('button', { name: 'Forget: History' }))
  expect(await readIds()).toEqual([id])
  await user.click(screen.getByRole('button', { name: 'Yes, forget 1 post' }))
  await waitFor(() => expect(screen.getByRole('status').textContent).toBe('Forgotten: History'))
  const remember = screen.getByRole('checkbox', { name: 'Remember what I read' })
  expect(document.activeElement).toBe(remember)
  expect(await readIds()).toEqual([])
})

test('does not take for read again what was marked as unread by hand', async () => {
  await openLibrary(libraryName).reads.record(id, '2026-05-01T00:00:00Z')
  const { user } = renderApp({ feed: feed(saltmarshItems), url: '/posts/buying-together' })
  await user.click(await screen.findByRole('button', { name: 'Mark as unread' }))
  await screen.findByRole('button', { name: 'Mark as read' })
  await vi.advanceTimersByTimeAsync(20_000)
  expect(await readIds()).toEqual([])
})

test('does not take a post for read that was left before', async () => {
  const app = renderApp({ feed: feed(saltmarshItems), url: '/posts/buying-together' })
  await screen.findByText('Nine tenders for one product is eight too many.')
  await vi.advanceTimersByTimeAsync(8_000)
  await app.user.click(screen.getByRole('link', { name: 'All posts' }))
  await screen.findByRole('heading', { level: 1, name: 'Latest posts' })
  await vi.advanceTimersByTimeAsync(10_000)
  expect(await readIds()).toEqual([])
})

test('marks in lists what has been read, and what has been begun', async () => {
  const library = openLibrary(libraryName)
  const sentence = { exact: 'A sentence.', before: '', after: '', share: 0.4 }
  const begun = postUrl('quiet-wards')
  for (const one of [id, begun]) await library.reads.record(one, '2026-05-01T00:00:00Z')
  await library.places.record({
    id: begun,
    sentence,
    share: 0.5,
    readAt: '2026-05-01T00:00:00Z',
  })
  renderApp({ feed: feed(saltmarshItems) })
  const cardOf = (name: string) => screen.getByRole('link', { name }).closest('article')!
  await waitFor(() =>
    expect(cardOf('Quiet wards sleep better').textContent).toContain('In progress'),
  )
  expect(cardOf('Buying software as one region').textContent).toMatch(/Read$/)
  expect(cardOf('What a pilot is for').textContent).not.toMatch(/Read$|In progress/)
})
