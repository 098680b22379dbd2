import { screen, waitFor, within } from '@testing-library/react'
import { deleteDB, openDB } from 'idb'
import { http, HttpResponse } from 'msw/http'
import { expect, test, vi } from 'vitest'
import { feed, item, saltmarshItems } from '../factories/feed.ts'
import { archiveName, libraryName, network, renderApp, type App } from '../renderApp.tsx'

const title = 'Buying software as one region'
const withoutIt = feed(saltmarshItems.filter((entry) => entry['title'] !== title))

async function saveFromList({ user }: App, name = title): Promise<void> {
  await user.click(await screen.findByRole('button', { name: `Save “${name}”` }))
  await screen.findByRole('button', { name: `Saved: “${name}”. Remove` })
}

async function openShelf({ user }: App): Promise<void> {
  await user.click(screen.getByRole('link', { name: /^Saved \(/ }))
  await screen.findByRole('heading', { level: 1, name: 'Saved' })
}

/** Another tab is writing to the library until it is told to stop. */
async function occupyLibrary(): Promise<() => void> {
  const database = await openDB(libraryName)
  const { store, done } = database.transaction('bookmarks', 'readwrite')
  let isOccupied = true
  async function keepBusy(): Promise<void> {
    while (isOccupied) await store.count()
    await done
    database.close()
  }
  void keepBusy()
  return () => {
    isOccupied = false
  }
}

test('calls a post saved only once it is on the disk', async () => {
  const { user } = renderApp({ feed: feed(saltmarshItems) })
  await screen.findByRole('button', { name: `Save “${title}”` })
  const release = await occupyLibrary()
  await user.click(screen.getByRole('button', { name: `Save “${title}”` }))
  const saving = await screen.findByRole('button', { name: `Saving… “${title}”` })
  expect(saving.getAttribute('aria-disabled')).toBe('true')
  expect(screen.getByRole('status').textContent).toBe('')
  release()
  await screen.findByRole('button', { name: `Saved: “${title}”. Remove` })
  await waitFor(() =>
    expect(screen.getByRole('status').textContent).toBe(`Saved on this device: ${title}`),
  )
  expect(screen.getByRole('link', { name: 'Saved (1)' })).toBeTruthy()
})

test('removes a saved post by the same button', async () => {
  const app = renderApp({ feed: feed(saltmarshItems) })
  await saveFromList(app)
  await app.user.click(screen.getByRole('button', { name: `Saved: “${title}”. Remove` }))
  await screen.findByRole('button', { name: `Save “${title}”` })
  expect(screen.getByRole('link', { name: 'Saved' })).toBeTruthy()
})

test('lists what is saved, last saved first, with its size and the day', async () => {
  const app = renderApp({ feed: feed(saltmarshItems) })
  await saveFromList(app)
  await saveFromList(app, 'What a pilot is for')
  await openShelf(app)
  expect(screen.getByText(/^2 posts with text and pictures on this device, /)).toBeTruthy()
  const cards = screen.getAllByRole('article')
  expect(cards.map((card) => within(card).getByRole('heading').textContent)).toEqual([
    'What a pilot is for',
    title,
  ])
  const today = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' })
  expect(within(cards[0]!).getByText(`Saved ${today.format()}`)).toBeTruthy()
  expect(within(cards[0]!).getByText(/^\d(\.\d)? kB$/)).toBeTruthy()
})

test('opens a saved post and leads back to the shelf', async () => {
  const app = renderApp({ feed: feed(saltmarshItems) })
  await saveFromList(app)
  await openShelf(app)
  await app.user.click(await screen.findByRole('link', { name: title }))
  await screen.findByText('Nine tenders for one product is eight too many.')
  expect(screen.getByRole('link', { name: 'Back to the list' }).getAttribute('href')).toBe('/saved')
})

test('brings a removed post back from where it stood, with the focus kept near', async () => {
  const app = renderApp({ feed: feed(saltmarshItems) })
  await saveFromList(app)
  await saveFromList(app, 'What a pilot is for')
  await openShelf(app)
  await app.user.click(await screen.findByRole('button', { name: `Remove “${title}”` }))
  const undo = await screen.findByRole('button', { name: `Undo: bring back “${title}”` })
  await waitFor(() => expect(document.activeElement).toBe(undo))
  await waitFor(() => expect(screen.getByRole('link', { name: 'Saved (1)' })).toBeTruthy())
  await waitFor(() => expect(screen.getByRole('status').textContent).toBe(`Removed: ${title}`))
  await app.user.click(undo)
  const title2 = await screen.findByRole('link', { name: title })
  await waitFor(() => expect(screen.queryByRole('button', { name: /^Undo/ })).toBeNull())
  expect(title2.closest('li')!.contains(document.activeElement)).toBe(true)
  await screen.findByRole('link', { name: 'Saved (2)' })
})

test('keeps a removal when the shelf is left', async () => {
  const app = renderApp({ feed: feed(saltmarshItems) })
  await saveFromList(app)
  await openShelf(app)
  await app.user.click(await screen.findByRole('button', { name: `Remove “${title}”` }))
  await screen.findByRole('button', { name: /^Undo/ })
  await app.leave()
  renderApp({ feed: feed(saltmarshItems), url: '/saved' })
  await screen.findByText(/^Posts you save are kept here/)
})

test('says what the shelf is for while it is empty', async () => {
  const { user } = renderApp({ feed: feed(saltmarshItems), url: '/saved' })
  await screen.findByText(/^Posts you save are kept here/)
  await user.click(screen.getByRole('link', { name: 'Find something to save' }))
  await screen.findByRole('heading', { level: 1, name: 'Latest posts' })
})

test('keeps a saved post readable after it left the feed, and says that it did', async () => {
  const first = renderApp({ feed: feed(saltmarshItems) })
  await saveFromList(first)
  await first.leave()
  const second = renderApp({ feed: withoutIt })
  await screen.findByText(/^1 withdrawn/)
  await second.leave()

  const { user } = renderApp({ feed: withoutIt, url: '/saved' })
  await user.click(await screen.findByRole('link', { name: title }))
  await screen.findByText(/^No longer published by Saltmarsh Review\. Your own copy, saved /)
  expect(screen.getByText('Nine tenders for one product is eight too many.')).toBeTruthy()
  expect(screen.getByRole('region', { name: 'About the author' }).textContent).toContain(
    'Tom Okafor',
  )
})

const changed = feed(
  saltmarshItems.map((entry) =>
    entry['title'] === title
      ? { ...entry, content_html: '<p>Three tenders for one product are two too many.</p>' }
      : entry,
  ),
)

/** Saved on one visit, changed by the publisher before the next. */
async function openChangedPost(): Promise<App> {
  const first = renderApp({ feed: feed(saltmarshItems) })
  await saveFromList(first)
  await first.leave()
  const second = renderApp({ feed: changed })
  await screen.findByText(/1 changed/)
  await second.leave()
  const app = renderApp({ feed: changed, url: '/saved' })
  await app.user.click(await screen.findByRole('link', { name: title }))
  await screen.findByText(/^This post was changed after you saved it on /)
  return app
}

test('marks what has changed since a post was saved, and renews the copy when it is told to', async () => {
  const { user } = await openChangedPost()
  await user.click(await screen.findByRole('button', { name: 'Show what changed' }))
  const removed = await screen.findByText('Nine', { selector: 'del' })
  expect(removed.textContent).toBe('Removed: Nine End. ')
  expect(screen.getByText('Three', { selector: 'ins' }).textContent).toBe('Added: Three End. ')
  await user.click(screen.getByRole('button', { name: 'Update my copy' }))
  await waitFor(() =>
    expect(screen.getByRole('status').textContent).toBe('Your copy is the new version.'),
  )
  await waitFor(() => expect(screen.queryByText(/^This post was changed/)).toBeNull())
})

test('leaves the copy as it is when it is told to, and does not ask again', async () => {
  const app = await openChangedPost()
  await app.user.click(await screen.findByRole('button', { name: 'Keep my copy as it is' }))
  await waitFor(() => expect(screen.queryByText(/^This post was changed/)).toBeNull())
  const database = await openDB(libraryName)
  const [stored] = (await database.getAll('bookmarks')) as { post: { html: string } }[]
  expect(stored!.post.html).toContain('Nine tenders')
  database.close()
  await app.leave()
  renderApp({ feed: changed, url: '/posts/buying-together' })
  await screen.findByText('Three tenders for one product are two too many.')
  await screen.findByRole('button', { name: `Saved: “${title}”. Remove` })
  expect(screen.queryByText(/^This post was changed/)).toBeNull()
})

test('keeps a saved post readable when the publication cannot be opened at all', async () => {
  const first = renderApp({ feed: feed(saltmarshItems) })
  await saveFromList(first)
  await first.leave()
  await deleteDB(archiveName)
  const { user } = renderApp({ feed: () => new HttpResponse(null, { status: 404 }) })
  await screen.findByRole('heading', { level: 1, name: 'The publication could not be opened' })
  await user.click(within(screen.getByRole('main')).getByRole('link', { name: 'Saved' }))
  await user.click(await screen.findByRole('link', { name: title }))
  await screen.findByText('Nine tenders for one product is eight too many.')
  expect(screen.queryByText(/No longer published/)).toBeNull()
})

test('keeps the pictures of a saved post on the device', async () => {
  const site = { title: 'Saltmarsh Review', imageHosts: ['media.example'] }
  network.use(
    http.get('https://media.example/map.png', () =>
      HttpResponse.arrayBuffer(new Uint8Array([1, 2, 3]).buffer, {
        headers: { 'content-type': 'image/png' },
      }),
    ),
    http.get('https://media.example/gone.png', () => new HttpResponse(null, { status: 404 })),
  )
  const pictures = item('pictures', {
    title: 'Two pictures',
    content_html:
      '<p><img src="https://media.example/map.png" alt="A map">' +
      '<img src="https://media.example/gone.png" alt="A loss"></p>',
  })
  const app = renderApp({ feed: feed([pictures]), site })
  await saveFromList(app, 'Two pictures')
  await openShelf(app)
  await screen.findByText('1 picture could not be copied')
  await app.user.click(screen.getByRole('link', { name: 'Two pictures' }))
  await waitFor(() =>
    expect(screen.getByRole('img', { name: 'A map' }).getAttribute('src')).toMatch(/^blob:/),
  )
})

test('saves the text where there is no room for the pictures, and says so', async () => {
  network.use(
    http.get('https://media.example/map.png', () =>
      HttpResponse.arrayBuffer(new Uint8Array([1, 2, 3]).buffer, {
        headers: { 'content-type': 'image/png' },
      }),
    ),
  )
  const put = IDBObjectStore.prototype.put
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
    this: IDBObjectStore,
    value,
  ) {
    const { images = [] } = value as { images?: readonly object[] }
    if (images.some((image) => 'bytes' in image))
      throw new DOMException('Full', 'QuotaExceededError')
    return put.call(this, value)
  })
  const pictures = item('pictures', {
    title: 'A picture',
    content_html: '<p>Words. <img src="https://media.example/map.png" alt="A map"></p>',
  })
  const site = { title: 'Saltmarsh Review', imageHosts: ['media.example'] }
  const app = renderApp({ feed: feed([pictures]), site })
  await saveFromList(app, 'A picture')
  await waitFor(() =>
    expect(screen.getByRole('status').textContent).toBe(
      'Saved without its pictures, for which there is no room left: A picture',
    ),
  )
  await openShelf(app)
  await screen.findByText('1 picture could not be copied')
})

test('says of a damaged copy that it is damaged', async () => {
  const first = renderApp({ feed: feed(saltmarshItems) })
  await saveFromList(first)
  await first.leave()
  const second = renderApp({ feed: withoutIt })
  await screen.findByText(/^1 withdrawn/)
  await second.leave()
  const database = await openDB(libraryName)
  const [stored] = await database.getAll('bookmarks')
  await database.put('bookmarks', { ...stored, savedAt: '2020-01-01T00:00:00Z' })
  database.close()

  renderApp({ feed: withoutIt, url: '/posts/buying-together' })
  await screen.findByText('Your copy of this post is damaged and cannot be shown as it was.')
})
