/** The formats that are read. */
export type FeedFormat = 'json-feed' | 'wordpress' | 'rss' | 'atom' | 'rdf'

/** Why one item of a feed is not shown. */
export type FeedProblemCode =
  'not-an-object' | 'no-id' | 'duplicate-id' | 'unreadable' | 'too-deep' | 'too-long' | 'empty'

/** One item that was left out, so that nothing is lost in silence. */
export interface FeedProblem {
  readonly code: FeedProblemCode
  /** Position among the items of the feed, from 1. */
  readonly position: number
  /** The item's title, where it has one. */
  readonly title?: string
}

/** What a feed says of itself. */
export interface FeedDetails {
  readonly title?: string
  readonly description?: string
  /** BCP 47. */
  readonly language?: string
  readonly homePageUrl?: string
  /** The publisher says that the feed is over: there is no need to ask again. */
  readonly isExpired?: true
}
