import { parseRssFeed, type RssFeed } from 'feedsmith'
import type { Outline } from '../xml/createXmlScanner.ts'
import { adaptChannel } from '../xml/adaptChannel.ts'
import type { XmlFormat } from '../xml/XmlFormat.ts'
import { adaptItem, createContext } from './adapt.ts'
import { limitPersons } from './limitPersons.ts'

/** @see https://www.rssboard.org/rss-specification */
export const rssFormat: XmlFormat<RssFeed.Feed<string>, RssFeed.Item<string>> = {
  format: 'rss',
  wrap,
  parse: (document) => {
    const feed = parseRssFeed(limitPersons(document))
    return { feed, items: feed.items ?? [] }
  },
  adaptDetails: adaptChannel,
  createContext,
  adaptItem,
}

/** RSS has its items in a channel, older versions beside it; to feedsmith both must look alike. */
function wrap(items: string, { root, rootTag, channelTag = '<channel>' }: Outline): string {
  const channel = /^<([^\s>]+)/.exec(channelTag)![1]
  return withoutDefaultNamespace(`${rootTag}${channelTag}`) + `${items}</${channel}></${root}>`
}

/**
 * Elements of RSS are in no namespace. Feeds that declare Atom's as the default one all the same
 * would lose every element that has no prefix.
 */
function withoutDefaultNamespace(tags: string): string {
  return tags.replace(/\sxmlns\s*=\s*("[^"]*"|'[^']*')/g, '')
}
