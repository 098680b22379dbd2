import { beforeAll, describe, expect, it } from 'vitest'
import { emptyQuery, toggleFilter, type SearchQuery } from '../../src/model/SearchQuery.ts'
import type { Corpus } from '../../src/search/Corpus.ts'
import { createMarker } from '../../src/search/text/createMarker.ts'
import { findInText } from '../../src/search/text/findInText.ts'
import { findPosts, type FoundPosts } from '../../src/search/query/findPosts.ts'
import { loadIndex, saveIndex } from '../../src/search/index/savedIndex.ts'
import { relatedPosts } from '../../src/search/related/relatedPosts.ts'
import { search } from '../../src/search/search.ts'
import { findSnippet } from '../../src/search/text/snippet.ts'
import { createSeededRandom, type SeededRandom } from '../fixtures/seededRandom.ts'
import { buildSharedCorpus } from './buildCorpus.ts'

let corpus: Corpus

beforeAll(() => {
  corpus = buildSharedCorpus()
}, 60_000)

/** A word, or two, out of a title; the last perhaps cut short. */
function randomWords(random: SeededRandom): string {
  const terms = wordsOf(random.pick(corpus.filed).post.title)
  const words = Array.from({ length: 1 + random.below(2) }, () => random.pick(terms)).join(' ')
  return words.slice(0, Math.max(4, words.length - random.below(3)))
}

function randomFilters(random: SeededRandom, groups: number): SearchQuery {
  let query = emptyQuery
  for (let group = 0; group < groups; group++) {
    const { id, values } = random.pick(corpus.facets)
    query = toggleFilter(query, id, random.pick(values.slice(0, 12)).slug)
  }
  return query
}

/** What each value of each facet would give if its group held it alone, beside what its count says. */
function compareCounts(query: SearchQuery, isTried: () => boolean) {
  return search(corpus, query).facets.flatMap(({ id, values }) =>
    values.filter(isTried).map(({ slug, count }) => ({
      promised: { id, slug, count },
      given: {
        id,
        slug,
        count: search(corpus, { ...query, filters: { ...query.filters, [id]: [slug] } }).total,
      },
    })),
  )
}

function wordsOf(text: string): string[] {
  return corpus.index.analyzer
    .tokenize(text)
    .filter(({ isCompound }) => !isCompound)
    .map(({ word }) => word)
}

describe('counts', () => {
  it('equal what choosing gives, for every value of every facet', () => {
    const compared = compareCounts(emptyQuery, () => true)
    expect(compared.length).toBeGreaterThan(400)
    expect(compared.map(({ promised }) => promised)).toEqual(compared.map(({ given }) => given))
  })

  it('equal what choosing gives, whatever else is asked', () => {
    const random = createSeededRandom(509)
    for (let round = 0; round < 15; round++) {
      const words = random.below(3) > 0 ? randomWords(random) : ''
      const query = { ...randomFilters(random, random.below(4)), words }
      const compared = compareCounts(query, () => random.below(15) === 0)
      expect({ query, counts: compared.map(({ promised }) => promised) }).toEqual({
        query,
        counts: compared.map(({ given }) => given),
      })
    }
  })
})

describe('the total', () => {
  it('is never larger with one group more, nor smaller with one value more in a group', () => {
    const random = createSeededRandom(18)
    for (let round = 0; round < 40; round++) {
      const words = random.below(2) > 0 ? randomWords(random) : ''
      const query = { ...randomFilters(random, 2), words }
      const { id, values } = random.pick(corpus.facets)
      const { slug } = random.pick(values)
      if (query.filters[id]?.includes(slug)) continue
      const [before, after] = [query, toggleFilter(query, id, slug)].map(
        (asked) => search(corpus, asked).total,
      )
      const growth = Math.sign(after! - before!)
      expect(query.filters[id] ? [0, 1] : [0, -1]).toContain(growth)
    }
  })
})

describe('marks', () => {
  it('stand in a passage of the post, and on all that was found there', () => {
    const random = createSeededRandom(34)
    for (let round = 0; round < 30; round++) {
      const query = { ...emptyQuery, words: randomWords(random) }
      const { read, matches } = findPosts(corpus, query)
      const marker = createMarker(corpus.index, read.text)
      for (const { rank } of matches.slice(0, 10)) {
        const sections = corpus.sectionsOf(rank)
        const parts = findSnippet(sections, marker)?.parts ?? []
        const passage = parts.map(({ text }) => text).join('')
        const bare = passage.replace(/^… | …$/g, '')
        expect(sections.some(({ text }) => text.includes(bare)) || parts.length === 0).toBe(true)
        expect(parts.filter(({ isMatch }) => isMatch).map(({ text }) => text)).toEqual(
          marker.find(bare).map(({ start, end }) => bare.slice(start, end)),
        )
      }
    }
  })

  it('stand somewhere in every post that was found, in its text or in what it is filed under', () => {
    const random = createSeededRandom(35)
    for (let round = 0; round < 30; round++) {
      const words = randomWords(random)
      const { reading, hits } = search(corpus, { ...emptyQuery, words })
      for (const { post } of hits) {
        const texts = corpus.sections(post.id).flatMap(({ heading = '', text }) => [heading, text])
        const names = [...post.tags, ...post.authors].map(({ name }) => name)
        const blocks = [post.title, post.summary ?? '', ...texts, ...names]
        const { matches, best } = findInText(corpus, reading.correctedWords, blocks)
        expect(matches.length, `${words}: ${post.title}`).toBeGreaterThan(0)
        expect(matches[best]).toBeDefined()
      }
    }
  })
})

describe('a saved index', () => {
  it('gives the same hits with the same scores once it is loaded', () => {
    const loaded = loadIndex(saveIndex(corpus.index))
    const random = createSeededRandom(99)
    const asked = [
      ...Array.from({ length: 25 }, () => randomWords(random)),
      'acquisitoin',
      'desgin sytem',
    ]
    for (const words of asked) {
      const query = { ...emptyQuery, words }
      expect(rounded(findPosts({ ...corpus, index: loaded }, query))).toEqual(
        rounded(findPosts(corpus, query)),
      )
    }
  })
})

/** Sums may differ in their last digit where terms come in another order. */
function rounded({ precision, matches }: FoundPosts) {
  const scores = matches.map(({ rank, score }) => ({ rank, score: score.toPrecision(10) }))
  return { precision, scores: scores.toSorted((a, b) => a.rank - b.rank) }
}

describe('an exact title', () => {
  it('comes first for every post, or another of the same title does', () => {
    const missed = corpus.filed
      .filter((_post, at) => at % 10 === 0)
      .filter(({ post }) => {
        const [first] = search(corpus, { ...emptyQuery, words: post.title }).hits
        return wordsOf(first?.post.title ?? '').join(' ') !== wordsOf(post.title).join(' ')
      })
    expect(missed.map(({ post }) => post.title)).toEqual([])
  })
})

describe('related posts', () => {
  it('are three others for every post, each with a reason', () => {
    for (const { post } of corpus.filed.filter((_post, at) => at % 20 === 0)) {
      const related = relatedPosts(corpus, post, [], 3)
      const ids = related.map(({ post: other }) => other.id)
      expect(new Set([post.id, ...ids]).size).toBe(4)
    }
  })
})
