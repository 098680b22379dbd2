import type { Analyzer } from '../analysis/Analyzer.ts'
import type { ChunkWords } from '../index/createWordReader.ts'
import type { Vocabulary } from '../index/Vocabulary.ts'

/** Words of a post by their numbers, each once, and how often it stands there as `keyTermWeights` count. */
export interface WordCounts {
  /** In the order in which they are met first. */
  readonly words: ArrayLike<number>
  readonly counts: ArrayLike<number>
}

/**
 * What comparing posts asks of their words: stop words, and words that stand in tags or names only,
 * are none. A post is known by its rank.
 */
export interface ComparedTexts {
  readonly analyzer: Analyzer
  readonly vocabulary: Vocabulary
  /** Posts that have words here. */
  readonly postCount: number
  /** What `lengthOf` is on average. */
  readonly averageLength: number
  /** About the number of its words; absent where they are not here. */
  lengthOf(rank: number): number | undefined
  wordsOf(rank: number): WordCounts
  /** Adds to the counts what a post has of each term. @param slots  by the number of the term, its place among the counts; that of all others is 0 */
  countInto(counts: Float64Array, slots: Uint8Array, rank: number): void
  /** In how many posts a term stands, by its number. */
  frequencyOf(term: number): number
  /** Adds what the search's ranking gives each post for a term, so many times. @param scores  by rank */
  addScores(scores: Float64Array, term: number, times: number): void
  /** Calls back with each chunk of a text and its words. */
  readText(text: string, visit: (words: ChunkWords, chunk: string, start: number) => void): void
}
