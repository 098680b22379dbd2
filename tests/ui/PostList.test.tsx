import { cleanup, render, screen } from '@testing-library/react'
import { MemoryRouter } from 'react-router'
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
    <MemoryRouter>
      <PostList
        hits={[hit]}
        imageSourceOf={() => undefined}
        listHref="/?q=bin"
        find={find}
        headingLevel={2}
        actionFor={() => null}
      />
    </MemoryRouter>,
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
