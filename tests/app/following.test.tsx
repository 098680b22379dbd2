import { screen, waitFor, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { feed, item, saltmarshItems, type FeedItem } from '../factories/feed.ts'
import { noNetwork, renderApp, type App } from '../renderApp.tsx'
import { listedTitles } from './listedTitles.ts'

const published = feed(saltmarshItems)
const today = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' })

function tender(number: number): FeedItem {
  return item(`tender-${number}`, {
    title: `Tender ${number}`,
    content_html: '<p>Another tender.</p>',
    date_published: `2026-06-0${number}T08:00:00Z`,
    tags: ['Procurement'],
    _reader: { type: 'Guide', audiences: ['Commissioners'], region: 'National' },
  })
}

const tenders = [3, 2, 1].map(tender)

/** Follows what an address lists, on a visit of its own. */
async function follow(url: string, label: RegExp | string): Promise<void> {
  const visit = renderApp({ feed: published, url })
  await visit.user.click(await screen.findByRole('button', { name: label }))
  await screen.findByRole('button', { name: /^Following: / })
  await visit.leave()
}

const followTopic = () => follow('/topics/topic/procurement', /^Follow this topic/)

/** The publisher has new posts, and they are on the page. */
async function receive(items: readonly FeedItem[]): Promise<void> {
  const visit = renderApp({ feed: feed([...items, ...saltmarshItems]) })
  const line = await screen.findByText(/^\d+ new posts?:/)
  await visit.user.click(within(line).getByRole('button', { name: 'show' }))
  await waitFor(() => expect(listedTitles()[0]).toBe(items[0]!['title']))
  await screen.findByText(`All ${items.length + 5} posts are on this device.`)
  await visit.leave()
}

function openFollowing(items: readonly FeedItem[] = []): App {
  return renderApp({ feed: feed([...items, ...saltmarshItems]), url: '/following' })
}

function places(): HTMLElement {
  return screen.getByRole('navigation', { name: 'Saved and followed' })
}

test('follows a search by its words and filters, and names it by them', async () => {
  const { user } = renderApp({ feed: published, url: '/?q=tender&audience=commissioners' })
  const name = '‘tender’ in Commissioners'
  await user.click(await screen.findByRole('button', { name: `Follow this search: ${name}` }))
  const button = await screen.findByRole('button', { name: `Following: ${name}. Stop following` })
  expect(button.textContent).toBe('Following')
  await waitFor(() =>
    expect(screen.getByRole('status').textContent).toBe(`Following on this device: ${name}`),
  )
  await user.click(screen.getByRole('link', { name: 'Saved' }))
  await user.click(await screen.findByRole('link', { name: 'Following' }))
  const heading = await screen.findByRole('heading', { level: 1, name: 'Following' })
  await waitFor(() => expect(document.activeElement).toBe(heading))
  const card = screen.getByRole('article')
  expect(within(card).getByRole('heading', { level: 2 }).textContent).toBe(name)
  await within(card).findByText(`Nothing new since ${today.format()}`)
  expect(within(card).queryByRole('button', { name: /^Mark as seen/ })).toBeNull()
})

test.each([
  ['/?topic=procurement&from=2026-01-01', 'Procurement, from 1 January 2026'],
  ['/?q=tender&to=2026-04-30', '‘tender’, until 30 April 2026'],
  ['/?from=2026-01-01&to=2026-04-30', 'from 1 January 2026 until 30 April 2026'],
])('names what %s lists', async (url, name) => {
  renderApp({ feed: published, url })
  await screen.findByRole('button', { name: `Follow this search: ${name}` })
})

test('offers nothing to follow where nothing is asked', async () => {
  renderApp({ feed: published })
  await screen.findByRole('heading', { level: 1, name: 'Latest posts' })
  expect(screen.queryByRole('button', { name: /^Follow/ })).toBeNull()
})

test('takes a topic, and the list filtered by it, for one search', async () => {
  await followTopic()
  const { user } = renderApp({ feed: published, url: '/?topic=procurement&sort=oldest' })
  await user.click(await screen.findByRole('button', { name: /^Following: Procurement/ }))
  await screen.findByRole('button', { name: 'Follow this search: Procurement' })
  await waitFor(() =>
    expect(screen.getByRole('status').textContent).toBe('No longer following: Procurement'),
  )
})

test('tells of new posts since the reader last looked, and of no others', async () => {
  await followTopic()
  await follow('/authors/ida-fenwick', 'Follow this author: Ida Fenwick')
  await receive(tenders)
  const { user } = openFollowing(tenders)
  await within(await screen.findByRole('navigation', { name: 'Saved and followed' })).findByRole(
    'link',
    { name: 'Following (1 with news)' },
  )
  expect(screen.getByRole('link', { name: 'Saved, 1 followed search has news' })).toBeTruthy()
  const [ida, procurement] = screen.getAllByRole('article')
  await within(ida!).findByText(`Nothing new since ${today.format()}`)
  await within(procurement!).findByText(`3 new since ${today.format()}`)
  const rows = within(procurement!).getAllByRole('listitem')
  expect(rows.map((row) => within(row).getByRole('link').textContent)).toEqual([
    'Tender 3',
    'Tender 2',
    'Tender 1',
  ])
  expect(within(rows[0]!).getByText('Guide')).toBeTruthy()
  expect(within(rows[0]!).getByText('3 June 2026')).toBeTruthy()
  await user.click(within(rows[0]!).getByRole('link'))
  await screen.findByRole('heading', { level: 1, name: 'Tender 3' })
  const back = screen.getByRole('link', { name: 'Back to the list' })
  expect(back.getAttribute('href')).toBe('/following')
})

test('lists five of the new posts and counts the others', async () => {
  const many = [7, 6, 5, 4, 3, 2, 1].map(tender)
  await followTopic()
  await receive(many)
  openFollowing(many)
  await screen.findByText(`7 new since ${today.format()}`)
  const list = within(screen.getByRole('article')).getByRole('list')
  expect(within(list).getAllByRole('link')).toHaveLength(5)
  expect(within(list).getByText('and 2 more')).toBeTruthy()
})

test('takes the news for seen once the list has been shown, newest first', async () => {
  await follow('/?q=tender', 'Follow this search: ‘tender’')
  await receive(tenders)
  const { user } = openFollowing(tenders)
  await screen.findByText(`3 new since ${today.format()}`)
  await user.click(screen.getByRole('link', { name: '‘tender’' }))
  await waitFor(() => expect(listedTitles().slice(0, 2)).toEqual(['Tender 3', 'Tender 2']))
  expect(location.search).toBe('?q=tender&sort=newest')
  await waitFor(() => expect(screen.getByRole('link', { name: 'Saved' })).toBeTruthy())
  window.history.back()
  await screen.findByText(`Nothing new since ${today.format()}`)
  expect(within(places()).getByRole('link', { name: 'Following' })).toBeTruthy()
})

test('leaves the news where the same list was come to another way', async () => {
  await follow('/?q=tender', 'Follow this search: ‘tender’')
  await receive(tenders)
  const visit = renderApp({ feed: feed([...tenders, ...saltmarshItems]), url: '/?q=tender' })
  await screen.findByRole('link', { name: 'Saved, 1 followed search has news' })
  await visit.user.click(screen.getByRole('link', { name: 'Saved, 1 followed search has news' }))
  await screen.findByRole('link', { name: 'Following (1 with news)' })
})

test('marks news as seen and takes that back, with the focus kept near', async () => {
  await followTopic()
  await receive(tenders)
  const { user } = openFollowing(tenders)
  for (const _time of ['first', 'again']) {
    await user.click(await screen.findByRole('button', { name: 'Mark as seen: Procurement' }))
    const undo = await screen.findByRole('button', { name: /^Undo: show as new again/ })
    await waitFor(() => expect(document.activeElement).toBe(undo))
    await screen.findByText(`Nothing new since ${today.format()}`)
    expect(screen.getByRole('status').textContent).toBe('Marked as seen: Procurement')
    await user.click(undo)
    await screen.findByText(`3 new since ${today.format()}`)
    const name = screen.getByRole('link', { name: 'Procurement' })
    await waitFor(() => expect(document.activeElement).toBe(name))
  }
})

test('keeps what was marked as seen, also offline', async () => {
  await followTopic()
  await receive(tenders)
  const visit = openFollowing(tenders)
  await visit.user.click(await screen.findByRole('button', { name: 'Mark as seen: Procurement' }))
  await screen.findByText('Marked as seen.')
  await visit.leave()
  renderApp({ feed: noNetwork, site: noNetwork, url: '/following' })
  await screen.findByText(`Nothing new since ${today.format()}`)
})

test('shows the news while the network is down', async () => {
  await followTopic()
  await receive(tenders)
  renderApp({ feed: noNetwork, site: noNetwork, url: '/following' })
  await screen.findByText(`3 new since ${today.format()}`)
  expect(screen.getByRole('link', { name: 'Tender 1' })).toBeTruthy()
})

test('takes posts that were missing for a while for old ones', async () => {
  await followTopic()
  const without = saltmarshItems.filter(({ title }) => title !== 'Buying software as one region')
  const visit = renderApp({ feed: feed(without) })
  const line = await screen.findByText(/^1 withdrawn:/)
  await visit.user.click(within(line).getByRole('button', { name: 'show' }))
  await screen.findByText('All 4 posts are on this device.')
  await visit.leave()
  const back = renderApp({ feed: published })
  const news = await screen.findByText(/^1 new post:/)
  await back.user.click(within(news).getByRole('button', { name: 'show' }))
  await screen.findByText('All 5 posts are on this device.')
  await back.leave()
  openFollowing()
  await screen.findByText(`Nothing new since ${today.format()}`)
})

test('stops following and takes that back, where it stood and with the focus', async () => {
  await followTopic()
  await follow('/authors/ida-fenwick', /^Follow this author/)
  const { user } = openFollowing()
  await user.click(await screen.findByRole('button', { name: 'Stop following: Ida Fenwick' }))
  const undo = await screen.findByRole('button', { name: 'Undo: follow Ida Fenwick again' })
  await waitFor(() => expect(document.activeElement).toBe(undo))
  expect(screen.getAllByRole('article')).toHaveLength(1)
  await waitFor(() =>
    expect(screen.getByRole('status').textContent).toBe('No longer following: Ida Fenwick'),
  )
  await user.click(undo)
  const name = await screen.findByRole('link', { name: 'Ida Fenwick' })
  await waitFor(() => expect(document.activeElement).toBe(name))
  expect(screen.getAllByRole('heading', { level: 2 }).map((title) => title.textContent)).toEqual([
    'Ida Fenwick',
    'Procurement',
  ])
})

test('keeps that one stopped following when the screen is left', async () => {
  await followTopic()
  const visit = openFollowing()
  await visit.user.click(await screen.findByRole('button', { name: /^Stop following/ }))
  await screen.findByRole('button', { name: /^Undo/ })
  await visit.leave()
  openFollowing()
  await screen.findByText(/So far you follow nothing\.$/)
})

test('says what the place is for while nothing is followed', async () => {
  const { user } = openFollowing()
  await screen.findByText(/^Follow a search, a topic or an author/)
  await user.click(screen.getByRole('link', { name: 'Choose a topic to follow' }))
  await screen.findByRole('heading', { level: 1, name: 'Topics' })
})

test('says where nothing can be kept that nothing can be followed', async () => {
  vi.spyOn(indexedDB, 'open').mockImplementation(() => {
    throw new DOMException('The operation is insecure.', 'SecurityError')
  })
  const { user } = renderApp({ feed: published, url: '/topics/topic/procurement' })
  await user.click(await screen.findByRole('button', { name: /^Follow this topic/ }))
  const refusal = /^This browser does not let the site keep anything/
  await waitFor(() => expect(screen.getByRole('status').textContent).toMatch(refusal))
  expect(screen.getByRole('button', { name: 'Follow this topic: Procurement' })).toBeTruthy()
  await user.click(screen.getByRole('link', { name: 'Saved' }))
  await user.click(await screen.findByRole('link', { name: 'Following' }))
  await screen.findByRole('heading', { level: 1, name: 'Following' })
  await within(screen.getByRole('main')).findAllByText(refusal)
})
