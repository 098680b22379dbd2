import { beforeAll, describe, expect, it } from 'vitest'
import { parseSite } from '../../../src/model/Site.ts'
import type { SearchQuery } from '../../../src/model/SearchQuery.ts'
import type { Corpus } from '../../../src/search/Corpus.ts'
import { newIn } from '../../../src/search/newIn.ts'
import { findPosts } from '../../../src/search/query/findPosts.ts'
import { repairs } from '../../../src/search/query/repairs.ts'
import { countFacets, findHits, search } from '../../../src/search/search.ts'
import { suggest } from '../../../src/search/suggest/suggest.ts'
import { findInText } from '../../../src/search/text/findInText.ts'
import { buildSharedCorpus } from '../buildCorpus.ts'
import { indexWhole, openReader, publish, type Published } from './buildShards.ts'
import { generateQueries } from './generateQueries.ts'

let whole: Corpus
let published: Published
let queries: readonly SearchQuery[]

beforeAll(() => {
  const shared = buildSharedCorpus()
  const entries = shared.filed.map(({ post }) => ({ post, sections: shared.sections(post.id) }))
  const { facets } = parseSite({}, 'https://reader.example/site.json')
  whole = indexWhole(entries, facets)
  published = publish(entries, facets)
  queries = generateQueries(whole, 1_000)
}, 120_000)

describe('a published index of 509 posts', () => {
  it('answers a thousand queries as the whole index does, from the pieces that it asks for', async () => {
    const reader = openReader(published)
    let found = 0
    for (const query of queries) {
      const expected = search(whole, query)
      const { answer } = await reader.answer((corpus) => search(corpus, query))
      if (expected.total > 0) found++
      expect({ query, answer }).toEqual({ query, answer: expected })
    }
    expect(found).toBeGreaterThan(400)
  }, 240_000)

  it('answers so where there is little room, and most pieces are fetched more than once', async () => {
    const reader = openReader(published, 200_000)
    for (const query of queries.slice(0, 60)) {
      const { answer } = await reader.answer((corpus) => search(corpus, query))
      expect({ query, answer }).toEqual({ query, answer: search(whole, query) })
    }
  }, 120_000)

  it('gives posts the same scores, to the last digit', async () => {
    const reader = openReader(published)
    for (const query of queries.slice(0, 100)) {
      const { answer } = await reader.answer((corpus) => findPosts(corpus, query).matches)
      expect({ query, answer }).toEqual({ query, answer: findPosts(whole, query).matches })
    }
  }, 120_000)

  it('gives hits first and counts later, both as in one answer', async () => {
    const reader = openReader(published)
    for (const query of queries.slice(0, 50)) {
      const { facets, ...hits } = search(whole, query)
      expect((await reader.answer((corpus) => findHits(corpus, query))).answer).toEqual(hits)
      expect((await reader.answer((corpus) => countFacets(corpus, query))).answer).toEqual(facets)
    }
  }, 120_000)

  it('suggests what the whole index suggests, while words are typed', async () => {
    const reader = openReader(published)
    const typed = queries.slice(0, 60).flatMap(({ words }) => [words.slice(0, 3), words])
    let found = 0
    for (const words of typed) {
      const expected = suggest(whole, words)
      const { answer } = await reader.answer((corpus) => suggest(corpus, words))
      if (expected.posts.length > 0) found++
      expect({ words, answer }).toEqual({ words, answer: expected })
    }
    expect(found).toBeGreaterThan(20)
  }, 120_000)

  it('answers the other questions as the whole index does', async () => {
    const reader = openReader(published)
    const seen = whole.filed.filter((_post, at) => at % 3 === 0).map(({ post }) => post.id)
    for (const query of queries.slice(0, 60)) {
      const ask = (corpus: Parameters<typeof search>[0]) => ({
        repairs: repairs(corpus, query),
        news: newIn(corpus, query, seen),
        marks: findInText(corpus, query.words, [whole.filed[7]!.post.title, 'A design of pilots.']),
      })
      expect((await reader.answer(ask)).answer).toEqual(ask(whole))
    }
  }, 120_000)
})
