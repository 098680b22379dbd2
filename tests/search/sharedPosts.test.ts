import { beforeAll, describe, expect, it } from 'vitest'
import { emptyQuery, toggleFilter, type SearchQuery } from '../../src/model/SearchQuery.ts'
import type { Corpus } from '../../src/search/Corpus.ts'
import { findMatches, type Matches } from '../../src/search/findMatches.ts'
import { loadIndex, saveIndex } from '../../src/search/PostIndex.ts'
import { relatedPosts } from '../../src/search/relatedPosts.ts'
import { search } from '../../src/search/search.ts'
import { findSnippet } from '../../src/search/snippet.ts'
import { tokenize } from '../../src/search/terms.ts'
import { createSeededRandom, type SeededRandom } from '../fixtures/seededRandom.ts'
import { buildSharedCorpus } from './buildCorpus.ts'

let corpus: Corpus

beforeAll(() => {
  corpus = buildSharedCorpus()
})

/** A word, or two, out of a title; the last perhaps cut short. */
function randomWords(random: SeededRandom): string {
  const terms = tokenize(random.pick(corpus.filed).post.title).map(({ term }) => term)
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

/**
 * A loaded index walks its terms in another order, so that sums may differ in their last digit and
 * equals may change places.
 */
function comparable({ precision, matches }: Matches) {
  const rounded = matches.map(({ id, score, terms }) => ({
    id,
    score: score.toPrecision(10),
    terms: terms.toSorted(),
  }))
  return { precision, matches: rounded.toSorted((a, b) => (a.id < b.id ? -1 : 1)) }
}

function fold(text: string): string {
  return tokenize(text)
    .map(({ term }) => term)
    .join(' ')
}

describe('counts', () => {
  it('equal what choosing gives, for every value of every facet', () => {
    const compared = compareCounts(emptyQuery, () => true)
    expect(compared.length).toBeGreaterThan(400)
    expect(compared.map(({ promised }) => promised)).toEqual(compared.map(({ given }) => given))
  })

  it('equal what choosing gives, whatever else is asked', () => {
    const random = createSeededRandom(509)
    for (let round = 0; round < 40; round++) {
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

describe('snippets', () => {
  it('mark the words that match and no others, in a passage of the post', () => {
    const random = createSeededRandom(34)
    for (let round = 0; round < 30; round++) {
      for (const match of findMatches(corpus.index, randomWords(random)).matches.slice(0, 10)) {
        const terms = new Set(match.terms)
        const sections = corpus.sections(match.id)
        const parts = findSnippet(sections, terms)?.parts ?? []
        const termsOf = (isMatch: boolean) =>
          parts
            .filter((part) => part.isMatch === isMatch)
            .flatMap(({ text }) => tokenize(text).map(({ term }) => term))
        expect(termsOf(true).filter((term) => !terms.has(term))).toEqual([])
        expect(termsOf(false).filter((term) => terms.has(term))).toEqual([])
        const passage = parts.map(({ text }) => text).join('')
        const bare = passage.replace(/^… | …$/g, '')
        expect(sections.some(({ text }) => text.includes(bare)) || parts.length === 0).toBe(true)
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
      expect(comparable(findMatches(loaded, words))).toEqual(
        comparable(findMatches(corpus.index, words)),
      )
    }
  })
})

describe('an exact title', () => {
  it('comes first for every post, or another of the same title does', () => {
    const missed = corpus.filed
      .filter((_post, at) => at % 10 === 0)
      .filter(({ post }) => {
        const [first] = search(corpus, { ...emptyQuery, words: post.title }).hits
        return fold(first?.post.title ?? '') !== fold(post.title)
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
