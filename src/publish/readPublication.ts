import type { EditionChanges } from '../archive/archiveDatabase.ts'
import { createEdition, type Edition } from '../archive/Edition.ts'
import { changesBetween, readingSource } from '../archive/postSources.ts'
import { createPublicationReading } from '../archive/readFeeds.ts'
import type { StoredFeed } from '../archive/StoredEdition.ts'
import {
  createTrackedIndex,
  indexablePosts,
  toIndexable,
  updateIndex,
} from '../archive/updateIndex.ts'
import type { Checkpoint } from '../feed/FeedOutcome.ts'
import type { fetchFeed } from '../feed/fetchFeed.ts'
import { checksum } from '../model/checksum.ts'
import type { Site } from '../model/Site.ts'
import { analyzerFor } from '../search/analysis/analyzerFor.ts'
import { m } from '../ui/messages/messages.ts'
import { CommandError } from './CommandError.ts'

/** What is published, as a reader's device would hold it. */
export interface ReadPublication {
  readonly edition: Edition
  /** All posts whole. */
  readonly posts: EditionChanges['put']
  readonly leftOutCount: number
}

/**
 * Reads all feeds of a site from beginning to end. The same feeds give the same publication, whenever
 * they are read: it holds no clock.
 *
 * @param open  opens what is a file on this machine
 * @param onProgress  told how many posts there are so far
 * @throws {CommandError} when a feed cannot be read to its end: half of it would pass for the whole
 */
export async function readPublication(
  site: Site,
  open: typeof fetchFeed,
  onProgress: (postCount: number) => void,
): Promise<ReadPublication> {
  const reading = createPublicationReading(site, new Map(), open)
  const tracked = createTrackedIndex()
  let count = 0
  await reading.read(async (_feed, drafts) => {
    onProgress((count += drafts.length))
    await updateIndex(tracked, drafts.map(toIndexable), () => {})
  })
  for (const { source, fault } of reading.feeds) {
    if (fault)
      throw new CommandError(`The feed ${source.url} was not read whole. ${m.fault(fault)}`)
  }
  const feeds = reading.feeds.map((feed) => withoutClock(feed.result()))
  const stored = { version: checksum(JSON.stringify(feeds)), site, feeds }
  const source = readingSource(reading.feeds)
  const draft = createEdition(stored, source, tracked.index)
  const analyzer = analyzerFor(draft.details.language ?? site.language)
  if (analyzer === tracked.index.analyzer) {
    return conclude(draft, reading.feeds)
  }
  const own = createTrackedIndex(analyzer)
  await updateIndex(own, indexablePosts(draft), () => {})
  return conclude(createEdition(stored, source, own.index), reading.feeds)
}

function conclude(
  edition: Edition,
  readings: Parameters<typeof changesBetween>[2],
): ReadPublication {
  return {
    edition,
    posts: changesBetween(undefined, edition.stored, readings).put,
    leftOutCount: edition.stored.feeds.reduce((sum, { problems }) => sum + problems.length, 0),
  }
}

function withoutClock(feed: StoredFeed): StoredFeed {
  const { checkedAt: _checked, changedAt: _changed, checkpoint, ...rest } = feed
  return { ...rest, ...(checkpoint && { checkpoint: withoutTimes(checkpoint) }) }
}

/**
 * Of WordPress: never to be read anew by readers, since the next build does that, and its ids to be
 * compared at a reader's first visit.
 */
function withoutTimes(checkpoint: Checkpoint): Checkpoint {
  if (checkpoint.format !== 'wordpress') return checkpoint
  return { ...checkpoint, readAt: '9999-01-01T00:00:00.000Z', listedAt: '1970-01-01T00:00:00.000Z' }
}
