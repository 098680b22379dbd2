import { screen, waitFor, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { feed, saltmarshItems } from '../factories/feed.ts'
import { renderApp, type App } from '../renderApp.tsx'

const title = 'Buying software as one region'
const other = 'What a pilot is for'

/** The shelf with both posts on it, the other one saved last. */
async function openShelf(): Promise<App> {
  const app = renderApp({ feed: feed(saltmarshItems) })
  for (const name of [title, other]) {
    await app.user.click(await screen.findByRole('button', { name: `Save “${name}”` }))
    await screen.findByRole('button', { name: `Saved: “${name}”. Remove` })
  }
  await app.user.click(screen.getByRole('link', { name: 'Saved (2)' }))
  await screen.findByRole('heading', { level: 1, name: 'Saved' })
  return app
}

function titles(): (string | null)[] {
  return screen
    .queryAllByRole('article')
    .map((card) => within(card).getByRole('heading').textContent)
}

async function expectTitles(...expected: string[]): Promise<void> {
  await waitFor(() => expect(titles()).toEqual(expected))
}

async function expectSaid(words: string): Promise<void> {
  await waitFor(() => expect(screen.getByRole('status').textContent).toBe(words))
}

test('moves a post to another place and leaves it in sight until something else is asked', async () => {
  const { user } = await openShelf()
  await user.click(screen.getByRole('link', { name: 'To read (2)' }))
  await user.selectOptions(screen.getByLabelText(`Place of “${title}”`), 'Finished')
  await expectSaid(`Finished: ${title}`)
  await screen.findByRole('link', { name: 'To read (1)' })
  expect(titles()).toEqual([other, title])
  await user.click(screen.getByRole('link', { name: 'Finished (1)' }))
  await expectTitles(title)
  expect(window.location.search).toBe('?place=finished')
  await user.click(screen.getByRole('link', { name: 'To read (1)' }))
  await expectTitles(other)
})

test('keeps labels and a note without a button, and finds by them', async () => {
  const { user } = await openShelf()
  await user.click(screen.getByRole('button', { name: `Labels and note for “${title}”` }))
  const form = within(screen.getByRole('group', { name: `Labels and note for “${title}”` }))
  await user.type(form.getByLabelText(/^Labels/), 'to cite, ward')
  await user.type(form.getByLabelText('Note'), 'Ask Ida about the tender.')
  await form.findByText('Kept on this device.')
  await user.click(await screen.findByRole('link', { name: 'to cite' }))
  await expectTitles(title)
  expect(window.location.search).toBe('?label=to+cite')
  await user.selectOptions(screen.getByLabelText('Label'), 'Any label')
  await expectTitles(other, title)
  await user.type(screen.getByLabelText('Search what you saved'), 'tender ida')
  await expectTitles(title)
})

test('searches the text of what is kept, and says when nothing is like that', async () => {
  const { user } = await openShelf()
  const field = screen.getByLabelText('Search what you saved')
  await user.type(field, 'tenders')
  await expectTitles(title)
  await user.type(field, 'xyz')
  await screen.findByText(/^Nothing you saved is like that/)
  await user.click(screen.getByRole('link', { name: 'Show all that is saved' }))
  await expectTitles(other, title)
})

test('orders the shelf, in the address too', async () => {
  const { user } = await openShelf()
  await user.selectOptions(screen.getByLabelText('Order'), 'Title')
  await expectTitles(title, other)
  expect(window.location.search).toBe('?sort=title')
})

test('labels, moves and removes several at once, and brings them back together', async () => {
  const { user } = await openShelf()
  await user.click(screen.getByRole('button', { name: 'Select several' }))
  await user.click(screen.getByRole('button', { name: 'Select all 2' }))
  const bar = within(screen.getByRole('group', { name: 'What is selected' }))
  await user.type(bar.getByLabelText('Label to add'), 'ward')
  await user.click(bar.getByRole('button', { name: 'Add' }))
  await expectSaid('Labelled 2 posts: ward')
  await user.selectOptions(bar.getByLabelText('Move to…'), 'In progress')
  await expectSaid('In progress: 2 posts')
  await user.click(screen.getByRole('checkbox', { name: `Select “${other}”` }))
  await user.click(screen.getByRole('checkbox', { name: `Select “${other}”` }))
  await user.click(bar.getByRole('button', { name: 'Remove 2' }))
  await expectTitles()
  const undo = await screen.findByRole('button', { name: 'Undo: bring back 2 posts' })
  await waitFor(() => expect(document.activeElement).toBe(undo))
  await user.click(undo)
  await expectTitles(other, title)
  await screen.findByRole('link', { name: 'In progress (2)' })
  expect(screen.getAllByRole('link', { name: 'ward' })).toHaveLength(2)
})

test('shows what was removed where it stood and nowhere else, and not once it is back', async () => {
  const { user } = await openShelf()
  await user.click(screen.getByRole('button', { name: `Remove “${title}”` }))
  const undo = `Undo: bring back “${title}”`
  await screen.findByRole('button', { name: undo })
  await user.click(screen.getByRole('link', { name: 'Finished (0)' }))
  await waitFor(() => expect(screen.queryByRole('button', { name: undo })).toBeNull())
  await user.click(screen.getByRole('link', { name: 'All (1)' }))
  await screen.findByRole('button', { name: undo })
  await user.click(screen.getByText('Recently removed (1)'))
  await user.click(screen.getByRole('button', { name: `Bring back “${title}”` }))
  await expectTitles(other, title)
  expect(screen.queryByRole('button', { name: undo })).toBeNull()
})

test('brings back what was removed on an earlier visit, or deletes it for good', async () => {
  const app = await openShelf()
  for (const name of [title, other]) {
    await app.user.click(screen.getByRole('button', { name: `Remove “${name}”` }))
    await screen.findByRole('button', { name: `Undo: bring back “${name}”` })
  }
  await app.leave()
  const { user } = renderApp({ feed: feed(saltmarshItems), url: '/saved' })
  await user.click(await screen.findByText('Recently removed (2)'))
  await user.click(screen.getByRole('button', { name: `Bring back “${title}”` }))
  await expectTitles(title)
  await user.click(screen.getByRole('button', { name: 'Delete these for good' }))
  await user.click(screen.getByRole('button', { name: 'Yes, delete 1 post for good' }))
  await expectSaid('Deleted for good.')
  await waitFor(() => expect(screen.queryByText(/^Recently removed/)).toBeNull())
  expect(titles()).toEqual([title])
})

test('says which saved posts have changed since, until the reader decides, and which are withdrawn', async () => {
  const app = await openShelf()
  await app.leave()
  const edited = saltmarshItems
    .filter((entry) => entry['title'] !== other)
    .map((entry) => (entry['title'] === title ? { ...entry, content_html: '<p>New.</p>' } : entry))
  const { user } = renderApp({ feed: feed(edited), url: '/saved' })
  const card = async (name: string) =>
    within((await screen.findByRole('link', { name })).closest('article')!)
  await user.click(await screen.findByRole('button', { name: 'show' }))
  await (await card(title)).findByText('Updated since you saved it')
  await (await card(other)).findByText('No longer published')
  await user.click(screen.getByRole('link', { name: title }))
  await user.click(await screen.findByRole('button', { name: /^Keep/ }))
  await user.click(screen.getByRole('link', { name: /^Saved/ }))
  await (await card(other)).findByText('No longer published')
  expect((await card(title)).queryByText('Updated since you saved it')).toBeNull()
})

test('removes on a full device, too, for which what was fetched for reading offline gives way', async () => {
  const { user } = await openShelf()
  await screen.findByText(/^All 5 posts are on this device/)
  const { put, clear } = IDBObjectStore.prototype
  const full = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('Full', 'QuotaExceededError')
  })
  vi.spyOn(IDBObjectStore.prototype, 'clear').mockImplementation(function free(
    this: IDBObjectStore,
  ) {
    full.mockImplementation(function kept(this: IDBObjectStore, ...record) {
      return put.apply(this, record)
    })
    return clear.call(this)
  })
  await user.click(screen.getByRole('button', { name: `Remove “${title}”` }))
  await screen.findByRole('button', { name: `Undo: bring back “${title}”` })
  await screen.findByText(/^5 posts, for this visit only/)
})

test('deletes pictures to make room only when told to twice', async () => {
  const { user } = await openShelf()
  await user.click(await screen.findByText('Make room'))
  await user.click(
    screen.getByRole('button', {
      name: 'Delete pictures of up to 10 posts, those saved longest ago first',
    }),
  )
  await user.click(
    screen.getByRole('button', { name: 'Yes, delete these pictures and keep the texts' }),
  )
  await expectSaid('None of the saved posts has pictures.')
})
