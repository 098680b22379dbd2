import { toArchiveFault } from '../../archive/archiveFault.ts'
import type { FeedOutcome } from '../../feed/FeedOutcome.ts'
import type { PostDraft } from '../../feed/PostDraft.ts'
import { readFeed } from '../../feed/readFeed.ts'
import type { FeedProgress } from '../../feed/Reading.ts'
import type { FeedDetails, FeedFormat, FeedProblem } from '../../model/Feed.ts'
import type { Site } from '../../model/Site.ts'
import type { CheckedFeed, CheckedPost, NoFeed } from './CheckedFeed.ts'
import type { FeedInput } from './FeedInput.ts'
import { outlineBody } from './outlineBody.ts'
import { watchDocuments, type WatchedDocument } from './watchDocuments.ts'

/**
 * Reads a feed with the reader's own code, from first to last page.
 *
 * @param onProgress  told after each step how much there is so far
 */
export async function readCheckedFeed(
  input: FeedInput,
  { facets, limits, feeds }: Pick<Site, 'facets' | 'limits' | 'feeds'>,
  onProgress: (pages: number, posts: number) => void = () => {},
): Promise<CheckedFeed | NoFeed> {
  const source = feeds.find(({ url }) => url === input.url) ?? { url: input.url }
  const watch = watchDocuments(input.open, limits)
  const record = createRecord()
  let fault: unknown
  try {
    const reading = readFeed(source, { facets, limits, open: watch.open })
    let next = await reading.next()
    for (; !next.done; next = await reading.next()) {
      record.take(next.value, watch.current())
      onProgress(record.pages.length, record.posts.size)
    }
    record.end(next.value)
  } catch (error) {
    fault = error
  }
  return conclude(input, record, watch.first(), fault)
}

function conclude(
  input: FeedInput,
  { format, details, posts, problems, pages }: FeedRecord,
  first: WatchedDocument | undefined,
  error: unknown,
): CheckedFeed | NoFeed {
  const { url, isWeb } = input
  const fault = error === undefined ? undefined : toArchiveFault(error, url)
  if (fault?.kind === 'internal') throw error
  if (fault && posts.size === 0) return { fault, problems }
  return {
    isWeb,
    url,
    isLinked: pages[0] !== first,
    format: format!,
    details,
    posts: [...posts.values()],
    problems,
    pages,
    ...(fault && { fault }),
  }
}

/** What has been read so far. */
interface FeedRecord {
  readonly format: FeedFormat | undefined
  readonly details: FeedDetails
  /** By id. */
  readonly posts: ReadonlyMap<string, CheckedPost>
  readonly problems: readonly FeedProblem[]
  readonly pages: readonly WatchedDocument[]
  take(progress: FeedProgress, page: WatchedDocument | undefined): void
  end(outcome: FeedOutcome): void
}

function createRecord(): FeedRecord {
  const posts = new Map<string, CheckedPost>()
  const problems: FeedProblem[] = []
  const pages: WatchedDocument[] = []
  let format: FeedFormat | undefined
  let details: FeedDetails = {}
  /** Items on the pages before this one. */
  let before = 0
  /** Items that have been given. */
  let given = 0

  function take(progress: FeedProgress, page: WatchedDocument | undefined): void {
    format = progress.format
    details = progress.details
    problems.push(...progress.problems)
    if (page && page !== pages.at(-1)) {
      before += pages.at(-1)?.items.length ?? 0
      given = before
      pages.push(page)
    }
    const positions = placeDrafts(progress, page)
    progress.drafts.forEach((draft, index) => keep(draft, positions[index]!, page))
  }

  function keep(draft: PostDraft, position: number, page: WatchedDocument | undefined): void {
    const written = page?.items[position - before - 1] ?? { taxonomies: [] }
    const body = outlineBody(draft.post.html)
    posts.set(draft.post.id, { position, draft, body, written })
  }

  /** Positions of a step's drafts: those that no problem has. */
  function placeDrafts({ drafts, problems: faulty }: FeedProgress, page?: WatchedDocument) {
    const taken = new Set(faulty.map(({ position }) => position))
    const count = drafts.length + faulty.length
    // From the second page on, posts that have moved there from the page before are not given again.
    const last = pages.length > 1 ? before + page!.items.length : given + count
    const free = range(given + 1, last).filter((position) => !taken.has(position))
    given = last
    return free.slice(free.length - drafts.length)
  }

  /** A site without posts gives no progress, only its end. */
  function end({ checkpoint }: FeedOutcome): void {
    if (format) return
    format = checkpoint.format === 'wordpress-export' ? 'wordpress' : checkpoint.format
    if ('details' in checkpoint) details = checkpoint.details
  }

  return {
    get format() {
      return format
    },
    get details() {
      return details
    },
    posts,
    problems,
    pages,
    take,
    end,
  }
}

function range(first: number, last: number): number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index)
}
