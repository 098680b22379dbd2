import type { Analyzer } from '../analysis/Analyzer.ts'

/** Posts that have a term, by their places, and what the term is worth in each. */
export interface TermScores {
  readonly places: Int32Array
  readonly scores: Float64Array
}

/** A word of a term where it stands in a post. */
export interface Occurrence {
  readonly term: string
  readonly word: string
  /** The stretch of text it stands in, see `stretchOf`: no phrase goes from one to another. */
  readonly stretch: number
  /** Number of the word in its stretch, from 0; of a compound, that of its first part. */
  readonly position: number
  /** Parts of the compound that it is the whole of; 0 for other words. */
  readonly span: number
}

/** What the title of a post has of some terms. */
export interface TitleOccurrences {
  /** Wholes of compounds left out, as in the next. */
  readonly wordCount: number
  /** Of these, words that are no stop words. */
  readonly tellingCount: number
  /** In the order of the title. */
  readonly occurrences: readonly Occurrence[]
}

/** A word of the posts. */
export interface KnownWord {
  readonly word: string
  readonly term: string
  /** Times that it stands in posts. */
  readonly count: number
  /** As the publication writes it, where that is known and is not the word itself. */
  readonly written?: string
}

/** The words of posts that begin alike. */
export interface Beginning {
  /**
   * Their terms with how often words stand there that begin so, the most frequent first: all, or
   * where there are more than `fewTerms` the first `topTerms`.
   */
  readonly terms: readonly { readonly term: string; readonly count: number }[]
  readonly isWhole: boolean
  /** Terms that words of another beginning have too, and perhaps more of the terms. */
  readonly outsiders: ReadonlySet<string>
  /** Words that it may go on to, stop words left out; the most frequent first. */
  readonly words: readonly KnownWord[]
  /** Sets 1 at the place of each post that has a word of one of the terms. */
  markPosts(has: Uint8Array): void
  /** The same for posts that have it in their title. */
  markTitles(has: Uint8Array): void
}

/** More terms than these are known by the first of them only. */
export const fewTerms = 32
/** The ranking goes by five, and by one more where one of them is the word itself. */
export const topTerms = 6
/** Of the words that a beginning may go on to. */
export const topWords = 8

/** The terms that tell most about a post, for finding posts like it. */
export interface Profile {
  /** Words of the post in all. */
  readonly length: number
  readonly terms: readonly ProfileTerm[]
}

export interface ProfileTerm {
  readonly term: string
  /** How often it stands in the post, in a title or a heading for more than once. */
  readonly count: number
  /** In how many posts it stands; in a profile rounded by `roundCount`. */
  readonly frequency: number
}

/**
 * What searching needs of an index. Posts have places from 0 to below `placeCount`, some of them
 * perhaps empty. The words of posts are told by the few that are sought, so that it makes no
 * difference whether the whole index is at hand or only what was fetched of it.
 */
export interface SearchIndex {
  readonly analyzer: Analyzer
  readonly documentCount: number
  /** Of the words of posts. */
  readonly averageLength: number
  readonly placeCount: number
  /** Whether any post has the word. */
  hasWord(word: string): boolean
  /** The term of a word that a post has. */
  termOf(word: string): string | undefined
  /** @returns the word that somebody who typed this may have meant, see `nearestWord` */
  nearest(word: string): string | undefined
  /** Words that begin just so, without regard to spelling variants. */
  beginningWith(prefix: string): Beginning
  /** In how many posts a term stands. */
  frequencyOf(term: string): number
  /** BM25 of one term in all posts that have it. Stop words are worth nothing. */
  scoresOf(term: string): TermScores
  /** Sets 1 at the place of each post that has the term, be it a stop word. */
  markPosts(term: string, has: Uint8Array): void
  /** The same for posts that have it in their title. */
  markTitles(term: string, has: Uint8Array): void
  /** @returns for the place of a post whether a word, of this term, stands in it */
  hasWordAt(word: string, term: string): (place: number) => boolean
  /** @returns for the place of a post where the terms stand in it, in the order of the text */
  occurrencesOf(terms: readonly string[]): (place: number) => readonly Occurrence[]
  /** @returns for the place of a post what its title has of the terms; absent where that is nothing */
  titlesWith(terms: readonly string[]): (place: number) => TitleOccurrences | undefined
  profileOf(place: number): Profile
}

/** The stretch of the title. The others are numbered in the order of the post, see below. */
export const titleStretch = 0

/** @param order  of the text or the heading: number of its section; of others, on from the sections */
export function stretchOf(kind: 'heading' | 'text' | 'other', order: number): number {
  return 3 * order + { heading: 1, text: 2, other: 3 }[kind]
}

/** @returns the number of the section that a stretch is the text of; absent for others */
export function sectionOf(stretch: number): number | undefined {
  return stretch % 3 === 2 ? (stretch - 2) / 3 : undefined
}
