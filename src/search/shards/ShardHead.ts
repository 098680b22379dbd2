import type { FacetListing } from '../SearchCorpus.ts'
import type { ShardListing } from './ShardDirectory.ts'

/** Rises with every change to what the pieces hold. */
export const shardsVersion = 3

/** What a reader of a published index has to have before anything else: plain data. */
export interface ShardHead {
  readonly version: number
  /** Id of the analyzer that took the texts apart. */
  readonly analyzer: string
  readonly postCount: number
  /** Of the words of posts. */
  readonly averageLength: number
  /** The same as MiniSearch counts it. */
  readonly averageFieldLength: number
  /** Where each shard begins: it has all words and terms from there to the next. */
  readonly shards: ShardListing
  /** First letter → which lengths words have that begin so, as bits. */
  readonly wordLengths: Readonly<Record<string, number>>
  /** Their values are a piece for each. */
  readonly facets: readonly Omit<FacetListing, 'values'>[]
  readonly days?: { readonly first: string; readonly last: string }
  /** Places of posts without a date, from the first to before the second. */
  readonly undated: readonly (readonly [number, number])[]
}
