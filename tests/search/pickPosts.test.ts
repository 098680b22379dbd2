import { expect, it } from 'vitest'
import { listedPosts, newestPosts } from '../../src/search/pickPosts.ts'
import { buildCorpus, createTextPost } from './buildCorpus.ts'

const undated = createTextPost({ id: 'undated', slug: 'undated' }, 'Some day')
delete (undated.post as { published?: string }).published

/** Newest first. */
const corpus = buildCorpus([
  undated,
  createTextPost({ id: 'c', slug: 'c', published: '2026-03-03T09:00:00Z' }, 'The third'),
  createTextPost({ id: 'b', slug: 'b', published: '2026-02-02T09:00:00Z' }, 'The second'),
  createTextPost({ id: 'a', slug: 'a', published: '2026-01-01T09:00:00Z' }, 'The first'),
])

it('gives the newest posts with their dates, those without one last', () => {
  expect(newestPosts(corpus, 2)).toEqual({
    posts: [
      { id: 'c', published: '2026-03-03T09:00:00Z' },
      { id: 'b', published: '2026-02-02T09:00:00Z' },
    ],
    isAll: false,
  })
  const { posts, isAll } = newestPosts(corpus, 100)
  expect(posts.map(({ id }) => id)).toEqual(['c', 'b', 'a', 'undated'])
  expect(posts.at(-1)).toEqual({ id: 'undated' })
  expect(isAll).toBe(true)
})

it('gives the posts that are asked for, as far as they are there', () => {
  const found = listedPosts(corpus, ['a', 'gone', 'c'])
  expect(found.map(({ slug }) => slug)).toEqual(['c', 'a'])
})
