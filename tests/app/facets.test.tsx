import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { m } from '../../src/ui/messages/messages.ts'
import { feed, item, numberedItems, saltmarshItems } from '../factories/feed.ts'
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

function heading(): string | null {
  return screen.getByRole('heading', { level: 1 }).textContent
}

function filters() {
  return within(screen.getByRole('region', { name: 'Filters' }))
}

function option(name: string | RegExp): HTMLInputElement {
  return filters().getByRole<HTMLInputElement>('checkbox', { name })
}

function appliedNames(): (string | null)[] {
  const list = screen.queryByRole('list', { name: 'Applied filters' })
  return list ? Array.from(list.querySelectorAll('bdi'), (name) => name.textContent) : []
}

function field(): HTMLInputElement {
  return screen.getByLabelText<HTMLInputElement>('Search all posts')
}

function openGroup(name: string): void {
  fireEvent.click(screen.getByText(name, { selector: 'summary' }))
}

const dateFields = () => [filters().getByLabelText('From'), filters().getByLabelText('Until')]

test('narrows to the days between two dates, both included', async () => {
  renderApp({ feed: feed(saltmarshItems) })
  await expectTitles(allTitles)
  openGroup('Dates')
  const [from, to] = dateFields()
  expect(from!.getAttribute('min')).toBe('2024-06-30')
  expect(to!.getAttribute('max')).toBe('2026-05-03')
  fireEvent.change(from!, { target: { value: '2025-02-01' } })
  await expectTitles(allTitles.slice(0, 4))
  fireEvent.change(to!, { target: { value: '2025-11-20' } })
  await expectTitles(allTitles.slice(2, 4))
  expect(location.search).toBe('?from=2025-02-01&to=2025-11-20')
  expect(heading()).toBe('2 posts from 1 February 2025 until 20 November 2025')
  expect(appliedNames()).toEqual(['From 1 February 2025', 'Until 20 November 2025'])
  expect(screen.getByRole('button', { name: 'Filter and sort (2)' })).toBeTruthy()
})

test('waits with a date until it can be meant', async () => {
  renderApp({ feed: feed(saltmarshItems) })
  await expectTitles(allTitles)
  openGroup('Dates')
  const [from] = dateFields()
  for (const day of ['0002-02-01', '0020-02-01', '0202-02-01']) {
    fireEvent.change(from!, { target: { value: day } })
  }
  expect(location.search).toBe('')
  fireEvent.change(from!, { target: { value: '2025-02-01' } })
  await waitFor(() => expect(location.search).toBe('?from=2025-02-01'))
  fireEvent.change(from!, { target: { value: '1999-01-01' } })
  fireEvent.blur(from!)
  await waitFor(() => expect(location.search).toBe('?from=1999-01-01'))
})

test('turns a range round that is upside down, once one leaves it', async () => {
  renderApp({ feed: feed(saltmarshItems), url: '/?to=2025-02-01' })
  await expectTitles(allTitles.slice(3))
  const [from, to] = dateFields()
  fireEvent.change(from!, { target: { value: '2026-04-12' } })
  fireEvent.blur(from!, { relatedTarget: to! })
  expect(location.search).toBe('?to=2025-02-01')
  fireEvent.blur(to!)
  await expectTitles(allTitles.slice(1, 4))
  expect(location.search).toBe('?from=2025-02-01&to=2026-04-12')
  expect(dateFields().map((input) => (input as HTMLInputElement).value)).toEqual([
    '2025-02-01',
    '2026-04-12',
  ])
})

test('takes each end of the dates away by its tag, and both by a button', async () => {
  const { user } = renderApp({
    feed: feed(saltmarshItems),
    url: '/?type=guide&from=2025-02-01&to=2026-04-30',
  })
  await expectTitles(allTitles.slice(1, 3))
  expect(heading()).toBe('2 posts in Guide, from 1 February 2025 until 30 April 2026')
  await user.click(screen.getByRole('button', { name: 'Remove filter From 1 February 2025' }))
  await waitFor(() => expect(location.search).toBe('?type=guide&to=2026-04-30'))
  expect(document.activeElement).toBe(
    screen.getByRole('button', { name: 'Remove filter Until 30 April 2026' }),
  )
  await user.click(filters().getByRole('button', { name: 'Clear dates' }))
  await waitFor(() => expect(location.search).toBe('?type=guide'))
  expect(document.activeElement).toBe(filters().getByLabelText('From'))
})

