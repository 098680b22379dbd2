import type { Vocabulary } from '../index/Vocabulary.ts'

/** Words of a post by their numbers, each once, and how often it stands there as `keyTermWeights` count. */
export interface WordCounts {
  /** In the order in which they are met first. */
  readonly words: ArrayLike<number>
  readonly counts: ArrayLike<number>
}

/** Counts some words in posts, each at its place among the counts; several may share one. */
export interface WordCounting {
  /** Adds what a post has. */
  countInto(counts: Float64Array, rank: number): void
  /** No other can be prepared before. */
  end(): void
}

/** How often a word is written in which way, the way that is met first before the others. */
export interface Spelling {
  /** In the middle of a sentence, where a name keeps its capital and others have none. */
  readonly inside: ReadonlyMap<string, number>
  readonly anywhere: ReadonlyMap<string, number>
}

/** Number of a word → how it is written. */
export type SpelledWords = ReadonlyMap<number, Spelling>

/**
 * What comparing posts asks of their words: stop words, and words that stand in tags or names only,
 * are none. A post is known by its rank.
 */
export interface ComparedTexts {
  readonly vocabulary: Vocabulary
  /** @param word  its number */
  isStopWord(word: number): boolean
  /** Posts that have words here. */
  readonly postCount: number
  /** What `lengthOf` is on average. */
  readonly averageLength: number
  /** About the number of its words; absent where they are not here. */
  lengthOf(rank: number): number | undefined
  wordsOf(rank: number): WordCounts
  /** Prepares counting some words in many posts. @param slots  number of a word → its place among the counts */
  counting(slots: ReadonlyMap<number, number>): WordCounting
  /** In how many posts a term stands, by its number. */
  frequencyOf(term: number): number
  /** Adds what the search's ranking gives each post for a term, so many times. @param scores  by rank */
  addScores(scores: Float64Array, term: number, times: number): void
  /** How words are written in a post. @param wanted  their numbers */
  spell(rank: number, wanted: ReadonlySet<number>): SpelledWords
}
