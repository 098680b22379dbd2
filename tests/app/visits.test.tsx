import { screen, waitFor, within } from '@testing-library/react'
import { HttpResponse } from 'msw/http'
import { expect, test } from 'vitest'
import { feed, item, saltmarshItems } from '../factories/feed.ts'
import { noNetwork, renderApp } from '../renderApp.tsx'
import { listedTitles } from './listedTitles.ts'

const published = feed(saltmarshItems)
const newest = item('just-in', { title: 'Just in', date_published: '2026-06-01T08:00:00Z' })
const withNewest = feed([newest, ...saltmarshItems])
const offline = 'You are offline. The list, search and filters and your saved posts still work.'

/** The first visit, as far as it takes for everything to be on the device. */
async function visitOnce(): Promise<void> {
  const visit = renderApp({ feed: published })
  await screen.findByText(/^All 5 posts are on this device\.$/)
  await visit.leave()
}

test('shows stored posts when the network is down, and searches them', async () => {
  await visitOnce()
  const { user } = renderApp({ feed: noNetwork, site: noNetwork })
  await waitFor(() => expect(listedTitles()).toHaveLength(5))
  await screen.findByText(offline)
  await user.type(screen.getByLabelText('Search all posts'), 'pumps')
  await waitFor(() => expect(listedTitles()).toEqual(['A shared list of spare equipment']))
  await user.click(screen.getByRole('link', { name: 'A shared list of spare equipment' }))
  await screen.findByText('The pumps were never missing. They were next door.')
})

test('shows stored posts before the network has answered', async () => {
  await visitOnce()
  const { promise, resolve } = Promise.withResolvers<void>()
  renderApp({
    feed: async () => {
      await promise
      return HttpResponse.json(published)
    },
  })
  await waitFor(() => expect(listedTitles()).toHaveLength(5))
  resolve()
})

test.each([
  ['is gone', () => new HttpResponse(null, { status: 404 }), /answered with error 404/],
  ['has become a web page', () => HttpResponse.html('<p>Moved'), /^A web page came back/],
  ['is cut off', () => new HttpResponse('{"items": [{"id": "1", "ti'), /ends in the middle/],
  ['has no posts any more', feed([]), /has no posts that can be read/],
  ['has another site file', published, /"facets" should be a list/],
])('shows the last good copy and its date when the feed %s', async (what, answer, words) => {
  await visitOnce()
  const site = what.includes('site file') ? { site: { facets: 1 } } : {}
  renderApp({ feed: answer, ...site })
  const line = await screen.findByText(words)
  expect(line.textContent).toMatch(/You are reading the copy of \d+ \w+ \d{4}\.$/)
  await waitFor(() => expect(listedTitles()).toHaveLength(5))
})

test('says that there is a new post and does not move the list until asked', async () => {
  await visitOnce()
  const { user } = renderApp({ feed: withNewest })
  const news = await screen.findByText(/^1 new post:/)
  await waitFor(() => expect(listedTitles()[0]).toBe('Quiet wards sleep better'))
  await user.click(within(news).getByRole('button', { name: 'show' }))
  await waitFor(() => expect(listedTitles()[0]).toBe('Just in'))
  expect(listedTitles()).toHaveLength(6)
  expect(screen.queryByText(/^1 new post:/)).toBeNull()
})

test('keeps the focus on the page when the news is shown', async () => {
  await visitOnce()
  const { user } = renderApp({ feed: withNewest })
  await user.click(await screen.findByRole('button', { name: 'show' }))
  await waitFor(() => expect(listedTitles()[0]).toBe('Just in'))
  expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1 }))
})

test('shows the news by itself at the visit after', async () => {
  await visitOnce()
  const second = renderApp({ feed: withNewest })
  await screen.findByText(/^1 new post:/)
  await second.leave()
  renderApp({ feed: noNetwork, site: noNetwork })
  await waitFor(() => expect(listedTitles()[0]).toBe('Just in'))
})

test('counts what is new, changed and withdrawn', async () => {
  await visitOnce()
  const [quiet, buying, ...rest] = saltmarshItems
  renderApp({ feed: feed([newest, { ...quiet, title: 'Quieter wards' }, ...rest]) })
  await screen.findByText(/^1 new post, 1 changed, 1 withdrawn:/)
  await waitFor(() => expect(listedTitles()).toContain(buying!['title']))
})

test('opens a withdrawn post for as long as the list shows it', async () => {
  await visitOnce()
  const { user } = renderApp({ feed: feed(saltmarshItems.slice(0, 4)) })
  await screen.findByText(/^1 withdrawn:/)
  await user.click(await screen.findByRole('link', { name: 'A first letter to our readers' }))
  await screen.findByText('We shall write about what did not work as well.')
})

test('shows a changed post as the list has it until the news is shown', async () => {
  await visitOnce()
  const [quiet, ...rest] = saltmarshItems
  const changed = { ...quiet, content_html: '<p>It was the trolley.</p>' }
  const { user } = renderApp({ feed: feed([changed, ...rest]) })
  await screen.findByText(/^1 changed:/)
  await user.click(await screen.findByRole('link', { name: 'Quiet wards sleep better' }))
  await screen.findByText('The loudest thing on a ward at night is a bin.')
  await user.click(screen.getByRole('button', { name: 'show' }))
  await screen.findByText('It was the trolley.')
})

test('opens a post that is newer than what is stored', async () => {
  await visitOnce()
  renderApp({ feed: withNewest, url: '/posts/just-in' })
  await screen.findByRole('heading', { level: 1, name: 'Just in' })
})

test('finds a new post once the news is shown', async () => {
  await visitOnce()
  const { user } = renderApp({ feed: withNewest, url: '/?q=just' })
  await screen.findByText('No post matches.')
  await user.click(await screen.findByRole('button', { name: 'show' }))
  await waitFor(() => expect(listedTitles()).toEqual(['Just in']))
})

test('reads the posts anew when the site file files them differently', async () => {
  await visitOnce()
  renderApp({
    feed: published,
    site: { title: 'Saltmarsh Review', facets: [{ id: 'kind', from: ['type'], label: 'Kind' }] },
  })
  const kinds = within(await screen.findByRole('group', { name: 'Kind' }))
  expect(kinds.getByRole('checkbox', { name: /^Guide/ })).toBeTruthy()
})

test('says that one is offline, what still works, and asks the publisher when one is back', async () => {
  const { publish } = renderApp({ feed: published })
  await screen.findByText(/^All 5 posts are on this device/)
  window.dispatchEvent(new Event('offline'))
  await screen.findByText(offline)
  publish(withNewest)
  window.dispatchEvent(new Event('online'))
  await screen.findByText(/^1 new post:/)
  expect(screen.queryByText(offline)).toBeNull()
})