test('shows posts per year as bars that filter, with the years between them', async () => {
  const years = [2026, 2026, 2026, 2023, 2014].map((year, position) =>
    item(`post-${position}`, { date_published: `${year}-03-0${position + 1}T08:00:00Z` }),
  )
  const { user } = renderApp({ feed: feed(years) })
  await waitFor(() => expect(listedTitles()).toHaveLength(5))
  const group = filters().getByRole('group', { name: 'Year' })
  const rows = within(group)
    .getAllByRole('listitem')
    .map((row) => row.querySelector('input')?.getAttribute('aria-label') ?? row.textContent)
  expect(rows).toEqual([
    '2026, 3 posts',
    '2025, 0 posts',
    '2024, 0 posts',
    '2023, 1 post',
    '2015 to 20220',
    '2014, 1 post',
  ])
  expect(option('2025, 0 posts').disabled).toBe(true)
  const bars = Array.from(group.querySelectorAll('rect'), (bar) => bar.getAttribute('width'))
  expect(bars).toEqual(['100.0%', '33.3%', '33.3%'])
  await user.click(option('2023, 1 post'))
  await waitFor(() => expect(heading()).toBe('1 post in 2023'))
  expect(location.search).toBe('?year=2023')
  await user.click(option('2026, 3 posts'))
  await waitFor(() => expect(listedTitles()).toHaveLength(4))
})

test('folds many years away and keeps the chosen ones in sight', async () => {
  const items = Array.from({ length: 30 }, (_, age) =>
    item(`post-${age}`, { date_published: `${2026 - age}-01-15T08:00:00Z` }),
  )
  const { user } = renderApp({ feed: feed(items), url: '/?year=1999' })
  await waitFor(() => expect(listedTitles()).toHaveLength(1))
  expect(option('1999, 1 post').checked).toBe(true)
  expect(filters().queryByRole('checkbox', { name: '2000, 1 post' })).toBeNull()
  await user.click(filters().getByRole('button', { name: 'Show all 30 in Year' }))
  await user.click(option('2000, 1 post'))
  await waitFor(() => expect(listedTitles()).toHaveLength(2))
})

const manyAuthors =
  'Åsa Öberg, Ben Adeyemi, Cléo Martin, Dai Jones, Eve Okoro, Fay Wong, Gus Berg, Hana Sato, Ian Bell, Jo Oberg, Kit Marsh, Lea Vogt'.split(
    ', ',
  )

test('finds options of a long group by a few letters, whatever their accents', async () => {
  const { user } = renderApp({
    feed: feed(manyAuthors.map((name) => item(name, { authors: [{ name }] }))),
    url: '/?author=ben-adeyemi',
  })
  await waitFor(() => expect(listedTitles()).toHaveLength(1))
  const group = within(filters().getByRole('group', { name: 'Author' }))
  const names = () => group.getAllByRole('checkbox').map((input) => input.getAttribute('value'))
  const find = group.getByRole<HTMLInputElement>('textbox', { name: 'Find in Author' })
  expect(names()).toHaveLength(8)
  expect(group.getByRole('button', { name: 'Show all 12 in Author' })).toBeTruthy()

  await user.type(find, 'OBER')
  expect(names(), 'what is chosen, and what is found').toEqual([
    'ben-adeyemi',
    'asa-oberg',
    'jo-oberg',
  ])
  expect(group.getByText('2 of 12 found').getAttribute('aria-live')).toBe('polite')
  expect(group.queryByRole('button')).toBeNull()
  await user.click(group.getByRole('checkbox', { name: /^Jo Oberg/ }))
  await waitFor(() => expect(location.search).toBe('?author=ben-adeyemi&author=jo-oberg'))
  expect(find.value).toBe('OBER')

  await user.click(find)
  await user.keyboard('{Escape}')
  expect(find.value).toBe('')
  expect(document.activeElement).toBe(find)
  expect(names()).toHaveLength(9)
  await user.type(find, 'zzz')
  expect(names()).toEqual(['ben-adeyemi', 'jo-oberg'])
  expect(group.getByText('0 of 12 found')).toBeTruthy()

  await user.click(group.getByRole('checkbox', { name: /^Jo Oberg/ }))
  await waitFor(() => expect(location.search).toBe('?author=ben-adeyemi'))
  expect(document.activeElement, 'stays, because the focus is on it').toBe(
    group.getByRole('checkbox', { name: /^Jo Oberg/ }),
  )
})

