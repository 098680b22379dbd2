import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { feed, numberedItems, saltmarshItems } from '../factories/feed.ts'
import { renderApp } from '../renderApp.tsx'
import { listedTitles } from './listedTitles.ts'

const allTitles = [
  'Quiet wards sleep better',
  'Buying software as one region',
  'What a pilot is for',
  'A shared list of spare equipment',
  'A first letter to our readers',
]

/** Waits for the posts and for all that is counted with them. */
function expectTitles(titles: readonly string[]): Promise<void> {
  return waitFor(() => {
    expect(listedTitles()).toEqual(titles)
    expect(document.querySelector('#results')?.getAttribute('aria-busy')).toBe('false')
  })
}

function filter(name: RegExp): HTMLInputElement {
  const filters = screen.getByRole('region', { name: 'Filters' })
  return within(filters).getByRole<HTMLInputElement>('checkbox', { name })
}

test('lists the posts of the feed, newest first', async () => {
  renderApp({ feed: feed(saltmarshItems) })
  await expectTitles(allTitles)
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Latest posts')
  expect(screen.getByText('5 posts')).toBeTruthy()
})

test('shows of each post its type, date, summary, authors and audiences', async () => {
  renderApp({ feed: feed(saltmarshItems) })
  const [post] = await screen.findAllByRole('article')
  const card = within(post!)
  expect(card.getByText('News')).toBeTruthy()
  expect(card.getByText('3 May 2026').getAttribute('datetime')).toBe('2026-05-03')
  expect(card.getByText('1 minute read')).toBeTruthy()
  expect(card.getByText('What a fortnight of soft-closing bins did for sleep.')).toBeTruthy()
  expect(card.getByRole('link', { name: 'Ida Fenwick' }).getAttribute('href')).toBe(
    '/authors/ida-fenwick',
  )
  expect(card.getByRole('link', { name: 'Patients and public' }).getAttribute('href')).toBe(
    '/topics/audience/patients-and-public',
  )
})

test('narrows the list while words are typed and marks them where they stand', async () => {
  const { user } = renderApp({ feed: feed(saltmarshItems) })
  await user.type(await screen.findByLabelText('Search all posts'), 'ward bin')
  await expectTitles(['Quiet wards sleep better'])
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('1 result for ‘ward bin’')
  const marked = Array.from(document.querySelectorAll('mark'), (mark) => mark.textContent)
  expect(marked).toContain('bin')
})

test('shows the passage that matched and leads to the heading that it stands under', async () => {
  const { user } = renderApp({ feed: feed(saltmarshItems), url: '/?q=diary' })
  await expectTitles(['What a pilot is for'])
  expect(screen.getByText('diary').tagName).toBe('MARK')
  await user.click(screen.getByRole('link', { name: 'Under “Say when it ends”' }))
  await screen.findByRole('heading', { level: 1, name: 'What a pilot is for' })
  expect(location.pathname + location.hash).toBe(
    '/posts/what-a-pilot-is-for#section-say-when-it-ends',
  )
})

test('holds words, filters, order and page in the address', async () => {
  const { user } = renderApp({ feed: feed(saltmarshItems) })
  await user.type(await screen.findByLabelText('Search all posts'), 'pilot')
  await waitFor(() => expect(location.search).toBe('?q=pilot'))
  await user.click(filter(/^Guide/))
  await waitFor(() => expect(location.search).toBe('?q=pilot&type=guide'))
  await user.selectOptions(screen.getByRole('combobox', { name: 'Order' }), 'Oldest')
  await waitFor(() => expect(location.search).toBe('?q=pilot&type=guide&sort=oldest'))
})

test('gives the same list when its address is opened elsewhere', async () => {
  renderApp({ feed: feed(saltmarshItems), url: '/?q=one&audience=commissioners&sort=oldest' })
  await expectTitles([
    'A shared list of spare equipment',
    'What a pilot is for',
    'Buying software as one region',
  ])
  expect(screen.getByLabelText<HTMLInputElement>('Search all posts').value).toBe('one')
  expect(filter(/^Commissioners/).checked).toBe(true)
  expect(screen.getByRole<HTMLSelectElement>('combobox', { name: 'Order' }).value).toBe('oldest')
})

test('clamps what cannot be in an address instead of failing', async () => {
  renderApp({
    feed: feed(saltmarshItems),
    url: '/?page=-3&sort=sideways&type=&type=opera&nonsense=%00%FF&q=%20',
  })
  await screen.findByRole('heading', { level: 1, name: '0 posts in opera' })
  expect(screen.getByText('No post matches.')).toBeTruthy()
})

