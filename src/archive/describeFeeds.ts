import type { ArchiveFault, FeedStatus } from './Archive.ts'
import { feedName } from './Edition.ts'
import { feedKey, type StoredEdition } from './StoredEdition.ts'

/** @param faults  what the last attempt ended in, by feed */
export function describeFeeds(
  { feeds }: Pick<StoredEdition, 'feeds'>,
  faults: ReadonlyMap<string, ArchiveFault>,
): readonly FeedStatus[] {
  return feeds.map((feed) => {
    const fault = faults.get(feedKey(feed.source))
    return {
      name: feedName(feed),
      url: feed.source.url,
      postCount: feed.entries.length,
      ...(feed.checkedAt && { checkedAt: feed.checkedAt }),
      ...(feed.changedAt && { changedAt: feed.changedAt }),
      isPartial: feed.isPartial ?? false,
      isExpired: feed.details.isExpired ?? false,
      ...(fault && { fault }),
      problems: feed.problems,
    }
  })
}
