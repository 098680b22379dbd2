import type { FeedDetails, FeedFormat, FeedProblem, FeedProblemCode } from '../model/Feed.ts'
import type { FeedLimits } from '../model/feedLimits.ts'
import type { FacetDefinition } from '../model/Site.ts'
import { FeedLimitError } from './FeedLimitError.ts'
import { fetchFeed, type FeedDocument, type FeedResponse, type Validators } from './fetchFeed.ts'
import type { ItemDraft, PostDraft } from './PostDraft.ts'

/** What has been read since the last progress. */
export interface FeedProgress {
  readonly format: FeedFormat
  /** Address of the document that this is from. */
  readonly page: string
  readonly details: FeedDetails
  /** A draft whose id was given before takes the place of the earlier one. */
  readonly drafts: readonly PostDraft[]
  readonly problems: readonly FeedProblem[]
  /** Bytes read so far, decompressed. */
  readonly bytes: number
  /** Bytes of the whole, where the server says. */
  readonly totalBytes: number | undefined
}

interface PageOptions {
  /** Validators of the version at hand. */
  readonly known?: Validators | undefined
  /** Fewer attempts than the limit allows, where the answer is only a guess. */
  readonly attempts?: number | undefined
}

/** What became of one item. */
export type AdaptedItem =
  | { readonly draft: ItemDraft }
  | { readonly fault: { readonly code: FeedProblemCode; readonly title?: string } }

export interface ReadingOptions {
  readonly facets: readonly FacetDefinition[]
  readonly limits: FeedLimits
}

/**
 * One reading of one feed over all its pages: what has been met so far, and how much of each limit
 * is used up. Every format reads through it.
 */
export interface Reading extends ReadingOptions {
  /** Ids given so far. */
  readonly idCount: number
  /**
   * Asks for a page.
   *
   * @throws {FeedLimitError} over the limit of pages, bytes or time
   */
  fetch(url: string, options?: PageOptions): Promise<FeedResponse>
  /** @returns those of the items that are still within the limit */
  admit<Item>(items: readonly Item[]): readonly Item[]
  /** Takes in what became of some items of one page. */
  progress(step: ReadingStep): FeedProgress
}

interface ReadingStep {
  readonly format: FeedFormat
  /** Address of the page: an id met twice on one page is a fault, on two pages it has only moved. */
  readonly page: string
  readonly details: FeedDetails
  readonly items: readonly AdaptedItem[]
  readonly totalBytes?: number | undefined
}

/** @param open  opens a page where that is not for the network to do: a file, standard input */
export function createReading(
  options: ReadingOptions,
  open: typeof fetchFeed = fetchFeed,
): Reading {
  const { limits } = options
  const deadline = performance.now() + limits.timeMs
  const pageOfId = new Map<string, string>()
  const revisions = new Map<string, string>()
  let details: FeedDetails = {}
  let position = 0
  let admittedCount = 0
  let pages = 0
  let bytes = 0

  async function fetchPage(
    url: string,
    { known, attempts = limits.attempts }: PageOptions = {},
  ): Promise<FeedResponse> {
    if (++pages > limits.pages) throw new FeedLimitError('pages', url)
    const response = await open(url, {
      limits: { ...limits, attempts: Math.min(attempts, limits.attempts) },
      deadline,
      known,
    })
    if (response.isUnchanged) return response
    const { document } = response
    return { isUnchanged: false, document: { ...document, text: countBytes(document) } }
  }

  async function* countBytes(document: FeedDocument): FeedDocument['text'] {
    for await (const chunk of document.text) {
      bytes += chunk.bytes
      yield chunk
      // Only now: the piece that leads over the limit has arrived, and there are posts in it.
      if (bytes > limits.bytes) throw new FeedLimitError('bytes', document.url)
    }
  }

  function admit<Item>(items: readonly Item[]): readonly Item[] {
    const admitted = items.slice(0, limits.items - admittedCount)
    admittedCount += admitted.length
    return admitted
  }

  function progress(step: ReadingStep): FeedProgress {
    const drafts: PostDraft[] = []
    const problems: FeedProblem[] = []
    for (const item of step.items) {
      position++
      if ('fault' in item) problems.push({ position, ...item.fault })
      else if (pageOfId.get(item.draft.post.id) === step.page) {
        problems.push({ position, code: 'duplicate-id', title: item.draft.post.title })
      } else if (take(item.draft, step.page)) drafts.push({ ...item.draft, position })
    }
    details = { ...details, ...step.details }
    const { format, page, totalBytes } = step
    return { format, page, details, drafts, problems, bytes, totalBytes }
  }

  /** What was published between two requests moves posts to the next page: the later answer counts. */
  function take({ post }: ItemDraft, page: string): boolean {
    pageOfId.set(post.id, page)
    if (revisions.get(post.id) === post.revision) return false
    revisions.set(post.id, post.revision)
    return true
  }

  return {
    ...options,
    get idCount() {
      return pageOfId.size
    },
    fetch: fetchPage,
    admit,
    progress,
  }
}
