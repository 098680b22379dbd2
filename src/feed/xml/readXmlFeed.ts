import { atomFormat } from '../atom/atomFormat.ts'
import type { FeedDetails } from '../../model/Feed.ts'
import { FeedFormatError } from '../FeedFormatError.ts'
import { FeedLimitError } from '../FeedLimitError.ts'
import type { FeedDocument } from '../fetchFeed.ts'
import { rdfFormat } from '../rdf/rdfFormat.ts'
import type { FeedProgress, Reading } from '../Reading.ts'
import { rssFormat } from '../rss/rssFormat.ts'
import { createFeedReader, type FeedPlace, type FeedReader } from './createFeedReader.ts'
import { createXmlScanner, type XmlScanner } from './createXmlScanner.ts'

const readers: Readonly<Record<string, (place: FeedPlace) => FeedReader>> = {
  rss: (place) => createFeedReader(rssFormat, place),
  feed: (place) => createFeedReader(atomFormat, place),
  rdf: (place) => createFeedReader(rdfFormat, place),
}

/** Items that are parsed at once: enough to be quick, few enough not to keep the worker busy. */
const batchSize = 25

/**
 * Reads RSS, Atom or RDF as it arrives. Posts given before a throw are good.
 *
 * @throws {FeedFormatError} `not-xml`, `not-a-feed`, or `cut-off` once every whole item was given
 * @throws {FeedLimitError} too many items, or a feed that is nested too deep outside of them
 */
export async function* readXmlFeed(
  document: FeedDocument,
  reading: Reading,
): AsyncGenerator<FeedProgress, void> {
  const { url, totalBytes } = document
  const scanner = createXmlScanner(reading.limits)
  let reader: FeedReader | undefined
  let details: FeedDetails | undefined
  for await (const { text } of document.text) {
    const scanned = scanner.push(text)
    reader ??= openReader({ scanner, url, facets: reading.facets })
    if (!reader) continue
    const admitted = reading.admit(scanned)
    for (const batch of inBatches(admitted)) {
      details ??= reader.details()
      const items = reader.read(batch)
      yield reading.progress({ format: reader.format, page: url, details, items, totalBytes })
    }
    if (admitted.length < scanned.length) throw new FeedLimitError('items', url)
    if (scanner.isTooDeep()) throw new FeedLimitError('depth', url)
  }
  checkEnd(scanner, url)
  if (!reader) return
  // Fields of the feed may stand after its items: serialisers that sort them put the title there.
  details = reader.details()
  yield reading.progress({ format: reader.format, page: url, details, items: [], totalBytes })
}

function* inBatches<Item>(items: readonly Item[]): Generator<readonly Item[]> {
  for (let first = 0; first < items.length; first += batchSize) {
    yield items.slice(first, first + batchSize)
  }
}

function openReader(place: FeedPlace): FeedReader | undefined {
  const root = place.scanner.rootName()
  if (root === undefined) return undefined
  const open = Object.hasOwn(readers, root) ? readers[root] : undefined
  if (!open) throw new FeedFormatError('not-a-feed', place.url)
  return open(place)
}

function checkEnd(scanner: XmlScanner, url: string): void {
  if (scanner.isComplete()) return
  const isBegun = scanner.rootName() !== undefined || scanner.isInMarkup()
  throw new FeedFormatError(isBegun ? 'cut-off' : 'not-xml', url)
}
