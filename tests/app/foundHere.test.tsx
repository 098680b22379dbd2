import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { feed, item, saltmarshItems } from '../factories/feed.ts'
import { renderApp, type App } from '../renderApp.tsx'

const title = 'A ward at night'
const html =
  '<p>The <em>ward</em> was loud.</p>' +
  '<h2>What changed</h2><p>Soft bins for each ward.</p>' +
  '<details><summary>More</summary><p>The ward by the sea.</p></details>' +
  '<h2>Figures</h2><p>Noise in this ward fell.</p>'
const post = item('ward-night', {
  title,
  content_html: html,
  authors: [{ name: 'Ida Fenwick' }],
  tags: ['Sleep'],
})

async function openPost(address: string): Promise<App> {
  const app = renderApp({
    feed: feed([...saltmarshItems, post]),
    url: `/posts/ward-night${address}`,
  })
  await screen.findByRole('heading', { level: 1, name: title })
  return app
}

function bar() {
  return within(screen.getByRole('region', { name: 'Found in this post' }))
}

function marks(): readonly HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('mark.found')]
}

function currentText(): string {
  const current = document.querySelectorAll('mark.found-current')
  expect(current).toHaveLength(1)
  return current[0]!.closest('h1, p')!.textContent
}

test('marks in title and text what the address asks for, and says how often it is there', async () => {
  await openPost('?find=ward')
  await bar().findByText(/^Match \d of 5 for ‘ward’$/)
  expect(marks().map((mark) => mark.textContent)).toEqual(['ward', 'ward', 'ward', 'ward', 'ward'])
  expect(marks()[0]!.closest('h1')!.textContent).toBe(title)
  expect(screen.getByRole('heading', { level: 1, name: title })).toBeTruthy()
})

test('marks a phrase over the edges of elements and nothing else', async () => {
  await openPost(`?${new URLSearchParams({ find: '"the ward was"' })}`)
  await bar().findByText('Match 1 of 1 for ‘"the ward was"’')
  expect(marks().map((mark) => mark.textContent)).toEqual(['The ', 'ward', ' was'])
})

test('is at the first match under the heading that the address names', async () => {
  await openPost('?find=ward#section-figures')
  await bar().findByText('Match 5 of 5 for ‘ward’')
  await waitFor(() => expect(currentText()).toBe('Noise in this ward fell.'))
})

test('steps from match to match and on from the last to the first', async () => {
  const { user } = await openPost('?find=ward#section-what-changed')
  await bar().findByText('Match 3 of 5 for ‘ward’')
  const next = bar().getByRole('button', { name: 'Next' })
  const previous = bar().getByRole('button', { name: 'Previous' })
  await user.click(next)
  expect(bar().getByText('Match 4 of 5 for ‘ward’')).toBeTruthy()
  expect(screen.getByRole('status').textContent).toBe('Match 4 of 5')
  expect(currentText()).toBe('The ward by the sea.')
  expect(document.activeElement).toBe(next)
  await user.keyboard('{Enter}{Enter}')
  expect(bar().getByText('Match 1 of 5 for ‘ward’')).toBeTruthy()
  expect(currentText()).toBe(title)
  await user.click(previous)
  expect(screen.getByRole('status').textContent).toBe('Match 5 of 5')
  expect(document.activeElement).toBe(previous)
})

test('opens what is folded only where one steps to a match in it', async () => {
  const { user } = await openPost('?find=ward#section-what-changed')
  await bar().findByText('Match 3 of 5 for ‘ward’')
  const details = screen.getByText('More').closest('details')!
  expect(details.open).toBe(false)
  await user.click(bar().getByRole('button', { name: 'Next' }))
  expect(details.open).toBe(true)
})

