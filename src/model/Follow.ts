import type { PostSummary } from './Post.ts'
import type { SearchQuery } from './SearchQuery.ts'

/** A search that the reader wants to hear of: an author and a topic are searches with one filter. */
export interface Follow {
  /** The query's address, so that one search is followed once. */
  readonly id: string
  /** What the reader knows it by, in words. */
  readonly name: string
  /** On its first page and in no order. */
  readonly query: SearchQuery
  /** ISO 8601. */
  readonly followedAt: string
  /** When the reader last looked, ISO 8601. */
  readonly seenAt: string
  /** Ids of the posts that had matched by then. */
  readonly seen: readonly string[]
}

/** What of a query is followed: what it asks, not the order and page that are looked at. */
export function followedQuery({ sort: _sort, ...query }: SearchQuery): SearchQuery {
  return { ...query, words: query.words.trim(), page: 1 }
}

/** What a search finds now, beside what of it was seen before. */
export interface NewPosts {
  /** Ids of all posts that match. */
  readonly ids: readonly string[]
  /** The newest of those not seen before, at most five. */
  readonly fresh: readonly PostSummary[]
  readonly freshCount: number
}
