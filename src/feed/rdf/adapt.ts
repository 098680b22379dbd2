import type { RdfFeed } from 'feedsmith'
import type { FacetDefinition } from '../../model/Site.ts'
import { webAddress } from '../../model/webAddress.ts'
import { adaptDate } from '../adaptDate.ts'
import { draftPost } from '../draftPost.ts'
import { decodeText } from '../html/decodeText.ts'
import type { AdaptedItem } from '../Reading.ts'
import { adaptCategory } from '../xml/adaptCategory.ts'
import { createChannelContext } from '../xml/adaptChannel.ts'
import { adaptDescription } from '../xml/adaptDescription.ts'
import { adaptAttachments, adaptImage } from '../xml/adaptMedia.ts'
import { namesToAuthors } from '../xml/authorName.ts'
import { resolveBases } from '../xml/resolveBases.ts'
import type { XmlContext } from '../xml/XmlFormat.ts'

type Feed = RdfFeed.Feed<string>
type Item = RdfFeed.Item<string>

export function createContext(
  feed: Feed,
  feedUrl: string,
  facets: readonly FacetDefinition[],
): XmlContext {
  return createChannelContext(feed, namesToAuthors(feed.dc?.creators), feedUrl, facets)
}

/** One item as a post: RDF names it by `rdf:about` and leaves all but title and text to Dublin Core. */
export function adaptItem(item: Item, source: string, context: XmlContext): AdaptedItem {
  const title = decodeText(item.title)
  const id = item.rdf?.about ?? item.link
  if (!id) return { fault: { code: 'no-id', ...(title && { title }) } }

  const bases = resolveBases(item.xml, context)
  const url = webAddress(item.link, bases.links) ?? webAddress(item.rdf?.about, bases.links)
  const base = bases.own ?? url ?? context.base
  const authors = namesToAuthors(item.dc?.creators)
  const subjects = item.dc?.subjects ?? []
  return draftPost(
    {
      id,
      title,
      url,
      ...adaptDescription(item.content?.encoded, item.description),
      image: adaptImage(item, base),
      published: adaptDate(item.dc?.dates?.[0]) ?? adaptDate(item.dcterms?.created?.[0]),
      updated: adaptDate(item.dcterms?.modified?.[0]),
      written: {
        published: item.dc?.dates?.[0] ?? item.dcterms?.created?.[0],
        updated: item.dcterms?.modified?.[0],
      },
      language: item.xml?.lang ?? item.dc?.languages?.[0] ?? context.language,
      authors: authors.length > 0 ? authors : context.authors,
      tags: subjects.flatMap((subject) => adaptCategory(subject, undefined, context.facets)),
      attachments: adaptAttachments(item, base),
      base,
      source,
    },
    context.facets,
  )
}
