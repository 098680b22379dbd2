import { screen, waitFor, within } from '@testing-library/react'
import { HttpResponse } from 'msw/http'
import { expect, test, vi } from 'vitest'
import { feed, item, saltmarshItems } from '../factories/feed.ts'
import { noNetwork, renderApp, type Answer, type App } from '../renderApp.tsx'
import { listedTitles } from './listedTitles.ts'

const failedHeading = 'The publication could not be opened'
const feedUrl = 'http://localhost:3000/feed.json'

const missing = () => new HttpResponse('<h1>Not Found</h1>', { status: 404 })

function text(body: string, type = 'application/json'): Answer {
  return () => new HttpResponse(body, { headers: { 'content-type': type } })
}

/** A whole feed, but for its last part. */
function cutOff(posts: number): string {
  const whole = JSON.stringify(feed(saltmarshItems))
  return whole.slice(0, whole.indexOf(JSON.stringify(saltmarshItems[posts])) + 40)
}

async function retry({ user, publish }: App): Promise<void> {
  publish(feed(saltmarshItems))
  await user.click(screen.getByRole('button', { name: 'Try again' }))
  await waitFor(() => expect(listedTitles()).toHaveLength(5))
}

test.each<[string, Answer, string]>([
  [
    'there is no feed',
    missing,
    `The feed ${feedUrl} answered with error 404: there is nothing at this address.`,
  ],
  [
    'the server fails',
    () => new HttpResponse(null, { status: 503 }),
    `The feed ${feedUrl} answered with error 503.`,
  ],
  ['the feed does not answer', noNetwork, `The feed ${feedUrl} could not be reached.`],
  [
    'a web page comes instead of the feed',
    text('<!doctype html><title>Log in</title><p>Log in', 'text/html'),
    `A web page came back where the feed should be, and it does not say where the feed is. (${feedUrl})`,
  ],
  ['the feed is not JSON', text('Hello!'), `The feed is not valid JSON. (${feedUrl})`],
  [
    'the feed is other JSON',
    text('{"name": "saltmarsh", "version": 3}'),
    `This is JSON or XML, but not a feed: it has no list of items. (${feedUrl})`,
  ],
  [
    'the feed is RSS written as JSON',
    text('{"rss": {"channel": {"title": "Saltmarsh"}}}'),
    `This is RSS written as JSON, which cannot be read. The same feed as RSS can. (${feedUrl})`,
  ],
  [
    'the feed ends before its first post',
    text('{"version": "https'),
    `The feed ends in the middle. (${feedUrl})`,
  ],
  [
    'no post of the feed can be read',
    feed([{ title: 'A post without an id' }]),
    `The feed has no posts that can be read. (${feedUrl})`,
  ],
])('says in plain words that %s, and reads it when asked again', async (_what, answer, words) => {
  const app = renderApp({ feed: answer })
  await screen.findByRole('heading', { level: 1, name: failedHeading })
  expect(screen.getByText(words)).toBeTruthy()
  await retry(app)
  expect(screen.queryByRole('heading', { name: failedHeading })).toBeNull()
})

test('says the same on every screen, and leads to what is saved', async () => {
  const { user } = renderApp({ feed: missing, url: '/topics' })
  await screen.findByRole('heading', { level: 1, name: failedHeading })
  await user.click(screen.getByRole('link', { name: 'Authors' }))
  await screen.findByRole('heading', { level: 1, name: failedHeading })
  await user.click(within(screen.getByRole('main')).getByRole('link', { name: 'Saved' }))
  await screen.findByText(/^Posts you save are kept here/)
})

test('does not call a post missing when the publication could not be read', async () => {
  renderApp({ feed: missing, url: '/posts/what-a-pilot-is-for' })
  await screen.findByRole('heading', { level: 1, name: failedHeading })
})

test('shows what had arrived of a feed that is cut off, says so, and completes it', async () => {
  const app = renderApp({ feed: text(cutOff(2)) })
  await screen.findByText(/^The feed ends in the middle\./)
  expect(screen.getByText(/What had arrived by then can be read\.$/)).toBeTruthy()
  await waitFor(() =>
    expect(listedTitles()).toEqual(['Quiet wards sleep better', 'Buying software as one region']),
  )
  expect(screen.queryByText(/^All 2 posts are on this device/)).toBeNull()
  await retry(app)
  await waitFor(() => expect(screen.queryByText(/^The feed ends in the middle/)).toBeNull())
})

test('counts by reason what was left out where no post of the feed can be read', async () => {
  renderApp({ feed: feed([{ title: 'One' }, { title: 'Two' }, 3]) })
  await screen.findByRole('heading', { level: 1, name: failedHeading })
  expect(screen.getByText('2 posts could not be read: no id')).toBeTruthy()
  expect(screen.getByText('1 post could not be read: not a post at all')).toBeTruthy()
})

