import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import type { Hit } from '../../src/search/search.ts'
import { PostList } from '../../src/ui/post/PostList.tsx'
import { createPostSummary } from '../factories/post.ts'

afterEach(cleanup)

const hit: Hit = {
  post: createPostSummary({ title: 'Quiet wards', slug: 'quiet-wards' }),
  title: [{ text: 'Quiet wards', isMatch: false }],
  snippet: {
    parts: [{ text: 'A bin.', isMatch: false }],
    heading: { text: 'Bins', anchor: 'section-bins' },
  },
}

function hrefs(find?: string): readonly (string | null)[] {
  render(
    <PostList
      listing={{ hits: [hit], href: '/?q=bin', find }}
      imageSourceOf={() => undefined}
      headingLevel={2}
      actionFor={() => null}
    />,
  )
  return screen.getAllByRole('link').map((link) => link.getAttribute('href'))
}

test('opens posts at the words that were searched for, also under a heading', () => {
  expect(hrefs('soft bins')).toEqual([
    '/posts/quiet-wards?find=soft+bins',
    '/posts/quiet-wards?find=soft+bins#section-bins',
  ])
  expect(screen.getByText('A bin.').closest('a')).toBeNull()
})

test.each([undefined, '', ' '])('opens posts at their beginning where nothing was: %j', (find) => {
  expect(hrefs(find)).toEqual(['/posts/quiet-wards', '/posts/quiet-wards#section-bins'])
})

function hitOf(slug: string): Hit {
  const post = createPostSummary({ id: slug, title: slug, slug })
  return { post, title: [{ text: slug, isMatch: false }] }
}

test('shows what is in sight of an answer above what is further down of the one before', () => {
  const slugs = (first: number) => Array.from({ length: 20 }, (_value, at) => `post-${first + at}`)
  const listing = { hits: slugs(15).map(hitOf), href: '/?q=bins' }
  const lower = { hits: slugs(0).map(hitOf), href: '/?q=bin' }
  render(
    <PostList
      listing={listing}
      lower={lower}
      imageSourceOf={() => undefined}
      headingLevel={2}
      actionFor={() => null}
    />,
  )
  const titles = screen.getAllByRole('heading').map(({ textContent }) => textContent)
  expect(titles.slice(0, 8)).toEqual(slugs(15).slice(0, 8))
  expect(titles.slice(8)).toEqual(slugs(8).slice(0, 7))
})
