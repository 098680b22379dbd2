import type { FeedProblem } from '../../model/Feed.ts'
import { webAddress } from '../../model/webAddress.ts'
import { detectFormat } from '../detectFormat.ts'
import { FeedFormatError } from '../FeedFormatError.ts'
import { fetchFeed, type FeedResponse } from '../fetchFeed.ts'
import { feedLimits } from '../limits.ts'
import type { PostDraft } from '../PostDraft.ts'
import type { FeedProgress, ReadFeedOptions } from '../readFeed.ts'
import { adaptDetails, adaptItem, createContext, type JsonFeedContext } from './adapt.ts'
import { createJsonFeedScanner, type JsonFeedScanner } from './parse.ts'

type Document = Extract<FeedResponse, { readonly isUnchanged: false }>

/** The whole feed so far: ids met and the position of the last item. */
interface Tally {
  readonly ids: Set<string>
  position: number
  bytes: number
}

/** Reads a JSON Feed and the pages that it is continued on by `next_url`. */
export async function* readJsonFeedPages(
  first: Document,
  options: ReadFeedOptions,
): AsyncGenerator<FeedProgress> {
  const tally: Tally = { ids: new Set(), position: 0, bytes: 0 }
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
    if (start !== undefined) {
      start += chunk.text
      if (start.length < 512 && chunk.bytes > 0) continue
      requireJson(start)
    }
    const sources = scanner.push(start ?? chunk.text)
    start = undefined
    tally.bytes += chunk.bytes
    if (sources.length > 0) yield adaptSources(sources, scanner, page, options, tally)
  }
  const head = scanner.head()
  if (!scanner.isComplete()) throw new FeedFormatError('cut-off')
  if (!head) throw new FeedFormatError('not-json')
  if (!scanner.hasItems()) throw new FeedFormatError('rss' in head ? 'unsupported' : 'not-a-feed')
  return webAddress(head['next_url'], page.url)
}

function requireJson(start: string): void {
  const format = detectFormat(start)
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
    const outcome = adaptSource(source, context, tally.ids)
    if ('draft' in outcome) drafts.push(outcome.draft)
    else problems.push({ position: tally.position, ...outcome.fault })
  }
  const details = adaptDetails(head, page.url)
  return { details, drafts, problems, bytes: tally.bytes, totalBytes: page.totalBytes }
}

function adaptSource(
  source: string,
  context: JsonFeedContext,
  ids: Set<string>,
): ReturnType<typeof adaptItem> {
  const value = parseItem(source)
  if (value === undefined) return { fault: { code: 'unreadable' } }
  const outcome = adaptItem(value, context)
  if (!('draft' in outcome)) return outcome
  const { id, title } = outcome.draft.post
  if (ids.has(id)) return { fault: { code: 'duplicate-id', title } }
  ids.add(id)
  return outcome
}

function parseItem(source: string): unknown {
  try {
    return JSON.parse(source) as unknown
  } catch {
    // One broken item must not cost the others: it is counted as unreadable.
    return undefined
  }
}
