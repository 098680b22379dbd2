import type { FeedProblem } from '../model/Feed.ts'
import type { ArchiveFault, FeedStatus, LeftOut } from './Archive.ts'
import type { StoredEdition } from './StoredEdition.ts'
import { feedKey, feedName } from './feedKey.ts'

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
      leftOut: describeLeftOut(feed.problems),
    }
  })
}

/** Items that are listed of those left out for one reason. */
const listedItems = 100

/** Items of a feed that were left out, by the reasons for it. */
export function describeLeftOut(problems: readonly FeedProblem[]): readonly LeftOut[] {
  const groups = new Map<FeedProblem['code'], FeedProblem[]>()
  for (const problem of problems) {
    const group = groups.get(problem.code)
    if (group) group.push(problem)
    else groups.set(problem.code, [problem])
  }
  return [...groups].map(([code, group]) => ({
    code,
    count: group.length,
    items: group.slice(0, listedItems).map(({ code: _code, ...item }) => item),
  }))
}
