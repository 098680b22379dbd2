import { webAddress } from '../../model/webAddress.ts'
import { detectFormat } from '../detectFormat.ts'
import { FeedFormatError } from '../FeedFormatError.ts'
import type { FeedDocument } from '../fetchFeed.ts'
import { readJsonItems } from '../json/readJsonItems.ts'
import { peekDocument } from '../peekDocument.ts'
import type { FeedProgress, Reading } from '../Reading.ts'
import { adaptDetails, adaptItem, createContext } from './adapt.ts'
import type { JsonFeedDocument } from './document.ts'

/** Reads a JSON Feed and the pages that it is continued on by `next_url`. */
export async function* readJsonFeed(
  first: FeedDocument,
  reading: Reading,
): AsyncGenerator<FeedProgress, void> {
  const visited = new Set<string>()
  let page: FeedDocument | undefined = first
  while (page) {
    // A page met before, by another address or by a redirect, or one without a new post means a loop:
    // the specification forbids both.
    if (visited.has(page.url)) return
    visited.add(page.url)
    const before = reading.idCount
    const nextUrl: string | undefined = yield* readPage(page, page === first, reading)
    if (!nextUrl || visited.has(nextUrl) || reading.idCount === before) return
    const next = await reading.fetch(nextUrl)
    page = next.isUnchanged ? undefined : await requireJson(next.document)
  }
}

/** A session that ended, or an address that is no more, answers with a page for people. */
async function requireJson(page: FeedDocument): Promise<FeedDocument> {
  const { start, document } = await peekDocument(page)
  if (detectFormat(start) === 'web-page') throw new FeedFormatError('web-page', page.url)
  return document
}

/** @returns the address of the next page */
async function* readPage(
  page: FeedDocument,
  isFirst: boolean,
  reading: Reading,
): AsyncGenerator<FeedProgress, string | undefined> {
  const { url } = page
  // Of a feed in pages nobody knows the whole.
  const totalBytesOf = (head: JsonFeedDocument) =>
    isFirst && head.next_url === undefined ? page.totalBytes : undefined
  const items = readJsonItems(page, 'field', reading, (scanner) => {
    const context = createContext(scanner.head() ?? {}, url, reading.facets)
    return (value) => adaptItem(value, context)
  })
  let next = await items.next()
  for (; !next.done; next = await items.next()) {
    const head = next.value.scanner.head() ?? {}
    yield reading.progress({
      format: 'json-feed',
      page: url,
      details: adaptDetails(head, url),
      items: next.value.items,
      totalBytes: totalBytesOf(head),
    })
  }
  const scanner = next.value
  const head = scanner.head()
  if (!scanner.isComplete()) throw new FeedFormatError('cut-off', url)
  if (!head) throw new FeedFormatError('not-json', url)
  if (!scanner.hasItems()) {
    throw new FeedFormatError('rss' in head ? 'unsupported' : 'not-a-feed', url)
  }
  // Fields of the feed may stand after its items: serialisers that sort keys put the title there.
  const details = adaptDetails(head, url)
  yield reading.progress({
    format: 'json-feed',
    page: url,
    details,
    items: [],
    totalBytes: totalBytesOf(head),
  })
  return webAddress(head['next_url'], url)?.replace(/#.*$/, '')
}