test('restores words, filters and page on the way back', async () => {
  const { user } = renderApp({ feed: feed(saltmarshItems) })
  await user.type(await screen.findByLabelText('Search all posts'), 'one')
  await user.click(filter(/^Guide/))
  await expectTitles(['Buying software as one region', 'What a pilot is for'])
  await user.click(screen.getByRole('link', { name: 'What a pilot is for' }))
  await screen.findByRole('heading', { level: 1, name: 'What a pilot is for' })
  window.history.back()
  await expectTitles(['Buying software as one region', 'What a pilot is for'])
  expect(screen.getByLabelText<HTMLInputElement>('Search all posts').value).toBe('one')
  expect(filter(/^Guide/).checked).toBe(true)
  window.history.back()
  await waitFor(() => expect(location.search).toBe('?q=one'))
  await waitFor(() => expect(filter(/^Guide/).checked).toBe(false))
})

test('takes one step back over a whole search, not one per letter', async () => {
  const { user } = renderApp({ feed: feed(saltmarshItems) })
  await user.click(await screen.findByRole('link', { name: 'Topics' }))
  await screen.findByRole('heading', { level: 1, name: 'Topics' })
  await user.click(screen.getByRole('link', { name: 'Posts' }))
  await user.type(await screen.findByLabelText('Search all posts'), 'pumps')
  await expectTitles(['A shared list of spare equipment'])
  window.history.back()
  await screen.findByRole('heading', { level: 1, name: 'Topics' })
})

test('keeps words that were typed a moment before the page was turned', async () => {
  renderApp({ feed: feed(numberedItems(60)) })
  await screen.findByText('60 posts, page 1 of 3')
  fireEvent.change(screen.getByLabelText('Search all posts'), { target: { value: 'number' } })
  fireEvent.click(screen.getByRole('link', { name: 'Page 2' }))
  await screen.findByRole('heading', { name: '60 results for ‘number’' })
  await screen.findByText('60 posts, page 2 of 3')
  expect(location.search).toBe('?q=number&page=2')
  expect(screen.getByLabelText<HTMLInputElement>('Search all posts').value).toBe('number')
})

test('counts for each filter what choosing it would give', async () => {
  const { user } = renderApp({ feed: feed(saltmarshItems) })
  await screen.findAllByRole('article')
  expect(filter(/^Guide/).labels![0]!.textContent).toBe('Guide2')
  expect(filter(/^News/).labels![0]!.textContent).toBe('News1')
  await user.click(filter(/^Patients and public/))
  await expectTitles([allTitles[0]!, allTitles[2]!, allTitles[4]!])
  expect(filter(/^Guide/).labels![0]!.textContent).toBe('Guide1')
  expect(filter(/^Case study/).labels![0]!.textContent).toBe('Case study0')
  expect(filter(/^Case study/).disabled).toBe(true)
  expect(filter(/^Commissioners/).labels![0]!.textContent).toBe('Commissioners3')
})

test('adds up choices within a group and narrows between groups', async () => {
  const { user } = renderApp({ feed: feed(saltmarshItems) })
  await screen.findAllByRole('article')
  await user.click(filter(/^News/))
  await user.click(filter(/^Guide/))
  await expectTitles(allTitles.slice(0, 3))
  await user.click(filter(/^North Shore/))
  await expectTitles(['Buying software as one region'])
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe(
    '1 post in Guide, News and North Shore',
  )
})

test('narrows by author, year and length, which every post has', async () => {
  const { user } = renderApp({ feed: feed(saltmarshItems) })
  await screen.findAllByRole('article')
  await user.click(filter(/^2026/))
  await expectTitles(allTitles.slice(0, 2))
  await user.click(screen.getByText('Author', { selector: 'summary' }))
  await user.click(filter(/^Tom Okafor/))
  await expectTitles(['Buying software as one region'])
})

test('removes applied filters one by one, with the focus on the next one and then the heading', async () => {
  const { user } = renderApp({
    feed: feed(saltmarshItems),
    url: '/?type=news&type=guide&type=blog',
  })
  const removeGuide = await screen.findByRole('button', { name: 'Remove filter Guide' })
  await user.click(removeGuide)
  await expectTitles([allTitles[0]!, allTitles[4]!])
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Remove filter Blog' }))
  await user.keyboard('{Enter}')
  await expectTitles([allTitles[0]!])
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Remove filter News' }))
  await user.keyboard('{Enter}')
  await expectTitles(allTitles)
  expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1 }))
})

