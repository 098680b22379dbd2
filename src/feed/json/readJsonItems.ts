import type { FeedDocument } from '../fetchFeed.ts'
import { FeedLimitError } from '../FeedLimitError.ts'
import type { AdaptedItem, Reading } from '../Reading.ts'
import { createJsonScanner, type JsonScanner, type ScannedItem } from './createJsonScanner.ts'

/**
 * Reads one document's items as they arrive.
 *
 * @param adapterFor  gives, for each piece that has arrived, what makes a post of an item's value;
 *   `scanner.head()` is what is known by then of the document around the items
 * @returns the scanner at the end of the document
 */
export async function* readJsonItems(
  document: FeedDocument,
  place: 'field' | 'root',
  reading: Reading,
  adapterFor: (scanner: JsonScanner) => (value: unknown) => AdaptedItem,
): AsyncGenerator<{ items: AdaptedItem[]; scanner: JsonScanner }, JsonScanner> {
  const scanner = createJsonScanner(place, reading.limits)
  for await (const { text } of document.text) {
    const scanned = scanner.push(text)
    const admitted = reading.admit(scanned)
    if (admitted.length > 0) {
      const adapt = adapterFor(scanner)
      yield { items: admitted.map((item) => read(item, adapt)), scanner }
    }
    if (admitted.length < scanned.length) throw new FeedLimitError('items', document.url)
    if (scanner.isTooDeep()) throw new FeedLimitError('depth', document.url)
  }
  return scanner
}

function read(item: ScannedItem, adapt: (value: unknown) => AdaptedItem): AdaptedItem {
  if ('fault' in item) return { fault: { code: item.fault } }
  try {
    return adapt(JSON.parse(item.source))
  } catch (error) {
    // One broken item, or one nested too deep to walk, must not cost the others.
    if (!(error instanceof SyntaxError || error instanceof RangeError)) throw error
    return { fault: { code: 'unreadable' } }
  }
}
