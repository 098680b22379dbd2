import type { Site } from '../model/Site.ts'
import {
  haveSamePosts,
  isIncomplete,
  type StoredEdition,
  type StoredFeed,
} from './StoredEdition.ts'
import { feedKey } from './feedKey.ts'

/** Feeds of an edition that the site still has and that are read in the same way, by key. */
export function heldFeeds(
  site: Site,
  stored: StoredEdition | undefined,
): ReadonlyMap<string, StoredFeed> {
  if (!stored || !isAlike(stored.site.facets, site.facets)) return new Map()
  return new Map(
    stored.feeds
      .filter(({ source }) => {
        const now = site.feeds.find((feed) => feedKey(feed) === feedKey(source))
        return now !== undefined && isAlike(now.collections, source.collections)
      })
      .map((feed) => [
        feedKey(feed.source),
        isReadAlike(feed, stored.site, site) ? feed : toBeReadWhole(feed),
      ]),
  )
}

/** Within the same limits, and still the first feed or still not: ids of the others say whose they are. */
function isReadAlike({ source }: StoredFeed, before: Site, now: Site): boolean {
  const [wasFirst, isFirst] = [before, now].map(({ feeds }) => feeds[0]!.url === source.url)
  return isAlike(before.limits, now.limits) && wasFirst === isFirst
}

/** What was left out for a limit may be within another one. */
function toBeReadWhole({ checkpoint: _checkpoint, ...feed }: StoredFeed): StoredFeed {
  return feed
}

/** The same posts of the same feeds, named in the same way. */
export function isSamePublication(a: StoredEdition, b: StoredEdition): boolean {
  return (
    a.feeds.length === b.feeds.length &&
    a.feeds.every((feed, position) => {
      const other = b.feeds[position]!
      return isAlike(feed.source, other.source) && haveSamePosts(feed, other)
    })
  )
}

/** Of a feed that could not be read, or not to its end, there is more now. */
export function isFilled(before: StoredEdition, after: StoredEdition): boolean {
  return before.feeds.filter(isIncomplete).some(({ source, entries }) => {
    const now = after.feeds.find((feed) => feedKey(feed.source) === feedKey(source))
    return now !== undefined && now.entries.length > entries.length
  })
}

function isAlike(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
