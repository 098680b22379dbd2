import type { fetchFeed, FeedDocument } from '../../feed/fetchFeed.ts'
import {
  createJsonScanner,
  type JsonScanner,
  type ScannedItem,
} from '../../feed/json/createJsonScanner.ts'
import { createXmlScanner } from '../../feed/xml/createXmlScanner.ts'
import type { FeedLimits } from '../../model/feedLimits.ts'
import type { FeedPage } from './CheckedFeed.ts'
import { readWrittenItem, type WrittenItem } from './writtenItem.ts'

/** A document as far as it has been read. */
export interface WatchedDocument extends FeedPage {
  /** One for each item, in order. */
  readonly items: readonly WrittenItem[]
}

export interface DocumentWatch {
  readonly open: typeof fetchFeed
  /** The document that text was read of first. */
  first(): WatchedDocument | undefined
  /** The one that text was last read of. */
  current(): WatchedDocument | undefined
}

/**
 * Looks over the reader's shoulder: the same scanners tell where items begin and end, so what is
 * noted of them here is in the order in which the reader gives them.
 */
export function watchDocuments(open: typeof fetchFeed, limits: FeedLimits): DocumentWatch {
  let first: WatchedDocument | undefined
  let current: WatchedDocument | undefined

  async function* watch({ url, validators, text }: FeedDocument): FeedDocument['text'] {
    const items: WrittenItem[] = []
    const scan = createItemScan(limits)
    const watched = { url, validators, bytes: 0, items }
    for await (const chunk of text) {
      first ??= watched
      current = watched
      watched.bytes += chunk.bytes
      items.push(...scan(chunk.text).map(readWrittenItem))
      yield chunk
    }
  }

  return {
    open: async (url, options) => {
      const response = await open(url, options)
      if (response.isUnchanged) return response
      const { document } = response
      return { isUnchanged: false, document: { ...document, text: watch(document) } }
    },
    first: () => first,
    current: () => current,
  }
}

/** Which scanner it takes shows in the first character. */
function createItemScan(limits: FeedLimits): (text: string) => readonly ScannedItem[] {
  let scanner: Pick<JsonScanner, 'push'> | undefined
  return (text) => {
    const first = text.trimStart()[0]
    if (!first && !scanner) return []
    scanner ??=
      first === '<'
        ? createXmlScanner(limits)
        : createJsonScanner(first === '[' ? 'root' : 'field', limits)
    return scanner.push(text)
  }
}
