import type { PostSummary } from '../model/Post.ts'
import type { FacetValue } from './facets.ts'
import type { SearchSection } from './index/PostIndex.ts'
import type { KnownWord, SearchIndex } from './index/SearchIndex.ts'

/** A value with the number of posts that have it, where that is known. */
export interface ListedValue extends FacetValue {
  readonly count?: number
}

/** A facet with every value that any post has. */
export interface FacetListing {
  readonly id: string
  readonly label?: string
  readonly plural?: string
  readonly values: readonly ListedValue[]
}

/** Which values of one facet posts have, by their positions among all values of the facet. */
export interface FacetColumn {
  /** Adds one at each value of each of the posts. */
  countInto(counts: Uint32Array, ranks: readonly number[]): void
  /** @param chosen  1 at the values that will do */
  hasOneOf(rank: number, chosen: Uint8Array): boolean
}

/**
 * What a search asks of the posts of one edition. A post is known by its rank: its position among
 * all posts, newest first. Each thing is asked for by itself, so that where the posts are elsewhere
 * only what a query needs has to be fetched.
 */
export interface SearchCorpus {
  readonly index: SearchIndex
  readonly postCount: number
  readonly facets: readonly FacetListing[]
  /** Days of the first and the last post, `YYYY-MM-DD`; absent where no post has a date. */
  readonly days?: { readonly first: string; readonly last: string }
  /** @returns the rank of the post at a place of the index; none where the edition has it not */
  rankAt(place: number): number | undefined
  /** @returns none where the index has not got the post yet */
  placeOf(rank: number): number | undefined
  isUndated(rank: number): boolean
  /** `YYYY-MM-DD` */
  dayOf(rank: number): string | undefined
  /** @param facet  position among the facets */
  columnOf(facet: number): FacetColumn
  idOf(rank: number): string
  postOf(rank: number): PostSummary
  /** The text of a post; empty where it is not at hand. */
  sectionsOf(rank: number): readonly SearchSection[]
  /** As the publication writes a word. */
  spellingOf(known: KnownWord): string
}
