import type { FeedDetails, FeedFormat } from '../../model/Feed.ts'
import type { FacetDefinition } from '../../model/Site.ts'
import { decodeText } from '../html/decodeText.ts'
import type { ScannedItem } from '../json/createJsonScanner.ts'
import type { AdaptedItem } from '../Reading.ts'
import type { XmlScanner } from './createXmlScanner.ts'
import type { XmlContext, XmlFormat } from './XmlFormat.ts'

/** Makes posts of the items that a scanner gives. */
export interface FeedReader {
  readonly format: FeedFormat
  /** What the feed says of itself, as far as it has arrived. */
  details(): FeedDetails
  /** @returns what became of each item, in their order */
  read(items: readonly ScannedItem[]): AdaptedItem[]
}

export interface FeedPlace {
  readonly scanner: XmlScanner
  readonly url: string
  readonly facets: readonly FacetDefinition[]
}

export function createFeedReader<Feed extends object, Item extends object>(
  format: XmlFormat<Feed, Item>,
  { scanner, url, facets }: FeedPlace,
): FeedReader {
  let context: XmlContext | undefined

  /** A feed whose own description is broken may still have posts. */
  function parseHead(head: string): Feed {
    return parse(head)?.feed ?? ({} as Feed)
  }

  function read(items: readonly ScannedItem[]): AdaptedItem[] {
    // What stood before the first item holds for all, so that the size of chunks decides nothing.
    context ??= format.createContext(parseHead(scanner.headBeforeItems()), url, facets)
    const sources = items.flatMap((item) => ('source' in item ? item.source : []))
    const parsed = parseItems(sources)
    let next = 0
    return items.map((item) => {
      if ('fault' in item) return { fault: { code: item.fault } }
      return adapt(parsed[next++], item.source, context!)
    })
  }

  /** All at once; one by one where an item is broken, because it may have swallowed the next. */
  function parseItems(sources: readonly string[]): (Item | undefined)[] {
    if (sources.length === 0) return []
    const together = parse(format.wrap(sources.join('\n'), scanner.outline()))?.items
    return together?.length === sources.length ? [...together] : sources.map(parseItem)
  }

  function parseItem(source: string): Item | undefined {
    const items = parse(format.wrap(source, scanner.outline()))?.items
    if (items?.length === 1) return items[0]
    // feedsmith takes an item that is empty for none at all.
    return /[^\s<>]/.test(source.replace(/<[^<>]*>/g, '')) ? undefined : ({} as Item)
  }

  function parse(document: string): ReturnType<typeof format.parse> | undefined {
    try {
      return format.parse(document)
    } catch {
      // Its errors are of many kinds, and each only says that this is no feed to it.
      return undefined
    }
  }

  function adapt(item: Item | undefined, source: string, given: XmlContext): AdaptedItem {
    if (!item) return { fault: { code: 'unreadable', ...titleIn(source) } }
    return format.adaptItem(item, source.trim(), given)
  }

  return {
    format: format.format,
    details: () => format.adaptDetails(parseHead(scanner.head()), url),
    read,
  }
}

const titlePattern =
  /<(?:\w+:)?title\b[^<>]*>(?:\s*<!\[CDATA\[([^]*?)\]\]>|([^]*?)<\/(?:\w+:)?title>|([^<]*))/i

/** The title of an item that cannot be read, for the list of what is missing. */
function titleIn(source: string): { title?: string } {
  const [, ...candidates] = titlePattern.exec(source) ?? []
  const title = decodeText(candidates.find((candidate) => candidate !== undefined))
  return title ? { title } : {}
}
