import type { SearchQuery } from '../../model/SearchQuery.ts'

/** One part of what the reader typed, as it was understood. */
export type ReadPart =
  | {
      readonly kind: 'word' | 'phrase' | 'title'
      readonly text: string
      readonly isExcluded?: true
    }
  /** Any of these will do. */
  | { readonly kind: 'either'; readonly texts: readonly string[] }
  /** An operator that names values of a facet; `names` is empty where no post has such a value. */
  | {
      readonly kind: 'facet'
      readonly facet: string
      readonly label?: string
      readonly text: string
      readonly names: readonly string[]
      readonly isExcluded?: true
    }
  /** Days of publication, `YYYY-MM-DD`. */
  | { readonly kind: 'dates'; readonly from?: string; readonly to?: string }

/** How a query was read: what the page explains, and what its filters go on from. */
export interface QueryReading {
  readonly parts: readonly ReadPart[]
  /** More than plain words: worth explaining. */
  readonly hasOperators: boolean
  /** The same query with everything in its words that filters can say moved into the filters. */
  readonly lifted: SearchQuery
  /** Words that no post has, and what was looked for instead. */
  readonly corrections: readonly { readonly from: string; readonly to: string }[]
  /** The words with the corrections in place; equal to the words where there are none. */
  readonly correctedWords: string
}

/** A way to find something again: one thing taken away, and how many posts that gives. */
export interface Repair {
  readonly query: SearchQuery
  readonly total: number
  readonly removed:
    | { readonly kind: 'words'; readonly text: string }
    | {
        readonly kind: 'filter'
        readonly facet: string
        readonly slug: string
        readonly name: string
      }
    | { readonly kind: 'dates' }
    /** Nothing was taken away: another word, spelt much like it, took the place of one. */
    | { readonly kind: 'spelling'; readonly from: string; readonly to: string }
}

/** Where words stand in a text that is shown, for marking them there. */
export interface FoundInText {
  /** In the order of the text. A phrase is one match. */
  readonly matches: readonly {
    readonly block: number
    readonly start: number
    readonly end: number
  }[]
  /** Position in `matches` of the passage that answers best; 0 where there are none. */
  readonly best: number
}
