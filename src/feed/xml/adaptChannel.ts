import type { Author } from '../../model/Author.ts'
import type { FeedDetails } from '../../model/Feed.ts'
import type { FacetDefinition } from '../../model/Site.ts'
import { webAddress } from '../../model/webAddress.ts'
import { draftDetails } from '../draftDetails.ts'
import { decodeText } from '../html/decodeText.ts'
import type { XmlContext } from './XmlFormat.ts'

/** What RSS and RDF say of the feed in the same words. */
interface Channel {
  readonly title?: string
  readonly link?: string
  readonly description?: string
  readonly language?: string
  readonly dc?: { readonly languages?: readonly string[] }
  readonly xml?: { readonly lang?: string; readonly base?: string }
}

export function adaptChannel(channel: Channel, feedUrl: string): FeedDetails {
  return draftDetails({
    title: decodeText(channel.title),
    description: decodeText(channel.description),
    language: channel.language ?? channel.dc?.languages?.[0] ?? channel.xml?.lang,
    homePageUrl: webAddress(channel.link, webAddress(channel.xml?.base, feedUrl) ?? feedUrl),
  })
}

export function createChannelContext(
  channel: Channel,
  authors: readonly Author[],
  feedUrl: string,
  facets: readonly FacetDefinition[],
): XmlContext {
  const { language, homePageUrl } = adaptChannel(channel, feedUrl)
  const ownBase = webAddress(channel.xml?.base, feedUrl)
  return { ownBase, base: ownBase ?? homePageUrl ?? feedUrl, language, authors, facets }
}
