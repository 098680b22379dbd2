import { parseRdfFeed, type RdfFeed } from 'feedsmith'
import { adaptChannel } from '../xml/adaptChannel.ts'
import type { XmlFormat } from '../xml/XmlFormat.ts'
import { adaptItem, createContext } from './adapt.ts'

/** RSS 1.0, which is another format than RSS 2.0. @see https://web.resource.org/rss/1.0/spec */
export const rdfFormat: XmlFormat<RdfFeed.Feed<string>, RdfFeed.Item<string>> = {
  format: 'rdf',
  // Without the channel: its table of contents would have feedsmith leave out what it does not list.
  wrap: (items, { root, rootTag }) => `${rootTag}${items}</${root}>`,
  parse: (document) => {
    const feed = parseRdfFeed(document)
    return { feed, items: feed.items ?? [] }
  },
  adaptDetails: adaptChannel,
  createContext,
  adaptItem,
}