test('keeps a group open in which the last choice is taken away', async () => {
  const { user } = renderApp({ feed: feed(saltmarshItems) })
  await expectTitles(allTitles)
  openGroup('Author')
  await user.click(option(/^Tom Okafor/))
  await expectTitles(allTitles.slice(1, 4))
  await user.click(option(/^Tom Okafor/))
  await expectTitles(allTitles)
  expect(option(/^Tom Okafor/).closest('details')!.open).toBe(true)
  expect(document.activeElement).toBe(option(/^Tom Okafor/))
})

test('shows what the words ask of filters as chosen, and explains it', async () => {
  renderApp({ feed: feed(saltmarshItems) })
  await expectTitles(allTitles)
  fireEvent.change(field(), { target: { value: 'author:fenwick after:2025 "pilot" -bins' } })
  await expectTitles(['What a pilot is for'])
  expect(
    screen.getByText('Author: Ida Fenwick · from 1 January 2025 · exactly “pilot” · not “bins”'),
  ).toBeTruthy()
  expect(option(/^Ida Fenwick/).checked).toBe(true)
  expect((dateFields()[0] as HTMLInputElement).value).toBe('2025-01-01')
  expect(appliedNames()).toEqual(['Ida Fenwick', 'From 1 January 2025'])
  expect(heading()).toBe('1 result for ‘"pilot" -bins’ in Ida Fenwick, from 1 January 2025')
  expect(screen.getByRole('button', { name: 'Filter and sort (2)' })).toBeTruthy()
  expect(field().value).toBe('author:fenwick after:2025 "pilot" -bins')
})

test('moves operators out of the words as soon as a filter is changed', async () => {
  const { user } = renderApp({ feed: feed(saltmarshItems), url: '/?q=author:fenwick+pilot' })
  await expectTitles(['What a pilot is for', 'A first letter to our readers'])
  await user.click(option(/^Guide/))
  await waitFor(() => expect(location.search).toBe('?q=pilot&type=guide&author=ida-fenwick'))
  expect(field().value).toBe('pilot')
  await expectTitles(['What a pilot is for'])
  await user.click(option(/^Ida Fenwick/))
  await waitFor(() => expect(location.search).toBe('?q=pilot&type=guide'))
})

test('takes an operator out of the words by its tag', async () => {
  const { user } = renderApp({ feed: feed(saltmarshItems), url: '/?q=pilot+author:fenwick' })
  await user.click(await screen.findByRole('button', { name: 'Remove filter Ida Fenwick' }))
  await waitFor(() => expect(location.search).toBe('?q=pilot'))
  expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1 }))
})

test('does so in the panel of a small screen', async () => {
  const { user } = renderApp({ feed: feed(saltmarshItems), url: '/?q=author:fenwick' })
  await user.click(await screen.findByRole('button', { name: 'Filter and sort (1)' }))
  const panel = within(await screen.findByRole('dialog'))
  const ida = panel.getByRole<HTMLInputElement>('checkbox', { name: /^Ida Fenwick/ })
  expect(ida.checked).toBe(true)
  await user.click(ida)
  await user.click(panel.getByRole('checkbox', { name: /^Tom Okafor/ }))
  await user.click(panel.getByText('Dates', { selector: 'summary' }))
  fireEvent.change(panel.getByLabelText('From'), { target: { value: '2025-06-01' } })
  await user.click(await panel.findByRole('button', { name: 'Show 2 posts' }))
  await waitFor(() => expect(location.search).toBe('?author=tom-okafor&from=2025-06-01'))
  await expectTitles(allTitles.slice(1, 3))
})