test('clears all filters at once and keeps the words', async () => {
  const { user } = renderApp({
    feed: feed(saltmarshItems),
    url: '/?q=pilot&type=guide&author=ida-fenwick',
  })
  await user.click(await screen.findByRole('button', { name: 'Clear all filters' }))
  await waitFor(() => expect(location.search).toBe('?q=pilot'))
  await waitFor(() => expect(screen.queryByRole('list', { name: 'Applied filters' })).toBeNull())
  expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1 }))
})

test('offers filters and order in a panel that applies them when they are right', async () => {
  const { user } = renderApp({ feed: feed(saltmarshItems) })
  await user.click(await screen.findByRole('button', { name: 'Filter and sort' }))
  const panel = within(await screen.findByRole('dialog', { name: 'Filter and sort' }))
  await user.click(panel.getByRole('checkbox', { name: /^Guide/ }))
  expect(location.search).toBe('')
  await user.click(await panel.findByRole('button', { name: 'Show 2 posts' }))
  await expectTitles(allTitles.slice(1, 3))
  expect(location.search).toBe('?type=guide')
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(screen.getByRole('button', { name: 'Filter and sort (1)' })).toBeTruthy()
})

test('leaves the list as it was when the panel is closed without applying', async () => {
  const { user } = renderApp({ feed: feed(saltmarshItems) })
  await user.click(await screen.findByRole('button', { name: 'Filter and sort' }))
  const panel = within(await screen.findByRole('dialog'))
  await user.click(panel.getByRole('checkbox', { name: /^Guide/ }))
  await panel.findByRole('button', { name: 'Show 2 posts' })
  await user.click(panel.getByRole('button', { name: 'Close' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(location.search).toBe('')
  expect(listedTitles()).toEqual(allTitles)
})

test('sorts by newest and oldest, and by relevance once there are words', async () => {
  const { user } = renderApp({ feed: feed(saltmarshItems) })
  await screen.findAllByRole('article')
  const order = screen.getByRole<HTMLSelectElement>('combobox', { name: 'Order' })
  expect(Array.from(order.options, ({ text }) => text)).toEqual(['Newest', 'Oldest'])
  await user.selectOptions(order, 'Oldest')
  await expectTitles(allTitles.toReversed())
  await user.type(screen.getByLabelText('Search all posts'), 'pilot')
  await waitFor(() => expect(order.value).toBe('relevance'))
  await waitFor(() => expect(listedTitles()[0]).toBe('What a pilot is for'))
  await user.clear(screen.getByLabelText('Search all posts'))
  await waitFor(() => expect(order.value).toBe('newest'))
})

test('spreads long lists over numbered pages', async () => {
  const { user } = renderApp({ feed: feed(numberedItems(45)) })
  await waitFor(() => expect(listedTitles()).toHaveLength(20))
  const pages = within(screen.getByRole('navigation', { name: 'Pages' }))
  expect(pages.getByRole('link', { name: 'Page 1' }).getAttribute('aria-current')).toBe('page')
  await user.click(pages.getByRole('link', { name: 'Page 3' }))
  await expectTitles(['Number 41', 'Number 42', 'Number 43', 'Number 44', 'Number 45'])
  expect(location.pathname).toBe('/page/3')
  expect(screen.getByText('45 posts, page 3 of 3')).toBeTruthy()
  await user.click(screen.getByRole('link', { name: 'Previous' }))
  await waitFor(() => expect(listedTitles()[0]).toBe('Number 21'))
})

test('shows the last page where an address asks for one beyond it', async () => {
  renderApp({ feed: feed(numberedItems(25)), url: '/?page=99' })
  await expectTitles(['Number 21', 'Number 22', 'Number 23', 'Number 24', 'Number 25'])
})

test('starts a new question on its first page', async () => {
  const { user } = renderApp({ feed: feed(numberedItems(45)), url: '/?page=3' })
  await waitFor(() => expect(listedTitles()).toHaveLength(5))
  await user.type(screen.getByLabelText('Search all posts'), 'number')
  await waitFor(() => expect(location.search).toBe('?q=number'))
})

test('says that nothing matches and what to do, and leads back to everything', async () => {
  const { user } = renderApp({ feed: feed(saltmarshItems), url: '/?q=xylophone' })
  await screen.findByText('No post matches.')
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('0 results for ‘xylophone’')
  expect(await screen.findByText('Take away a filter above.')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Show all posts' }))
  await expectTitles(allTitles)
  expect(screen.getByLabelText<HTMLInputElement>('Search all posts').value).toBe('')
  expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1 }))
})

test('tells how many results there are once typing has paused', async () => {
  const { user } = renderApp({ feed: feed(saltmarshItems) })
  await user.type(await screen.findByLabelText('Search all posts'), 'pumps')
  await waitFor(() => expect(screen.getByRole('status').textContent).toBe('1 result for ‘pumps’'))
})
