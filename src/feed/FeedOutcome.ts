import type { FeedDetails, FeedFormat } from '../model/Feed.ts'
import type { Validators } from './fetchFeed.ts'

/** A feed that is one document, or pages that begin with one. */
export interface DocumentCheckpoint {
  readonly format: Exclude<FeedFormat, 'wordpress'> | 'wordpress-export'
  /** Where the document was found. */
  readonly url: string
  readonly validators: Validators
}

/** What was read of one collection of a WordPress site. */
export interface CollectionCheckpoint {
  /** Latest `modified` that was met, as received: in the site's own time, without a zone. */
  readonly modified?: string
  /** Number of a post at WordPress → id of the post here. */
  readonly ids: Readonly<Record<string, string>>
}

export interface WordPressCheckpoint {
  readonly format: 'wordpress'
  /** Root of the API. */
  readonly root: string
  readonly details: FeedDetails
  /** Name in the API, such as `posts` → what was read. */
  readonly collections: Readonly<Record<string, CollectionCheckpoint>>
  /** When everything was read, ISO 8601. */
  readonly readAt: string
  /** When the ids were last compared. */
  readonly listedAt: string
}

/** From where the next reading goes on, so that it need not begin anew. */
export type Checkpoint = DocumentCheckpoint | WordPressCheckpoint

/**
 * How a reading ended: `unchanged` what is at hand still holds · `whole` everything was given ·
 * `changes` new and changed posts were given, those in `gone` are no longer there.
 */
export type FeedOutcome =
  | { readonly kind: 'unchanged'; readonly checkpoint: Checkpoint }
  | { readonly kind: 'whole'; readonly checkpoint: Checkpoint }
  | { readonly kind: 'changes'; readonly checkpoint: Checkpoint; readonly gone: readonly string[] }
