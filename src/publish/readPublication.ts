import { createEdition, type Edition } from '../archive/Edition.ts'
import { findRead, readingSource } from '../archive/postSources.ts'
import { createPublicationReading } from '../archive/readFeeds.ts'
import { createStoredEdition } from '../archive/StoredEdition.ts'
import {
  createTrackedIndex,
  indexablePosts,
  toIndexable,
  updateIndex,
} from '../archive/updateIndex.ts'
import type { fetchFeed } from '../feed/fetchFeed.ts'
import type { Site } from '../model/Site.ts'
import type { Analyzer } from '../search/analysis/Analyzer.ts'
import { analyzerFor } from '../search/analysis/analyzerFor.ts'
import { m } from '../ui/messages/messages.ts'
import { CommandError } from './CommandError.ts'

/** What is published, as a reader's device would hold it. */
export interface ReadPublication {
  readonly edition: Edition
  /** Any post of it, whole. */
  readonly find: ReturnType<typeof findRead>
  readonly leftOutCount: number
}

/**
 * Reads all feeds of a site from beginning to end.
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
  const feeds = reading.feeds.map((feed) => feed.result())
  const stored = createStoredEdition(site, feeds)
  const source = readingSource(reading.feeds)
  const draft = createEdition(stored, source, tracked.index)
  return {
    edition: await withItsIndex(draft, tracked.index.analyzer),
    find: findRead(reading.feeds),
    leftOutCount: feeds.reduce((sum, { problems }) => sum + problems.length, 0),
  }
}

/** The language of a publication may be known only when it has been read. */
async function withItsIndex(edition: Edition, analyzer: Analyzer): Promise<Edition> {
  const { details, stored, source } = edition
  const own = analyzerFor(details.language ?? stored.site.language)
  if (own === analyzer) return edition
  const tracked = createTrackedIndex(own)
  await updateIndex(tracked, indexablePosts(edition), () => {})
  return createEdition(stored, source, tracked.index)
}
