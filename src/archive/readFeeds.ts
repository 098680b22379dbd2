import type { fetchFeed } from '../feed/fetchFeed.ts'
import { FeedFormatError } from '../feed/FeedFormatError.ts'
import type { FeedOutcome } from '../feed/FeedOutcome.ts'
import type { PostDraft } from '../feed/PostDraft.ts'
import { readFeed } from '../feed/readFeed.ts'
import type { FeedProgress } from '../feed/Reading.ts'
import type { FeedDetails, FeedFormat, FeedProblem } from '../model/Feed.ts'
import type { FeedSource, Site } from '../model/Site.ts'
import type { ArchiveFault } from './Archive.ts'
import { toArchiveFault } from './archiveFault.ts'
import { qualifiedId, qualify } from './qualify.ts'
import {
  amendFeed,
  emptyFeed,
  haveSamePosts,
  isIncomplete,
  replaceFeed,
  type StoredFeed,
} from './StoredEdition.ts'
import { feedKey } from './feedKey.ts'

/** One reading of one feed, from first to last post. */
export interface FeedReading {
  readonly source: FeedSource
  /** New and changed posts read so far, by id. */
  readonly drafts: ReadonlyMap<string, PostDraft>
  readonly bytes: number
  readonly totalBytes: number | undefined
  /** Why it ended early. */
  readonly fault: ArchiveFault | undefined
  /** How it ended, where that was not early. */
  readonly outcome: FeedOutcome | undefined
  /** What is held now: what was there before, as long as nothing better has been read. */
  result(): StoredFeed
}

/** All feeds of a site while they are read, side by side. */
export interface PublicationReading {
  readonly feeds: readonly FeedReading[]
  /**
   * Reads to the end. It never throws for a fault of a feed: that stands in its reading.
   *
   * @param onProgress  called when posts have arrived, with those; reading goes on when it is done,
   *   unless it answers `enough`: then no more is read of that feed
   */
  read(
    onProgress: (reading: FeedReading, drafts: readonly PostDraft[]) => Promise<void | 'enough'>,
  ): Promise<void>
}

/**
 * @param held  what is held of each feed, by its key
 * @param open  opens a document where that is not for the network to do
 */
export function createPublicationReading(
  site: Site,
  held: ReadonlyMap<string, StoredFeed>,
  open?: typeof fetchFeed,
): PublicationReading {
  const feeds = site.feeds.map((source, position) =>
    createFeedReading(site, source, held.get(feedKey(source)), position === 0, open),
  )
  return {
    feeds,
    read: async (onProgress) => {
      await Promise.all(feeds.map((feed) => feed.read((drafts) => onProgress(feed, drafts))))
    },
  }
}

interface ReadableFeed extends FeedReading {
  read(onDrafts: (drafts: readonly PostDraft[]) => Promise<void | 'enough'>): Promise<void>
}

function createFeedReading(
  site: Site,
  source: FeedSource,
  before: StoredFeed = emptyFeed(source),
  isFirst: boolean,
  open: typeof fetchFeed | undefined,
): ReadableFeed {
  const drafts = new Map<string, PostDraft>()
  const problems: FeedProblem[] = []
  let details: FeedDetails = {}
  let format: FeedFormat | undefined
  let bytes = 0
  let totalBytes: number | undefined
  let outcome: FeedOutcome | undefined
  let fault: ArchiveFault | undefined
  // Of a feed that its publisher has closed there is nothing more to ask.
  const wasAsked = !(before.details.isExpired && before.checkpoint)

  function take(progress: FeedProgress): readonly PostDraft[] {
    details = progress.details
    format = progress.format
    bytes = progress.bytes
    totalBytes = progress.totalBytes
    problems.push(...progress.problems)
    const taken = isFirst ? progress.drafts : progress.drafts.map((draft) => qualify(draft, source))
    for (const draft of taken) drafts.set(draft.post.id, draft)
    return taken
  }

  async function read(
    onDrafts: (taken: readonly PostDraft[]) => Promise<void | 'enough'>,
  ): Promise<void> {
    if (!wasAsked) return
    try {
      const { facets, limits } = site
      const since = before.checkpoint
      const reading = readFeed(source, { facets, limits, since, ...(open && { open }) })
      for (;;) {
        const next = await reading.next()
        if (next.done) {
          refuseEmptying(next.value)
          outcome = next.value
          return
        }
        if ((await onDrafts(take(next.value))) !== 'enough') continue
        await reading.return(undefined as never)
        return
      }
    } catch (error) {
      fault = toArchiveFault(error, source.url)
    }
  }

  /** A feed that had posts and has none is far more often broken than meant. */
  function refuseEmptying(ended: FeedOutcome): void {
    if (ended.kind === 'unchanged' || before.entries.length === 0 || drafts.size > 0) return
    if (ended.kind === 'whole' || ended.gone.length >= before.entries.length) {
      throw new FeedFormatError('no-posts', source.url)
    }
  }

  function result(): StoredFeed {
    if (!wasAsked) return before
    const change = { format, details, drafts: [...drafts.values()], problems: [...problems] }
    if (!outcome) {
      // Half of the news may contradict the other half; half of a first visit is worth having.
      const isFurther =
        isIncomplete(before) &&
        drafts.size >= before.entries.length &&
        drafts.size + problems.length > 0
      return isFurther ? { ...replaceFeed(before, change), isPartial: true } : before
    }
    const { checkpoint } = outcome
    const checkedAt = new Date().toISOString()
    if (outcome.kind === 'unchanged') return { ...before, checkpoint, checkedAt }
    const next =
      outcome.kind === 'whole'
        ? replaceFeed(before, change)
        : amendFeed(
            before,
            change,
            outcome.gone.map((id) => qualifiedId(id, source, isFirst)),
          )
    const isSame = before.changedAt !== undefined && haveSamePosts(before, next)
    return { ...next, checkpoint, checkedAt, changedAt: isSame ? before.changedAt : checkedAt }
  }

  return {
    source,
    drafts,
    get bytes() {
      return bytes
    },
    get totalBytes() {
      return totalBytes
    },
    get fault() {
      return fault
    },
    get outcome() {
      return outcome
    },
    result,
    read,
  }
}
