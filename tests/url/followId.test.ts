import { expect, it } from 'vitest'
import { emptyQuery, type SearchQuery } from '../../src/model/SearchQuery.ts'
import { followId } from '../../src/url/followId.ts'

it.each<[string, Partial<SearchQuery>, string]>([
  ['nothing', {}, ''],
  ['nothing, on another page and in another order', { page: 3, sort: 'oldest' }, ''],
  ['words', { words: ' ward round ' }, '?q=ward+round'],
  ['words in an order, on a page', { words: 'ward', sort: 'newest', page: 2 }, '?q=ward'],
  [
    'filters, whatever the order of their choice',
    { filters: { type: ['news', 'blog'], audience: ['nurses'] } },
    '?audience=nurses&type=blog&type=news',
  ],
])('tells searches apart by what they ask: %s', (_what, query, id) => {
  expect(followId({ ...emptyQuery, ...query })).toBe(id)
})
