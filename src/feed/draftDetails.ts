import type { FeedDetails } from '../model/Feed.ts'

/** What an adapter found of a feed's own description, without the fields that it did not find. */
export function draftDetails(found: {
  readonly [Field in keyof FeedDetails]?: FeedDetails[Field] | undefined
}): FeedDetails {
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value))
}
