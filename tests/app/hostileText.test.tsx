import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { feed, item } from '../factories/feed.ts'
import { renderApp } from '../renderApp.tsx'

const hostile = (name: string) => `${name} <img src=x onerror=alert(1)><script>alert(2)</script>`

const hostileItem = item('hostile', {
  title: hostile('Title'),
  summary: hostile('Summary'),
  authors: [
    {
      name: hostile('Author'),
      url: 'javascript:alert(3)',
      avatar: 'data:image/svg+xml,<svg onload="alert(4)"/>',
      _reader: { slug: 'author', bio: hostile('Bio'), role: hostile('Role') },
    },
  ],
  tags: [hostile('Tag'), '__proto__', 'constructor'],
  content_html: '<p>Body</p><script>alert(5)</script>',
  external_url: 'javascript:alert(6)',
  image: 'javascript:alert(7)',
  _reader: { type: hostile('Type'), audiences: [hostile('Audience')], region: hostile('Region') },
})
const hostileFeed = feed([hostileItem, item('other', { tags: ['constructor'] })], {
  title: hostile('Feed'),
})

function expectNothingOfIt(): void {
  expect(document.querySelectorAll('script, [onerror], [onload], img[src="x"]')).toHaveLength(0)
  expect(document.querySelectorAll('[href^="javascript" i], [src^="javascript" i]')).toHaveLength(0)
}

test.each([
  ['/', 'article', ['Title', 'Summary', 'Author', 'Type', 'Audience']],
  ['/posts/hostile', 'main', ['Title', 'Summary', 'Author', 'Tag', 'Region', 'Bio', 'Role']],
  ['/authors', 'main', ['Author', 'Role']],
  ['/authors/author', 'main', ['Author', 'Bio', 'Role', 'Title']],
  ['/topics', 'main', ['Tag', 'Type', 'Audience', 'Region']],
])('shows hostile fields of the feed as text at %s', async (url, role, names) => {
  renderApp({ feed: hostileFeed, site: {}, url })
  const isHere = (name: string) =>
    screen.getAllByRole(role).some((area) => area.textContent.includes(hostile(name)))
  await waitFor(() => expect(names.filter((name) => !isHere(name))).toEqual([]))
  expectNothingOfIt()
  await waitFor(() => expect(document.title).toContain(hostile('Feed')))
})

test('shows hostile words and filters of the address as text', async () => {
  const words = hostile('Words')
  renderApp({ feed: hostileFeed, url: `/?${new URLSearchParams({ q: words, topic: words })}` })
  const heading = await screen.findByRole('heading', { level: 1 })
  await waitFor(() => expect(heading.textContent).toBe(`0 results for ‘${words}’ in ${words}`))
  expectNothingOfIt()
})

test('files posts under tags that are named like parts of the language', async () => {
  const { user } = renderApp({ feed: hostileFeed, url: '/topics' })
  const list = within(await screen.findByRole('main'))
  expect(await list.findByRole('link', { name: '__proto__' })).toBeTruthy()
  await user.click(list.getByRole('link', { name: 'constructor' }))
  await screen.findByRole('heading', { level: 1, name: 'constructor' })
  await screen.findByText('2 posts')
})