test('loses neither words nor choices that are made before an answer is there', async () => {
  renderApp({ feed: feed(saltmarshItems), url: '/?q=author:fenwick' })
  await waitFor(() => expect(listedTitles()).toHaveLength(3))
  const [ida, guide] = [option(/^Ida Fenwick/), option(/^Guide/)]
  fireEvent.change(field(), { target: { value: 'author:fenwick pi' } })
  fireEvent.click(ida)
  fireEvent.click(guide)
  fireEvent.change(field(), { target: { value: 'author:fenwick pil' } })
  await waitFor(() => expect(location.search).toBe('?q=pil&type=guide'))
  await expectTitles(['What a pilot is for'])
  expect(field().value).toBe('pil')
  expect(option(/^Ida Fenwick/).checked).toBe(false)
})

test('says of an operator that nothing is called so', async () => {
  renderApp({ feed: feed(saltmarshItems), url: '/?q=author:zzz' })
  expect(await screen.findByText('No author is called ‘zzz’')).toBeTruthy()
  expect(await screen.findByText('No post matches.')).toBeTruthy()
})

test('explains nothing where there are only words', async () => {
  renderApp({ feed: feed(saltmarshItems), url: '/?q=pilot' })
  await waitFor(() => expect(listedTitles()).not.toHaveLength(0))
  expect(document.querySelector('search + p')!.textContent).toBe('')
})

test('draws no post again for a key before its answer', async () => {
  const drawn = vi.spyOn(m, 'minuteRead')
  renderApp({ feed: feed(numberedItems(60)) })
  await screen.findByText('60 posts, page 1 of 3')
  await waitFor(() => expect(drawn).toHaveBeenCalled())
  drawn.mockClear()
  const counted = vi.spyOn(m, 'number')
  for (const text of ['n', 'nu', 'num', 'numb']) {
    fireEvent.change(field(), { target: { value: text } })
    expect(field().value).toBe(text)
    expect(drawn, 'cards').not.toHaveBeenCalled()
    // What the pages are numbered with: their links lead to what is asked now.
    const numbers = new Set(counted.mock.calls.flat())
    expect([...numbers], 'no counts of filters').toEqual([1, 2, 3])
    counted.mockClear()
  }
  await screen.findByRole('heading', { name: '60 results for ‘numb’' })
  expect(drawn).toHaveBeenCalled()
})

test('has the words in the address with each key, and leaves the page with them', async () => {
  const { user } = renderApp({ feed: feed(saltmarshItems) })
  await expectTitles(allTitles)
  fireEvent.change(field(), { target: { value: 'pumps' } })
  expect(location.search).toBe('?q=pumps')
  await user.click(screen.getByRole('link', { name: 'Topics' }))
  await screen.findByRole('heading', { level: 1, name: 'Topics' })
  window.history.back()
  await expectTitles(['A shared list of spare equipment'])
  expect(field().value).toBe('pumps')
})

test('offers first what can be chosen where a long group is folded', async () => {
  const items = manyAuthors.map((name, position) =>
    item(name, {
      authors: [{ name }],
      _reader: { type: position < 3 ? 'News' : 'Guide' },
    }),
  )
  renderApp({ feed: feed(items), url: '/?type=guide' })
  await waitFor(() => expect(listedTitles()).toHaveLength(9))
  openGroup('Author')
  const group = within(filters().getByRole('group', { name: 'Author' }))
  const shown = group.getAllByRole<HTMLInputElement>('checkbox')
  expect(shown.map(({ value }) => value)[0]).toBe('dai-jones')
  expect(shown.every(({ disabled }) => !disabled)).toBe(true)
})

test('adds to the count what is not quite as asked', async () => {
  renderApp({ feed: feed(saltmarshItems), url: '/?q=pumps%20tenders' })
  await waitFor(() =>
    expect(screen.getByRole('status').textContent).toBe(
      '2 results for ‘pumps tenders’. No post has all of these words. These have some of them.',
    ),
  )
})
