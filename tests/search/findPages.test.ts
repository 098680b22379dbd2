import { expect, it } from 'vitest'
import type { SearchQuery } from '../../src/model/SearchQuery.ts'
import { findHits, findPages } from '../../src/search/search.ts'
import { createTag } from '../factories/post.ts'
import { buildCorpus, createTextPost } from './buildCorpus.ts'

const corpus = buildCorpus(
  Array.from({ length: 50 }, (_value, at) =>
    createTextPost({ id: `post-${at}`, tags: at % 2 ? [createTag('topic', 'Sea')] : [] }, 'Nets'),
  ),
)

it.each<[string, Omit<SearchQuery, 'page'>, number]>([
  ['all posts', { words: '', filters: {} }, 3],
  ['posts of a value', { words: '', filters: { topic: ['sea'] } }, 2],
  ['words', { words: 'nets', filters: {} }, 3],
  ['nothing', { words: 'heron', filters: {} }, 1],
])('gives every page as it is when asked for: %s', (_what, query, pageCount) => {
  const pages = [...findPages(corpus, { ...query, page: 1 })]
  expect(pages).toHaveLength(pageCount)
  for (const [at, found] of pages.entries()) {
    expect(found).toEqual(findHits(corpus, { ...query, page: at + 1 }))
  }
})
