import { screen, waitFor, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw/http'
import { expect, test } from 'vitest'
import { feed, item, saltmarshItems } from '../factories/feed.ts'
import { network, renderApp, type App } from '../renderApp.tsx'
import { listedTitles } from './listedTitles.ts'

const site = { title: 'Saltmarsh', feeds: [{ name: 'Review', url: 'feed.json' }, 'notes.json'] }
const notes = feed([item('a-note', { title: 'A note', date_published: '2026-06-02T08:00:00Z' })], {
  title: 'Notes from the marsh',
})

function publishNotes(answer: () => Response): void {
  network.use(http.get('http://localhost:3000/notes.json', answer))
}

function open(): App {
  return renderApp({ feed: feed(saltmarshItems), site })
}

function clock(): HTMLElement {
  return screen.getByRole('list', { name: 'State of the publication' })
}

test('lists the posts of several feeds, which can be filtered by their source', async () => {
  publishNotes(() => HttpResponse.json(notes))
  const { user } = open()
  await waitFor(() => expect(listedTitles()).toHaveLength(6))
  expect(listedTitles()[0]).toBe('A note')
  const filters = within(screen.getByRole('region', { name: 'Filters' }))
  await user.click(filters.getByText('Source', { selector: 'summary' }))
  const group = filters.getByRole('group', { name: /Source/ })
  await user.click(within(group).getByRole('checkbox', { name: /^Notes from the marsh/ }))
  await waitFor(() => expect(listedTitles()).toEqual(['A note']))
  expect(window.location.search).toBe('?source=notes-from-the-marsh')
})

test('names the feed that failed, and says that the others can be read', async () => {
  publishNotes(() => new HttpResponse(null, { status: 404 }))
  const { user } = open()
  const line = await screen.findByText(/answered with error 404/)
  expect(line.textContent).toBe(
    'localhost:3000: The feed http://localhost:3000/notes.json answered with error 404: ' +
      'there is nothing at this address. The other feeds can be read.',
  )
  await waitFor(() => expect(listedTitles()).toHaveLength(5))
  publishNotes(() => HttpResponse.json(notes))
  await user.click(screen.getByRole('button', { name: 'Try again' }))
  await waitFor(() => expect(listedTitles()).toHaveLength(6))
  expect(screen.queryByText(/answered with error 404/)).toBeNull()
})

test('shows of each feed how many posts it has and when it was last asked', async () => {
  publishNotes(() => HttpResponse.json(notes))
  open()
  await screen.findByText('All 6 posts are on this device.')
  const lines = within(clock()).getAllByRole('listitem')
  expect(lines.map((line) => line.textContent)).toEqual([
    expect.stringMatching(/^Review: 5 posts\. Last checked .+ · Last changed .+$/),
    expect.stringMatching(/^Notes from the marsh: 1 post\. Last checked .+ · Last changed .+$/),
  ])
})

test('asks for news when told to, says so, and keeps the button focused', async () => {
  publishNotes(() => HttpResponse.json(notes))
  const { user } = open()
  await screen.findByText('All 6 posts are on this device.')
  const fresh = item('fresh', { title: 'Fresh', date_published: '2026-06-03T08:00:00Z' })
  publishNotes(() => HttpResponse.json({ ...notes, items: [fresh, ...notes.items] }))
  const button = await screen.findByRole('button', { name: 'Check now' })
  await user.click(button)
  await waitFor(() => expect(screen.getByRole('status').textContent).toBe('1 new post'))
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Check now' }))
})

test.each([
  ['nothing is new', () => HttpResponse.json(notes), 'Checked just now: nothing new.'],
  [
    'the publisher does not answer',
    () => new HttpResponse(null, { status: 404 }),
    /^Notes from the marsh: .* answered with error 404/,
  ],
])('says aloud that %s, when told to check', async (_what, answer, words) => {
  publishNotes(() => HttpResponse.json(notes))
  const { user } = open()
  await screen.findByText('All 6 posts are on this device.')
  const button = await screen.findByRole('button', { name: 'Check now' })
  publishNotes(answer)
  await user.click(button)
  await waitFor(() => expect(screen.getByRole('status').textContent).toMatch(words))
})

test('says of a feed that its publisher has closed it', async () => {
  renderApp({ feed: feed(saltmarshItems, { expired: true }) })
  await screen.findByText('All 5 posts are on this device.')
  expect(clock().textContent).toContain('The publisher has closed this feed.')
})