test('shows posts whose fields have the wrong types, with what can be read of them', async () => {
  const odd = {
    id: 17,
    title: ['not', 'text'],
    summary: { text: 'no' },
    content_html: '<p>The text is fine.</p>',
    date_published: 'the day before yesterday',
    tags: 5,
    authors: 'somebody',
    image: false,
    _reader: 'nothing',
  }
  const { user } = renderApp({ feed: feed([odd], { authors: null, language: 3, title: {} }) })
  await user.click(await screen.findByRole('link', { name: 'The text is fine.' }))
  await screen.findByText('The text is fine.', { selector: 'p' })
})

test('counts items that cannot be read, by what is wrong with them', async () => {
  const items = [
    ...saltmarshItems,
    item('nameless', { id: undefined, title: 'A post without an id' }),
    'not a post',
    item('first-letter', { title: 'The same id again' }),
    { id: 'empty' },
    { title: 'Another without' },
  ]
  renderApp({ feed: feed(items) })
  const count = await screen.findByText('2 posts could not be read: no id')
  const posts = within(count.closest('details')!).getAllByRole('listitem', { hidden: true })
  expect(posts.map((post) => post.textContent)).toEqual([
    '“A post without an id”, number 6 in the feed',
    '“Another without”, number 10 in the feed',
  ])
  for (const reason of [
    'not a post at all',
    'another post has the same id',
    'no title, text or address',
  ]) {
    expect(screen.getByText(`1 post could not be read: ${reason}`)).toBeTruthy()
  }
  await waitFor(() => expect(listedTitles()).toHaveLength(5))
})

test.each<[string, Answer, string]>([
  ['is none', missing, 'The site is not set up: site.json answered 404.'],
  [
    'is a web page',
    text('<!doctype html>', 'text/html'),
    'The site is not set up: site.json is not valid JSON',
  ],
  ['is a list', text('[]'), 'The site is not set up: The site file should be an object in braces.'],
  [
    'has a title that is no text',
    { title: 12 },
    'The site is not set up: "title" should be text in quotes.',
  ],
  [
    'has facets that are no list',
    { facets: 'topics' },
    'The site is not set up: "facets" should be a list of facets.',
  ],
  [
    'has a facet without a name',
    { facets: [{ id: 'topic' }, {}] },
    'The site is not set up: "facets[1].id" should be a short name',
  ],
])('names the field where the site file %s', async (_what, site, words) => {
  renderApp({ feed: feed(saltmarshItems), site })
  await screen.findByRole('heading', { level: 1, name: failedHeading })
  expect(screen.getByText((content) => content.startsWith(words))).toBeTruthy()
})

test('reads on where the browser refuses storage, and says that nothing is kept', async () => {
  vi.spyOn(indexedDB, 'open').mockImplementation(() => {
    throw new DOMException('The operation is insecure.', 'SecurityError')
  })
  const { user } = renderApp({ feed: feed(saltmarshItems) })
  await screen.findByText('5 posts, for this visit only: this browser gives no room to keep them.')
  await waitFor(() => expect(listedTitles()).toHaveLength(5))
  const refusal = /^This browser does not let the site keep anything, as in a private window\./
  await user.click(screen.getByRole('button', { name: 'Save “What a pilot is for”' }))
  await waitFor(() => expect(screen.getByRole('status').textContent).toMatch(refusal))
  expect(screen.getByRole('button', { name: 'Save “What a pilot is for”' })).toBeTruthy()
  await user.click(screen.getByRole('link', { name: 'What a pilot is for' }))
  await screen.findByText('Put the last day in the diary.')
  await user.click(screen.getByRole('link', { name: 'Saved' }))
  await screen.findByRole('heading', { level: 1, name: 'Saved' })
  expect(within(screen.getByRole('main')).getAllByText(refusal).length).toBeGreaterThan(0)
})

test('says that there is no room when a post does not fit on the device', async () => {
  const { user } = renderApp({ feed: feed(saltmarshItems) })
  await screen.findByText(/^All 5 posts are on this device/)
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('Full', 'QuotaExceededError')
  })
  await user.click(screen.getByRole('button', { name: 'Save “What a pilot is for”' }))
  await waitFor(() =>
    expect(screen.getByRole('status').textContent).toMatch(/^There is no room left/),
  )
  expect(screen.getByRole('button', { name: 'Save “What a pilot is for”' })).toBeTruthy()
})

test('says what an empty publication is', async () => {
  renderApp({ feed: feed([]) })
  await screen.findByText(/Nothing has been published here yet/)
  expect(screen.getByRole('heading', { level: 1 })).toHaveProperty('textContent', 'Latest posts')
})
