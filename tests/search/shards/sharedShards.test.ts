import { brotliCompressSync, deflateRawSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import { parseSite } from '../../../src/model/Site.ts'
import { emptyQuery, type SearchQuery } from '../../../src/model/SearchQuery.ts'
import type { Corpus } from '../../../src/search/Corpus.ts'
import { newIn } from '../../../src/search/newIn.ts'
import { listedPosts, newestPosts } from '../../../src/search/pickPosts.ts'
import { findPosts } from '../../../src/search/query/findPosts.ts'
import { repairs } from '../../../src/search/query/repairs.ts'
import { joinCorpora } from '../../../src/search/joined/joinCorpora.ts'
import { countFacets, findHits, search, type SearchResult } from '../../../src/search/search.ts'
import { suggest } from '../../../src/search/suggest/suggest.ts'
import { findInText } from '../../../src/search/text/findInText.ts'
import { buildSharedCorpus } from '../buildCorpus.ts'
import { indexWhole, openReader, publish, type Published } from './buildShards.ts'
import { generateQueries } from './generateQueries.ts'

/** What the first hits may cost, the head included, as it is all sent. */
const firstHitsBytes = 30_000

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

  it('needs few bytes for the first hits of a word, and says of which pieces', async () => {
    const titles = whole.filed.map(({ post }) => post.title)
    const words = titles.flatMap((title) => /\p{L}{4,}/u.exec(title)?.[0] ?? [])
    const headBytes = brotliCompressSync(JSON.stringify(published.head)).length
    for (const word of new Set(words)) {
      const query = { ...emptyQuery, words: word }
      const { rounds } = await openReader(published).answer((corpus) => {
        return findHits(corpus, query, 'cards')
      })
      const pieces = rounds.flat().map((name) => {
        return { name, bytes: deflateRawSync(published.pieces.get(name)!).length }
      })
      const all = pieces.reduce((sum, { bytes }) => sum + bytes, headBytes)
      const largest = pieces.toSorted((a, b) => b.bytes - a.bytes).slice(0, 5)
      expect(all, `${word}: ${JSON.stringify(largest)}`).toBeLessThan(firstHitsBytes)
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
        newest: newestPosts(corpus, 100),
        listed: listedPosts(corpus, seen.slice(0, 9)),
        marks: findInText(corpus, query.words, [whole.filed[7]!.post.title, 'A design of pilots.']),
      })
      expect((await reader.answer(ask)).answer).toEqual(ask(whole))
    }
  }, 120_000)
})

describe('a published index and posts that have come since', () => {
  it('give one list in the order in which all would stand if they were published together', async () => {
    const entries = whole.filed.map(({ post }) => ({ post, sections: whole.sections(post.id) }))
    const fresh = entries.slice(0, 9)
    const { facets } = parseSite({}, 'https://reader.example/site.json')
    const later = publish(fresh, facets)
    const added = openReader(later)
    // All of it is at hand, as what has just been read is.
    for (const name of later.pieces.keys()) added.put(name)
    const earlier = publish(entries.slice(9), facets)
    const base = openReader(earlier)
    const averageFieldLength =
      (earlier.head.averageFieldLength * earlier.head.postCount +
        later.head.averageFieldLength * fresh.length) /
      entries.length
    const joined = joinCorpora(base.corpus, added.corpus, {
      positions: fresh.map(() => 0),
      leftOut: [],
      averageFieldLength,
    })
    // What a question is like, and a short beginning, is known by a choice that each build makes.
    const plain = queries
      .filter(({ words }) => words.split(/\s+/).length < 4 && !/\b\S{0,3}$/u.test(words))
      .slice(0, 200)
    let found = 0
    for (const query of plain) {
      const expected = search(whole, query)
      const { answer } = await base.answer(() => search(joined, query))
      if (expected.hits.some(({ post }) => fresh.some((own) => own.post.id === post.id))) found++
      expect({ query, answer: outline(answer) }).toEqual({ query, answer: outline(expected) })
    }
    expect(found).toBeGreaterThan(10)
  }, 120_000)
})

function outline({ total, hits, facets }: SearchResult) {
  return {
    total,
    hits: hits.map(({ post, title, snippet }) => [post.id, title, snippet]),
    facets: facets.map(({ id, values }) => [
      id,
      values.map(({ slug, count }) => `${slug} ${count}`).toSorted(),
    ]),
  }
}
