import { mostFrequentTerms } from '../index/findBeginning.ts'
import {
  fewTerms,
  topWords,
  type Beginning,
  type KnownWord,
  type SearchIndex,
  type TermScores,
} from '../index/SearchIndex.ts'
import { scoreRanks, type ShardIndex } from '../shards/createShardIndex.ts'
import type { Ranks } from '../shards/postings.ts'
import { createRecentCache } from '../shards/createRecentCache.ts'

/** What a ranking goes by where posts of two indexes stand in one list. */
export interface JoinedFrame {
  readonly averageFieldLength: number
}

/** Posts whose scores are kept, of all terms together. */
const keptScores = 200_000

/**
 * Two indexes as one. Posts of the first keep their places, those of the second come behind. Terms are
 * scored by how often they stand in both, so that a post ranks as it would if all had been indexed
 * together.
 *
 * @param added  with all of its pieces at hand
 */
export function joinIndexes(
  base: ShardIndex,
  added: ShardIndex,
  { averageFieldLength }: JoinedFrame,
): SearchIndex {
  const { placeCount: count } = base
  const all = count + added.placeCount
  const scores = createRecentCache<TermScores>(keptScores, ({ places }) => places.length)
  const partOf = (has: Uint8Array) => [has.subarray(0, count), has.subarray(count)] as const
  const average =
    (base.averageLength * count + added.averageLength * added.placeCount) / Math.max(1, all)

  function byPlace<Answer>(
    ofBase: (place: number) => Answer,
    ofAdded: (place: number) => Answer,
  ): (place: number) => Answer {
    return (place) => (place < count ? ofBase(place) : ofAdded(place - count))
  }

  return {
    analyzer: base.analyzer,
    documentCount: all,
    averageLength: average,
    placeCount: all,
    hasWord: (word) => base.hasWord(word) || added.hasWord(word),
    termOf: (word) => base.termOf(word) ?? added.termOf(word),
    nearest: (word) => base.nearest(word) ?? added.nearest(word),
    beginningWith: (prefix) =>
      joinBeginnings(base.beginningWith(prefix), added.beginningWith(prefix), partOf),
    frequencyOf: (term) => base.frequencyOf(term) + added.frequencyOf(term),
    scoresOf: (term) =>
      scores.get(term, () => {
        const ranks = joinRanks(base.ranksOf(term), added.ranksOf(term), count)
        return scoreRanks({ averageFieldLength, postCount: all }, term, ranks)
      }),
    markPosts: (term, has) => {
      const [first, second] = partOf(has)
      base.markPosts(term, first)
      added.markPosts(term, second)
    },
    markTitles: (term, has) => {
      const [first, second] = partOf(has)
      base.markTitles(term, first)
      added.markTitles(term, second)
    },
    hasWordAt: (word, term) => byPlace(base.hasWordAt(word, term), added.hasWordAt(word, term)),
    occurrencesOf: (terms) => byPlace(base.occurrencesOf(terms), added.occurrencesOf(terms)),
    titlesWith: (terms) => byPlace(base.titlesWith(terms), added.titlesWith(terms)),
    profileOf: byPlace(
      (place) => base.profileOf(place),
      (place) => added.profileOf(place),
    ),
  }
}

/** Scores need no forms, so that they are left away. */
function joinRanks(base: Ranks, added: Ranks, count: number): Ranks {
  if (added.places.length === 0) return base
  return {
    places: Int32Array.from([...base.places, ...added.places.map((place) => place + count)]),
    counts: Int32Array.from([...base.counts, ...added.counts]),
    lengths: Int32Array.from([...base.lengths, ...added.lengths]),
    forms: new Int32Array(0),
  }
}

function joinBeginnings(
  base: Beginning,
  added: Beginning,
  partOf: (has: Uint8Array) => readonly [Uint8Array, Uint8Array],
): Beginning {
  const counts = new Map(base.terms.map(({ term, count }) => [term, count]))
  for (const { term, count } of added.terms) counts.set(term, (counts.get(term) ?? 0) + count)
  const isWhole = base.isWhole && added.isWhole && counts.size <= fewTerms
  return {
    terms: mostFrequentTerms(counts, isWhole),
    isWhole,
    outsiders: new Set([...base.outsiders, ...added.outsiders]),
    words: joinWords(base.words, added.words),
    markPosts: (has) => {
      const [first, second] = partOf(has)
      base.markPosts(first)
      added.markPosts(second)
    },
    markTitles: (has) => {
      const [first, second] = partOf(has)
      base.markTitles(first)
      added.markTitles(second)
    },
  }
}

function joinWords(base: readonly KnownWord[], added: readonly KnownWord[]): readonly KnownWord[] {
  const words = new Map(base.map((known) => [known.word, known]))
  for (const known of added) {
    const before = words.get(known.word)
    words.set(known.word, before ? { ...before, count: before.count + known.count } : known)
  }
  return [...words.values()]
    .toSorted((a, b) => b.count - a.count || (a.word < b.word ? -1 : 1))
    .slice(0, 2 * topWords)
}
