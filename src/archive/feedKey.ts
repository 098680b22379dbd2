import type { FeedDetails } from '../model/Feed.ts'
import type { FeedSource } from '../model/Site.ts'

/** Name of a feed in keys. */
export function feedKey(source: FeedSource): string {
  return source.url
}

/** What a feed is called: by the site file, by itself, by its host. */
export function feedName({
  source,
  details,
}: {
  readonly source: FeedSource
  readonly details: FeedDetails
}): string {
  return source.name ?? details.title ?? new URL(source.url).host
}
