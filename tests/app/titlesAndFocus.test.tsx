import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { feed, numberedItems, saltmarshItems } from '../factories/feed.ts'
import { noNetwork, renderApp } from '../renderApp.tsx'
import { listedTitles } from './listedTitles.ts'

const pilotTitle = 'What a pilot is for'

function heading(): HTMLElement {
  return screen.getByRole('heading', { level: 1 })
}

test.each([
  ['/', 'Latest posts – Saltmarsh Review'],
  ['/?type=guide', '2 posts in Guide – Saltmarsh Review'],
  ['/?q=pilot', 'pilot: 2 posts – Search – Saltmarsh Review'],
  ['/posts/what-a-pilot-is-for', 'What a pilot is for – Saltmarsh Review'],
  ['/authors', 'Authors – Saltmarsh Review'],
  ['/authors/ida-fenwick', 'Ida Fenwick – Authors – Saltmarsh Review'],
  ['/topics', 'Topics – Saltmarsh Review'],
  ['/topics/topic/pilots', 'Pilots – Topic – Saltmarsh Review'],
  ['/saved', 'Saved – Saltmarsh Review'],
  ['/nowhere', 'There is nothing at this address – Saltmarsh Review'],
])('titles the document of %s', async (url, title) => {
  renderApp({ feed: feed(saltmarshItems), url })
  await waitFor(() => expect(document.title).toBe(title))
  expect(screen.getAllByRole('heading', { level: 1 })).toHaveLength(1)
})

test('titles the pages of a list', async () => {
  const { user } = renderApp({ feed: feed(numberedItems(25)), url: '/?page=2' })
  await waitFor(() => expect(document.title).toBe('Latest posts (page 2 of 2) – Saltmarsh Review'))
  await user.type(screen.getByLabelText('Search all posts'), 'number')
  await waitFor(() =>
    expect(document.title).toBe('number: 25 posts (page 1 of 2) – Search – Saltmarsh Review'),
  )
})

test('titles the document of a publication that cannot be opened', async () => {
  renderApp({ feed: noNetwork })
  await waitFor(() =>
    expect(document.title).toBe('The publication could not be opened – Saltmarsh Review'),
  )
})

test('leaves the focus where it is on the first load', async () => {
  renderApp({ feed: feed(saltmarshItems) })
  await waitFor(() => expect(listedTitles()).toHaveLength(5))
  expect(document.activeElement).toBe(document.body)
})

test('reaches the skip link first', async () => {
  const { user } = renderApp({ feed: feed(saltmarshItems) })
  await waitFor(() => expect(listedTitles()).toHaveLength(5))
  await user.tab()
  const skip = screen.getByRole('link', { name: 'Skip to content' })
  expect(document.activeElement).toBe(skip)
  expect(skip.getAttribute('href')).toBe(`#${screen.getByRole('main').id}`)
})

test('moves the focus to the heading of a page that one goes to', async () => {
  const { user } = renderApp({ feed: feed(saltmarshItems) })
  await user.click(await screen.findByRole('link', { name: pilotTitle }))
  await screen.findByRole('heading', { level: 1, name: pilotTitle })
  expect(document.activeElement).toBe(heading())
  await user.click(screen.getByRole('link', { name: 'how to buy together' }))
  await screen.findByRole('heading', { level: 1, name: 'Buying software as one region' })
  expect(document.activeElement).toBe(heading())
  await user.click(screen.getByRole('link', { name: 'Topics' }))
  await screen.findByRole('heading', { level: 1, name: 'Topics' })
  expect(document.activeElement).toBe(heading())
})

test('moves the focus back to the link that one had followed', async () => {
  const { user } = renderApp({ feed: feed(saltmarshItems), url: '/?q=pilot' })
  await user.click(await screen.findByRole('link', { name: pilotTitle }))
  await screen.findByRole('heading', { level: 1, name: pilotTitle })
  const bios = screen.getByRole('region', { name: 'About the authors' })
  await user.click(within(bios).getByRole('link', { name: 'All posts by Tom Okafor' }))
  await screen.findByRole('heading', { level: 1, name: 'Tom Okafor' })
  window.history.back()
  await screen.findByRole('heading', { level: 1, name: pilotTitle })
  await waitFor(() =>
    expect(document.activeElement?.getAttribute('href')).toBe('/authors/tom-okafor'),
  )
  window.history.back()
  await screen.findByRole('link', { name: pilotTitle })
  await waitFor(() =>
    expect(document.activeElement).toBe(screen.getByRole('link', { name: pilotTitle })),
  )
})

test('leaves the focus where it is when going back changes only the list', async () => {
  const { user } = renderApp({ feed: feed(saltmarshItems) })
  await user.click(await screen.findByRole('link', { name: pilotTitle }))
  await screen.findByRole('heading', { level: 1, name: pilotTitle })
  window.history.back()
  await user.click(await screen.findByRole('checkbox', { name: /^Guide/ }))
  await waitFor(() => expect(listedTitles()).toHaveLength(2))
  window.history.back()
  await waitFor(() => expect(listedTitles()).toHaveLength(5))
  expect(document.activeElement).toBe(screen.getByRole('checkbox', { name: /^Guide/ }))
})

test('keeps the focus on a filter that is chosen', async () => {
  const { user } = renderApp({ feed: feed(saltmarshItems) })
  const guide = await screen.findByRole('checkbox', { name: /^Guide/ })
  await user.click(guide)
  await waitFor(() => expect(listedTitles()).toHaveLength(2))
  expect(document.activeElement).toBe(guide)
})

test('keeps the focus in the field while one types', async () => {
  const { user } = renderApp({ feed: feed(saltmarshItems) })
  const field = await screen.findByLabelText('Search all posts')
  await user.type(field, 'pumps{Enter}')
  await waitFor(() => expect(listedTitles()).toHaveLength(1))
  expect(document.activeElement).toBe(field)
})

test.each(['/', '/authors/ana'])(
  'starts again at the heading on another page of %s',
  async (url) => {
    const items = numberedItems(25).map((entry) => ({ ...entry, authors: [{ name: 'Ana' }] }))
    const { user } = renderApp({ feed: feed(items), url })
    await user.click(await screen.findByRole('link', { name: 'Next' }))
    await waitFor(() => expect(listedTitles()).toHaveLength(5))
    expect(document.activeElement).toBe(heading())
  },
)
