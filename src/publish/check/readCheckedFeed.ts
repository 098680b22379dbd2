import { toArchiveFault } from '../../archive/archiveFault.ts'
import { readFeed } from '../../feed/readFeed.ts'
import type { FeedDetails, FeedFormat, FeedProblem } from '../../model/Feed.ts'
import type { Site } from '../../model/Site.ts'
import type { CheckedFeed, CheckedPost, NoFeed } from './CheckedFeed.ts'
import type { FeedInput } from './FeedInput.ts'
import { outlineBody } from './outlineBody.ts'
import { watchPages, type PageWatch } from './watchPages.ts'

/** What has been read so far. */
interface FeedRecord {
  format: FeedFormat | undefined
  details: FeedDetails
  /** By id. */
  readonly posts: Map<string, CheckedPost>
  readonly problems: FeedProblem[]
  /** Addresses of the pages that posts were read of. */
  readonly pages: Set<string>
}

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
  const watch = watchPages(input.open)
  const record: FeedRecord = {
    format: undefined,
    details: {},
    posts: new Map(),
    problems: [],
    pages: new Set(),
  }
  let fault: unknown
  try {
    const reading = readFeed(source, { facets, limits, open: watch.open })
    let next = await reading.next()
    for (; !next.done; next = await reading.next()) {
      const { format, details, drafts, problems, page } = next.value
      record.format = format
      record.details = details
      record.problems.push(...problems)
      record.pages.add(page)
      for (const draft of drafts) {
        record.posts.set(draft.post.id, { draft, body: outlineBody(draft.post.html) })
      }
      onProgress(record.pages.size, record.posts.size)
    }
    // A site without posts gives no progress, only its end.
    const { checkpoint } = next.value
    record.format ??= checkpoint.format === 'wordpress-export' ? 'wordpress' : checkpoint.format
    if (checkpoint.format === 'wordpress') record.details = checkpoint.details
  } catch (error) {
    fault = error
  }
  return conclude(input, record, watch, fault)
}

function conclude(
  { url, isWeb }: FeedInput,
  { format, details, posts, problems, pages }: FeedRecord,
  watch: PageWatch,
  error: unknown,
): CheckedFeed | NoFeed {
  const fault = error === undefined ? undefined : toArchiveFault(error, url)
  if (fault?.kind === 'internal') throw error
  if (fault && posts.size === 0) return { fault, problems }
  return {
    isWeb,
    url,
    isLinked: !pages.has(watch.pages[0]!.url),
    format: format!,
    details,
    posts: [...posts.values()],
    problems,
    pages: watch.pages.filter((page) => pages.has(page.url)),
    ...(fault && { fault }),
  }
}
