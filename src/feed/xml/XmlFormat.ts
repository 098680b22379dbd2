import type { Author } from '../../model/Author.ts'
import type { FeedDetails, FeedFormat } from '../../model/Feed.ts'
import type { FacetDefinition } from '../../model/Site.ts'
import type { AdaptedItem } from '../Reading.ts'
import type { Outline } from './createXmlScanner.ts'

/** What differs between RSS, Atom and RDF. `Feed` and `Item` are the shapes that feedsmith gives. */
export interface XmlFormat<Feed, Item> {
  readonly format: FeedFormat
  /** Makes a document of the sources of some items, with the prefixes of the one they stood in. */
  wrap(items: string, outline: Outline): string
  /** Throws where a document cannot be read. */
  parse(document: string): { readonly feed: Feed; readonly items: readonly Item[] }
  adaptDetails(feed: Feed, feedUrl: string): FeedDetails
  createContext(feed: Feed, feedUrl: string, facets: readonly FacetDefinition[]): XmlContext
  /** @param source  the item as it stands in the document */
  adaptItem(item: Item, source: string, context: XmlContext): AdaptedItem
}

/** What an item needs to know of the feed it stands in. */
export interface XmlContext {
  /** The feed's `xml:base`, absolute. */
  readonly ownBase: string | undefined
  /** Relative addresses of items are resolved against it: `xml:base` → home page → feed. */
  readonly base: string
  /** Inherited by items that name none. */
  readonly language: string | undefined
  /** Inherited by items that name no author. */
  readonly authors: readonly Author[]
  readonly facets: readonly FacetDefinition[]
}
