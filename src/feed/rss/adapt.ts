import type { RssFeed } from 'feedsmith'
import type { Author } from '../../model/Author.ts'
import type { FacetDefinition } from '../../model/Site.ts'
import { webAddress } from '../../model/webAddress.ts'
import { adaptDate } from '../adaptDate.ts'
import { draftPost } from '../draftPost.ts'
import type { RawTag } from '../facetTags.ts'
import { decodeText } from '../html/decodeText.ts'
import type { AdaptedItem } from '../Reading.ts'
import { adaptCategory } from '../xml/adaptCategory.ts'
import { createChannelContext } from '../xml/adaptChannel.ts'
import { adaptDescription } from '../xml/adaptDescription.ts'
import { adaptAttachments, adaptImage } from '../xml/adaptMedia.ts'
import { namesToAuthors } from '../xml/authorName.ts'
import { resolveBases } from '../xml/resolveBases.ts'
import type { XmlContext } from '../xml/XmlFormat.ts'
import { adaptRssDate } from './adaptRssDate.ts'

type Feed = RssFeed.Feed<string>
type Item = RssFeed.Item<string>

export function createContext(
  feed: Feed,
  feedUrl: string,
  facets: readonly FacetDefinition[],
): XmlContext {
  const authors = namesToAuthors(feed.dc?.creators ?? [feed.itunes?.author])
  return createChannelContext(feed, authors, feedUrl, facets)
}

/**
 * One item as a post. Fields that are missing or odd fall back: guid → link for the id, link → guid
 * for the address, full text → description for the body; what is derived from them is `draftPost`'s.
 */
export function adaptItem(item: Item, source: string, context: XmlContext): AdaptedItem {
  const title = decodeText(item.title)
  const id = item.guid?.value ?? item.link
  if (!id) return { fault: { code: 'no-id', ...(title && { title }) } }

  const bases = resolveBases(item.xml, context)
  const url = webAddress(item.link, bases.links) ?? permanentLink(item)
  const base = bases.own ?? url ?? context.base
  const media = {
    media: item.media,
    enclosures: item.enclosures,
    picture: item.itunes?.image,
    seconds: item.itunes?.duration,
  }
  return draftPost(
    {
      id,
      title,
      url,
      ...adaptDescription(item.content?.encoded, item.description ?? item.itunes?.summary),
      image: adaptImage(media, base),
      published: adaptPublished(item),
      updated: adaptDate(item.dcterms?.modified?.[0]) ?? adaptDate(item.atom?.updated),
      written: {
        published:
          item.pubDate ?? item.dc?.dates?.[0] ?? item.dcterms?.created?.[0] ?? item.atom?.published,
        updated: item.dcterms?.modified?.[0] ?? item.atom?.updated,
      },
      language: item.xml?.lang ?? item.dc?.languages?.[0] ?? context.language,
      authors: adaptAuthors(item, context),
      tags: adaptTags(item, context.facets),
      attachments: adaptAttachments(media, base),
      base,
      source,
    },
    context.facets,
  )
}

/** A guid is the address of the post unless the feed says that it is not. */
function permanentLink({ guid }: Item): string | undefined {
  return guid?.isPermaLink === false ? undefined : webAddress(guid?.value)
}

function adaptPublished({ pubDate, dc, dcterms, atom }: Item): string | undefined {
  return (
    adaptRssDate(pubDate) ??
    adaptDate(dc?.dates?.[0]) ??
    adaptDate(dcterms?.created?.[0]) ??
    adaptDate(atom?.published)
  )
}

/** `author` should be an e-mail address by the rule, and names come in Dublin Core instead. */
function adaptAuthors({ dc, authors, itunes }: Item, context: XmlContext): readonly Author[] {
  const candidates = [dc?.creators, authors?.map(({ name }) => name), [itunes?.author]]
  return (
    candidates.map((names) => namesToAuthors(names ?? [])).find(({ length }) => length > 0) ??
    context.authors
  )
}

function adaptTags({ categories, dc }: Item, facets: readonly FacetDefinition[]): RawTag[] {
  return [
    ...(categories ?? []).flatMap(({ name, domain }) => adaptCategory(name, domain, facets)),
    ...(dc?.subjects ?? []).flatMap((subject) => adaptCategory(subject, undefined, facets)),
  ]
}
