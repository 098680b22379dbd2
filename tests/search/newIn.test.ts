import { expect, it } from 'vitest'
import { emptyQuery, type SearchQuery } from '../../src/model/SearchQuery.ts'
import type { PostSummary } from '../../src/model/Post.ts'
import { newIn } from '../../src/search/newIn.ts'
import { createTag } from '../factories/post.ts'
import { buildCorpus, createTextPost } from './buildCorpus.ts'

function filed(id: string, type: string, fields: Partial<PostSummary> = {}) {
  const tags = [createTag('type', type)]
  return createTextPost({ id, slug: id, title: `Letter ${id}`, tags, ...fields }, 'A ward round')
}

/** Newest first. */
const corpus = buildCorpus([
  filed('d', 'News'),
  filed('c', 'Blog'),
  filed('b', 'News'),
  filed('a', 'News', { title: 'About something else' }),
])

function ask(query: Partial<SearchQuery>, seen: readonly string[], asked = corpus) {
  const { ids, fresh, freshCount } = newIn(asked, { ...emptyQuery, ...query }, seen)
  return { ids: ids.toSorted().join(''), fresh: fresh.map(({ id }) => id).join(''), freshCount }
}

it.each<[string, Partial<SearchQuery>, string[], ReturnType<typeof ask>]>([
  ['words', { words: 'letter' }, ['b'], { ids: 'bcd', fresh: 'dc', freshCount: 2 }],
  ['a filter', { filters: { type: ['news'] } }, ['b'], { ids: 'abd', fresh: 'da', freshCount: 2 }],
  [
    'words and a filter',
    { words: 'letter', filters: { type: ['news'] } },
    ['a', 'b'],
    { ids: 'bd', fresh: 'd', freshCount: 1 },
  ],
])('tells of %s all posts that match and the newest not seen', (_what, query, seen, found) => {
  expect(ask(query, seen)).toEqual(found)
})

it('finds nothing new where all was seen, also of posts that are gone', () => {
  expect(ask({ words: 'letter' }, ['gone', 'b', 'c', 'd'])).toEqual({
    ids: 'bcd',
    fresh: '',
    freshCount: 0,
  })
})

it('finds nothing at all where nothing matches', () => {
  expect(ask({ words: 'nobody' }, [])).toEqual({ ids: '', fresh: '', freshCount: 0 })
})

it('lists five and counts the rest, newest first whatever matches best', () => {
  const many = buildCorpus(
    Array.from({ length: 30 }, (_, at) => {
      const id = String.fromCodePoint(64 + 30 - at)
      return filed(id, 'News', at === 29 ? { title: 'Letter' } : {})
    }),
  )
  const { ids, fresh, freshCount } = ask({ words: 'letter' }, [], many)
  expect(ids).toHaveLength(30)
  expect(fresh).toBe('^]\\[Z')
  expect(freshCount).toBe(30)
})

it('lists posts without a date last', () => {
  const { published: _date, ...undated } = filed('u', 'News').post
  const mixed = buildCorpus([{ post: undated, sections: [] }, filed('b', 'News')])
  expect(ask({ filters: { type: ['news'] } }, [], mixed).fresh).toBe('bu')
})

it('gives the same whatever page and order the query asks for', () => {
  const query = { words: 'letter', page: 7, sort: 'oldest' } as const
  expect(ask(query, [])).toEqual({ ids: 'bcd', fresh: 'dcb', freshCount: 3 })
})
