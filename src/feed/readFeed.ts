import type { FeedDetails, FeedProblem } from '../model/Feed.ts'
import type { FacetDefinition } from '../model/Site.ts'
import { FeedFormatError } from './FeedFormatError.ts'
import { fetchFeed, type Validators } from './fetchFeed.ts'
import { readJsonFeedPages } from './json-feed/readJsonFeedPages.ts'
import type { PostDraft } from './PostDraft.ts'

/** What has been read since the last progress. */
export interface FeedProgress {
  readonly details: FeedDetails
  readonly drafts: readonly PostDraft[]
  readonly problems: readonly FeedProblem[]
  /** Bytes read so far, decoded. */
  readonly bytes: number
  /** Bytes of the whole, where the server says. */
  readonly totalBytes: number | undefined
}

export interface ReadFeedOptions {
  readonly facets: readonly FacetDefinition[]
  readonly signal?: AbortSignal | undefined
  /** Validators of the version at hand. */
  readonly known?: Validators | undefined
}

export type ReadFeedResult =
  { readonly isUnchanged: true } | { readonly isUnchanged: false; readonly validators: Validators }

/**
 * Reads a feed from its address, giving posts as they arrive.
 *
 * @returns whether the version at hand still holds, else how the server names the one that was read
 * @throws {FeedFetchError} no answer, a bad status, or a connection that broke
 * @throws {FeedFormatError} the document is no feed, or only part of one; what was given before is good
 */
export async function* readFeed(
  url: string,
  options: ReadFeedOptions,
): AsyncGenerator<FeedProgress, ReadFeedResult> {
  const response = await fetchFeed(url, options)
  if (response.isUnchanged) return response
  let count = 0
  let faulty = 0
  for await (const progress of readJsonFeedPages(response, options)) {
    count += progress.drafts.length
    faulty += progress.problems.length
    yield progress
  }
  // A feed without items is an empty publication; one of which no item can be read is a fault.
  if (count === 0 && faulty > 0) throw new FeedFormatError('no-posts')
  return { isUnchanged: false, validators: response.validators }
}
