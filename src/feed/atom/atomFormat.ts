import { parseAtomFeed, type AtomFeed } from 'feedsmith'
import type { XmlFormat } from '../xml/XmlFormat.ts'
import { adaptDetails, adaptEntry, createContext } from './adapt.ts'

/** @see https://www.rfc-editor.org/rfc/rfc4287 */
export const atomFormat: XmlFormat<AtomFeed.Feed<string>, AtomFeed.Entry<string>> = {
  format: 'atom',
  wrap: (entries, { root, rootTag }) => `${rootTag}${entries}</${root}>`,
  parse: (document) => {
    const feed = parseAtomFeed(document)
    return { feed, items: feed.entries ?? [] }
  },
  adaptDetails,
  createContext,
  adaptItem: adaptEntry,
}
