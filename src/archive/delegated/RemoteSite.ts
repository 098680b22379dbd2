import type { WordPressTerm, WordPressUser } from '../../feed/wordpress/adapt.ts'
import type { FeedDetails } from '../../model/Feed.ts'
import type { FeedSource } from '../../model/Site.ts'

/** A WordPress that is asked in place of an archive on the device. */
export interface RemoteSite {
  readonly source: FeedSource
  /** Ids of other sites' posts say whose they are. */
  readonly isFirst: boolean
  readonly root: string
  readonly details: FeedDetails
  readonly collections: readonly RemoteCollection[]
}

export interface RemoteCollection {
  /** Last part of its address. */
  readonly name: string
  /** What its posts are called, where there are several. */
  readonly typeName: string | undefined
  /** Name of its type of posts in code. */
  readonly type: string
  /** What its posts are filed under. WordPress passes over a filter by any other taxonomy. */
  readonly taxonomies: readonly string[]
}

/** What a site's posts can be narrowed by. It is asked for after the site, and may come to nothing. */
export interface RemoteVocabulary {
  readonly taxonomies: readonly RemoteTaxonomy[]
  /** Nobody where users are closed. */
  readonly users: readonly WordPressUser[]
  /** There are more people than are listed. */
  readonly hasMoreUsers: boolean
  /** Day of the oldest post; absent where there is none, or where dates cannot be asked for. */
  readonly firstDay?: string
  /** Posts of all collections together; absent where the host hides it. */
  readonly total?: number
}

export interface RemoteTaxonomy {
  readonly name: string
  /** What its terms are asked for by. */
  readonly parameter: string
  /** Types of posts that are filed under it. */
  readonly types: readonly string[]
  readonly terms: readonly WordPressTerm[]
  readonly hasMoreTerms: boolean
}

/** Name of the site in keys. */
export function siteKey({ source }: Pick<RemoteSite, 'source'>): string {
  return source.url
}