test('steps by keys wherever the focus is, but in a field', async () => {
  const { user } = await openPost('?find=ward#section-what-changed')
  await bar().findByText('Match 3 of 5 for ‘ward’')
  await user.keyboard('{Alt>}[KeyN]{/Alt}')
  expect(screen.getByRole('status').textContent).toBe('Match 4 of 5')
  await user.keyboard('{Alt>}[KeyP][KeyP]{/Alt}')
  expect(screen.getByRole('status').textContent).toBe('Match 2 of 5')
  await user.keyboard('[KeyN]{Alt>}{Control>}[KeyN]{/Control}{/Alt}')
  expect(screen.getByRole('status').textContent).toBe('Match 2 of 5')
  const field = document.body.appendChild(document.createElement('input'))
  field.focus()
  await user.keyboard('{Alt>}[KeyN]{/Alt}')
  expect(screen.getByRole('status').textContent).toBe('Match 2 of 5')
  field.remove()
  expect(bar().getByRole('button', { name: 'Next' }).getAttribute('aria-keyshortcuts')).toBe(
    'Alt+N',
  )
})

test('clears the marks and the address, and leaves the text and the history as they were', async () => {
  const { user } = await openPost('?find=ward#section-figures')
  await bar().findByText('Match 5 of 5 for ‘ward’')
  const entries = history.length
  await user.click(bar().getByRole('button', { name: 'Clear' }))
  await waitFor(() => expect(marks()).toEqual([]))
  expect(screen.queryByRole('region', { name: 'Found in this post' })).toBeNull()
  expect(`${location.pathname}${location.search}${location.hash}`).toBe(
    '/posts/ward-night#section-figures',
  )
  expect(history).toHaveLength(entries)
  const heading = screen.getByRole('heading', { level: 1, name: title })
  expect(document.activeElement).toBe(heading)
  expect(heading.innerHTML).toBe(title)
  expect(screen.getByText('ward').outerHTML).toBe('<em>ward</em>')
})

test('says so where the words stand in no part of the text', async () => {
  const { user } = await openPost('?find=Fenwick')
  await bar().findByText(
    '‘Fenwick’ does not stand in the text of this post: its authors or topics match.',
  )
  expect(marks()).toEqual([])
  expect(bar().queryByRole('button', { name: 'Next' })).toBeNull()
  await user.click(bar().getByRole('button', { name: 'Clear' }))
  await waitFor(() => expect(location.search).toBe(''))
  expect(screen.queryByRole('region', { name: 'Found in this post' })).toBeNull()
})

test('has no bar where the address asks for nothing', async () => {
  await openPost('?find=+')
  expect(screen.queryByRole('region', { name: 'Found in this post' })).toBeNull()
  expect(marks()).toEqual([])
})

test('shows hostile words of the address as text, and no more of them than a bar holds', async () => {
  const words = `<img src=x onerror=alert(1)> ${'zzqx '.repeat(60)}`
  await openPost(`?${new URLSearchParams({ find: words })}`)
  await bar().findByText(/^‘<img src=x onerror=alert\(1\)> zz…’ does not stand/)
  expect(document.querySelectorAll('[onerror]')).toHaveLength(0)
})

test('leads to the heading of a post that one has come to, and back to its list', async () => {
  const { user } = await openPost('?find=ward')
  await bar().findByText(/^Match \d of 5/)
  expect(document.activeElement).toBe(document.body)
  await user.click(screen.getByRole('link', { name: 'All posts' }))
  await screen.findByRole('heading', { level: 1, name: 'Latest posts' })
  expect(location.search).toBe('')
  expect(marks()).toEqual([])
  history.back()
  await screen.findByRole('heading', { level: 1, name: title })
  await bar().findByText(/^Match \d of 5/)
  expect(marks()).toHaveLength(5)
})

test('marks the reader’s own copy of a post that is no longer published', async () => {
  const app = renderApp({ feed: feed([...saltmarshItems, post]), url: '/posts/ward-night' })
  await app.user.click(await screen.findByRole('button', { name: /^Save “/ }))
  await screen.findByRole('button', { name: /^Saved: / })
  await app.leave()
  renderApp({ feed: feed(saltmarshItems), url: '/posts/ward-night?find=ward' })
  await app.user.click(await screen.findByRole('button', { name: 'show' }))
  await screen.findByText(/No longer published/)
  await bar().findByText(/^Match \d of 5 for ‘ward’$/)
  expect(marks()).toHaveLength(5)
})
