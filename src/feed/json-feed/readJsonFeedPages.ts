import type { FeedDetails, FeedProblem } from '../../model/Feed.ts'
import { webAddress } from '../../model/webAddress.ts'
import { detectFormat } from '../detectFormat.ts'
import { FeedFormatError } from '../FeedFormatError.ts'
import { fetchFeed, type FeedResponse } from '../fetchFeed.ts'
import { feedLimits } from '../limits.ts'
import type { PostDraft } from '../PostDraft.ts'
import type { FeedProgress, ReadFeedOptions } from '../readFeed.ts'
import {
  adaptDetails,
  adaptItem,
  createContext,
  type AdaptedItem,
  type JsonFeedContext,
} from './adapt.ts'
import { createJsonFeedScanner, type JsonFeedScanner } from './parse.ts'

type Document = Extract<FeedResponse, { readonly isUnchanged: false }>

/** The whole feed so far: ids met and on which page, and the position of the last item. */
interface Tally {
  readonly ids: Map<string, Document>
  details: FeedDetails
  position: number
  bytes: number
}

/** Reads a JSON Feed and the pages that it is continued on by `next_url`. */
export async function* readJsonFeedPages(
  first: Document,
  options: ReadFeedOptions,
): AsyncGenerator<FeedProgress> {
  const tally: Tally = { ids: new Map(), details: {}, position: 0, bytes: 0 }
  const visited = new Set<string>()
  let page: Document | undefined = first
  while (page) {
    visited.add(page.url)
    const before = tally.ids.size
    const nextUrl: string | undefined = yield* readPage(page, options, tally)
    // A page without a new post, or one met before, means a loop: the specification forbids both.
    const isWorthMore: boolean =
      nextUrl !== undefined && !visited.has(nextUrl) && tally.ids.size > before
    if (isWorthMore && visited.size >= feedLimits.pages) {
      throw new FeedFormatError('too-large', 'pages')
    }
    const next: FeedResponse | undefined =
      isWorthMore && nextUrl ? await fetchFeed(nextUrl, { signal: options.signal }) : undefined
    page = next && !next.isUnchanged ? next : undefined
  }
}

async function* readPage(
  page: Document,
  options: ReadFeedOptions,
  tally: Tally,
): AsyncGenerator<FeedProgress, string | undefined> {
  const scanner = createJsonFeedScanner()
  let start: string | undefined = ''
  for await (const chunk of page.text) {
    tally.bytes += chunk.bytes
    if (tally.bytes > feedLimits.bytes) throw new FeedFormatError('too-large', 'bytes')
    if (start !== undefined) {
      start += chunk.text
      if (start.length < 512 && chunk.bytes > 0) continue
      requireJson(start)
    }
    const sources = scanner.push(start ?? chunk.text)
    start = undefined
    if (sources.length > 0) yield adaptSources(sources, scanner, page, options, tally)
  }
  const head = scanner.head()
  if (!scanner.isComplete()) throw new FeedFormatError('cut-off')
  if (!head) throw new FeedFormatError('not-json')
  if (!scanner.hasItems()) throw new FeedFormatError('rss' in head ? 'unsupported' : 'not-a-feed')
  // Fields of the feed may stand after its items: serialisers that sort keys put the title there.
  yield adaptSources([], scanner, page, options, tally)
  return webAddress(head['next_url'], page.url)
}

function requireJson(start: string): void {
  const format = detectFormat(start)
  if (format === 'other-json') throw new FeedFormatError('not-a-feed')
  if (format === 'web-page') throw new FeedFormatError('web-page')
  if (format === 'xml-feed') throw new FeedFormatError('unsupported')
  if (format === 'unknown') throw new FeedFormatError('not-json')
}

function adaptSources(
  sources: readonly string[],
  scanner: JsonFeedScanner,
  page: Document,
  options: ReadFeedOptions,
  tally: Tally,
): FeedProgress {
  const head = scanner.head() ?? {}
  const context = createContext(head, page.url, options.facets)
  const drafts: PostDraft[] = []
  const problems: FeedProblem[] = []
  for (const source of sources) {
    tally.position++
    if (tally.position > feedLimits.items) throw new FeedFormatError('too-large', 'items')
    const outcome = adaptSource(source, context, page, tally)
    if (!outcome) continue
    if ('draft' in outcome) drafts.push(outcome.draft)
    else problems.push({ position: tally.position, ...outcome.fault })
  }
  tally.details = { ...tally.details, ...adaptDetails(head, page.url) }
  // Of a feed in pages nobody knows the whole.
  const isPaged = head['next_url'] !== undefined || tally.bytes > (page.totalBytes ?? Infinity)
  const totalBytes = isPaged ? undefined : page.totalBytes
  return { details: tally.details, drafts, problems, bytes: tally.bytes, totalBytes }
}

/** @returns nothing for a post that an earlier page had: one was published between two requests */
function adaptSource(
  source: string,
  context: JsonFeedContext,
  page: Document,
  { ids }: Tally,
): AdaptedItem | undefined {
  const outcome = readItem(source, context)
  if (!('draft' in outcome)) return outcome
  const { id, title } = outcome.draft.post
  const metOn = ids.get(id)
  if (metOn) return metOn === page ? { fault: { code: 'duplicate-id', title } } : undefined
  ids.set(id, page)
  return outcome
}

function readItem(source: string, context: JsonFeedContext): AdaptedItem {
  try {
    return adaptItem(JSON.parse(source), context)
  } catch (error) {
    // One broken item, or one nested too deep to walk, must not cost the others.
    if (!(error instanceof SyntaxError || error instanceof RangeError)) throw error
    return { fault: { code: 'unreadable' } }
  }
}
