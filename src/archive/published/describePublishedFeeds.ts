import type { ArchiveFault, FeedStatus } from '../Archive.ts'
import { feedKey, feedName } from '../feedKey.ts'
import type { Shown } from './Shown.ts'

/** @param faults  what the last attempt ended in, by feed */
export function describePublishedFeeds(
  { feeds, live }: Shown,
  faults: ReadonlyMap<string, ArchiveFault>,
): readonly FeedStatus[] {
  return feeds.map(({ source, details, postCount, isPartial, leftOut }) => {
    const key = feedKey(source)
    const fault = faults.get(key)
    const { checkedAt, changedAt } = live.feeds[key] ?? {}
    return {
      name: feedName({ source, details }),
      url: source.url,
      postCount,
      ...(checkedAt && { checkedAt }),
      ...(changedAt && { changedAt }),
      isPartial: isPartial ?? false,
      isExpired: details.isExpired ?? false,
      ...(fault && { fault }),
      leftOut,
    }
  })
}
