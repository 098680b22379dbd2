import { describe, expect, it } from 'vitest'
import { emptyQuery, type SearchQuery } from '../../../src/model/SearchQuery.ts'
import { repairs } from '../../../src/search/query/repairs.ts'
import { search } from '../../../src/search/search.ts'
import { createTag } from '../../factories/post.ts'
import { buildCorpus, createTextPost } from '../buildCorpus.ts'

const news = createTag('type', 'News')
const blog = createTag('type', 'Blog')

const corpus = buildCorpus([
  createTextPost({ id: 'd', title: 'One', published: '2020-01-01', tags: [news] }, 'ward pilot'),
  createTextPost({ id: 'c', title: 'Two', published: '2019-01-01', tags: [blog] }, 'ward bins'),
  createTextPost({ id: 'b', title: 'Three', published: '2018-01-01', tags: [blog] }, 'ward beds'),
  createTextPost({ id: 'a', title: 'Four', published: '2017-01-01', tags: [blog] }, 'wart cream'),
])

function offered(query: Partial<SearchQuery>): string[] {
  return repairs(corpus, { ...emptyQuery, ...query }).map(({ removed, total }) => {
    switch (removed.kind) {
      case 'words':
        return `without ${removed.text}: ${total}`
      case 'filter':
        return `without ${removed.facet} ${removed.name}: ${total}`
      case 'dates':
        return `any date: ${total}`
      case 'spelling':
        return `${removed.to} for ${removed.from}: ${total}`
    }
  })
}

describe('a query that finds nothing', () => {
  it.each<[Partial<SearchQuery>, string[]]>([
    [{ words: 'pilot bins' }, ['without bins: 1', 'without pilot: 1']],
    [{ words: 'pilot', filters: { type: ['blog'] } }, ['without pilot: 3', 'without type Blog: 1']],
    [{ words: 'ward', from: '2021-01-01' }, ['any date: 3']],
    [{ words: 'ward -ward' }, ['without -ward: 3', 'without ward: 1']],
    [{ words: 'ward type:news bins' }, ['without type:news: 1', 'without bins: 1']],
    [{ words: 'zebra' }, []],
  ])('%j', (query, ways) => {
    expect(
      search(corpus, { ...emptyQuery, ...query }).hits.length === 0 || query.words === 'pilot bins',
    ).toBe(true)
    expect(offered(query).toSorted()).toEqual(expect.arrayContaining(ways.toSorted()))
  })
})

describe('a query that finds a little', () => {
  it('is offered another spelling that finds more, and nothing else', () => {
    expect(offered({ words: 'wart' })).toEqual(['ward for wart: 3'])
    expect(offered({ words: 'ward' })).toEqual([])
    expect(offered({ words: 'pilot', filters: { type: ['news'] } })).toEqual([])
  })
})

it('says of each way exactly what going there gives', () => {
  for (const words of [
    'pilot bins',
    'ward -ward',
    'author:nobody ward',
    'ward type:news bins',
    '"ward beds" pilot',
  ]) {
    for (const { query, total } of repairs(corpus, { ...emptyQuery, words })) {
      expect(search(corpus, query).total).toBe(total)
      expect(total).toBeGreaterThan(0)
    }
  }
})

it('offers what brings the most posts first', () => {
  const totals = repairs(corpus, { ...emptyQuery, words: 'pilot bins ward' }).map(
    ({ total }) => total,
  )
  expect(totals).toEqual(totals.toSorted((a, b) => b - a))
})
