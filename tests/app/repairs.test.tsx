import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { feed, item, numberedItems, saltmarshItems } from '../factories/feed.ts'
import { renderApp } from '../renderApp.tsx'
import { listedTitles } from './listedTitles.ts'

function heading(): string | null {
  return screen.getByRole('heading', { level: 1 }).textContent
}

/** The number at the end of "Without ‘ward’: 12 posts". */
function promised(text: string): number {
  return Number(/: (\d+) posts?$/.exec(text)![1])
}

test('takes the word that is probably meant where no post has this one, and says so', async () => {
  const { user } = renderApp({ feed: feed(saltmarshItems), url: '/?q=softwear' })
  await waitFor(() => expect(listedTitles()).toEqual(['Buying software as one region']))
  const note = screen.getByText('software', { selector: 'bdi' }).closest('p')!
  expect(note.textContent).toBe('Showing results for software. Search instead for ‘softwear’')
  await waitFor(() =>
    expect(screen.getByRole('status').textContent).toBe(
      '1 result for ‘softwear’. Showing results for software.',
    ),
  )

  await user.click(screen.getByRole('link', { name: 'Search instead for ‘softwear’' }))
  await waitFor(() => expect(heading()).toBe('0 results for ‘softwear’'))
  expect(location.search).toBe('?q=softwear&spelling=exact')
  expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1 }))

  await user.click(screen.getByRole('link', { name: 'Look for other spellings too' }))
  await waitFor(() => expect(heading()).toBe('1 result for ‘softwear’'))
  expect(location.search).toBe('?q=softwear')
})

test('looks for other spellings again once other words are typed', async () => {
  const { user } = renderApp({ feed: feed(saltmarshItems), url: '/?q=softwear&spelling=exact' })
  await screen.findByText('No post matches.')
  await user.type(screen.getByLabelText('Search all posts'), 's')
  await waitFor(() => expect(location.search).toBe('?q=softwears'))
})

test('leads on to posts with some of the words where few have all', async () => {
  const both = item('both', { title: 'Both', content_html: '<p>A ward and its bins.</p>' })
  const wards = numberedItems(4).map((post) => ({ ...post, content_html: '<p>A ward.</p>' }))
  const { user } = renderApp({ feed: feed([...wards, both]), url: '/?q=ward+bins' })
  await waitFor(() => expect(listedTitles()).toEqual(['Both']))
  await user.click(
    await screen.findByRole('link', { name: '4 more posts have some of these words' }),
  )
  await waitFor(() => expect(listedTitles()).toHaveLength(5))
  expect(listedTitles()[0]).toBe('Both')
  expect(location.search).toBe('?q=ward+bins&words=some')
  await user.type(screen.getByLabelText('Search all posts'), 'x')
  await waitFor(() => expect(location.search).toBe('?q=ward+binsx'))
})

test('asks whether another word was meant where one finds little', async () => {
  const rare = item('rare', { title: 'On warts', content_html: '<p>A wart is no ward.</p>' })
  const { user } = renderApp({
    feed: feed([
      ...numberedItems(4).map((post) => ({ ...post, content_html: '<p>A ward.</p>' })),
      rare,
    ]),
    url: '/?q=wart',
  })
  const offers = await screen.findByRole('list', { name: 'Did you mean:' })
  await user.click(within(offers).getByRole('link', { name: '‘ward’ instead of ‘wart’: 5 posts' }))
  await waitFor(() => expect(heading()).toBe('5 results for ‘ward’'))
})

test('offers what to take away where nothing matches, with what that gives', async () => {
  const { user } = renderApp({
    feed: feed(saltmarshItems),
    url: '/?q=pumps&audience=patients-and-public&from=2026-01-01',
  })
  await screen.findByText('No post matches.')
  const offers = await screen.findByRole('list', { name: 'What would find something:' })
  const names = within(offers)
    .getAllByRole('link')
    .map(({ textContent }) => textContent)
  expect(names).toContain('Without ‘pumps’: 1 post')
  for (const name of names) {
    expect(promised(name)).toBeGreaterThan(0)
    await user.click(await screen.findByRole('link', { name }))
    await waitFor(() => expect(listedTitles()).toHaveLength(promised(name)))
    expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1 }))
    window.history.back()
    await screen.findByText('No post matches.')
  }
})

test('offers to leave out a filter or the dates by their names', async () => {
  renderApp({ feed: feed(saltmarshItems), url: '/?type=news&to=2025-12-31' })
  await screen.findByText('No post matches.')
  expect(await screen.findByRole('link', { name: 'Any date: 1 post' })).toBeTruthy()
  expect(screen.getByRole('link', { name: 'Without the filter News: 3 posts' })).toBeTruthy()
})

test('says that posts have only some of the words, and which word to leave out', async () => {
  const { user } = renderApp({ feed: feed(saltmarshItems), url: '/?q=pumps%20tenders' })
  await screen.findByText('No post has all of these words. These have some of them.')
  expect(new Set(listedTitles())).toEqual(
    new Set(['A shared list of spare equipment', 'Buying software as one region']),
  )
  const offer = await screen.findByRole('link', { name: 'Without ‘tenders’: 1 post' })
  await user.click(offer)
  await waitFor(() => expect(heading()).toBe('1 result for ‘pumps’'))
  expect(screen.queryByText(/These have some of them/)).toBeNull()
})

test('gives the hints that always help where nothing that is taken away would', async () => {
  renderApp({ feed: feed(saltmarshItems), url: '/?q=xylophone' })
  expect(await screen.findByText('Take away a filter above.')).toBeTruthy()
  expect(screen.queryByRole('list', { name: 'What would find something:' })).toBeNull()
})

test('shows the best of what a whole question finds, without asking for fewer words', async () => {
  renderApp({
    feed: feed(saltmarshItems),
    url: '/?q=which%20hospitals%20share%20spare%20pumps%20instead%20of%20buying%20equipment',
  })
  await screen.findByText('Best matches first; not every post has all the words.')
  expect(listedTitles()[0]).toBe('A shared list of spare equipment')
  expect(screen.queryByRole('link', { name: /^Without/ })).toBeNull()
})
