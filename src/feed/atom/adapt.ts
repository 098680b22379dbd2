import type { AtomFeed } from 'feedsmith'
import type { Author } from '../../model/Author.ts'
import type { FeedDetails } from '../../model/Feed.ts'
import type { FacetDefinition } from '../../model/Site.ts'
import { webAddress } from '../../model/webAddress.ts'
import { adaptDate } from '../adaptDate.ts'
import { draftDetails } from '../draftDetails.ts'
import { distinctAuthors, draftAuthor, draftPost } from '../draftPost.ts'
import { textToHtml } from '../html/textToHtml.ts'
import type { AdaptedItem } from '../Reading.ts'
import { adaptCategory } from '../xml/adaptCategory.ts'
import { adaptAttachments, adaptImage } from '../xml/adaptMedia.ts'
import { authorName } from '../xml/authorName.ts'
import { resolveBases } from '../xml/resolveBases.ts'
import type { XmlContext } from '../xml/XmlFormat.ts'
import { constructToHtml, constructToText } from './textConstruct.ts'

type Feed = AtomFeed.Feed<string>
type Entry = AtomFeed.Entry<string>
type Link = AtomFeed.Link<string>

export function adaptDetails(feed: Feed, feedUrl: string): FeedDetails {
  const base = webAddress(feed.xml?.base, feedUrl) ?? feedUrl
  return draftDetails({
    title: constructToText(feed.title),
    description: constructToText(feed.subtitle),
    language: feed.xml?.lang ?? feed.dc?.languages?.[0],
    homePageUrl: webAddress(alternate(feed.links)?.href, base),
  })
}

export function createContext(
  feed: Feed,
  feedUrl: string,
  facets: readonly FacetDefinition[],
): XmlContext {
  const { language, homePageUrl } = adaptDetails(feed, feedUrl)
  const ownBase = webAddress(feed.xml?.base, feedUrl)
  const base = ownBase ?? homePageUrl ?? feedUrl
  return { ownBase, base, language, authors: adaptAuthors(feed.authors, base), facets }
}

/**
 * One entry as a post. Fields that are missing or odd fall back: content → summary for the body,
 * id → link for the id; what is derived from them is `draftPost`'s.
 */
export function adaptEntry(entry: Entry, source: string, context: XmlContext): AdaptedItem {
  const title = constructToText(entry.title)
  const link = alternate(entry.links)?.href
  const id = entry.id ?? link
  if (!id) return { fault: { code: 'no-id', ...(title && { title }) } }

  const bases = resolveBases(entry.xml, context)
  const url = webAddress(link, bases.links)
  const base = webAddress(entry.content?.xml?.base, bases.links) ?? bases.own ?? url ?? context.base
  const media = { media: entry.media, enclosures: enclosures(entry.links) }
  const updated = adaptDate(entry.updated)
  return draftPost(
    {
      id,
      title,
      url,
      ...adaptBody(entry),
      summary: constructToText(entry.summary),
      image: adaptImage(media, bases.links),
      // Only `updated` is required; a post without another date was published then or before.
      published: adaptDate(entry.published) ?? updated,
      updated,
      written: { published: entry.published, updated: entry.updated },
      language: entry.xml?.lang ?? entry.dc?.languages?.[0] ?? context.language,
      authors: adaptByline(entry, bases.links, context),
      tags: (entry.categories ?? []).flatMap(({ label, term, scheme }) =>
        adaptCategory(label ?? term, scheme, context.facets),
      ),
      attachments: adaptAttachments(media, bases.links),
      base,
      source,
    },
    context.facets,
  )
}

function adaptBody({ content, summary }: Entry) {
  const html = constructToHtml(content)
  if (html) return { html }
  // The whole post is elsewhere (`src`), or there is no more of it than this.
  return { html: constructToHtml(summary) ?? textToHtml(''), isExcerpt: true }
}

/** The page that a feed or entry is about, rather than its data in another form. */
function alternate(links: readonly Link[] = []): Link | undefined {
  const alternates = links.filter(({ rel, href }) => href && (!rel || rel === 'alternate'))
  return alternates.find(({ type }) => type === 'text/html') ?? alternates[0]
}

function enclosures(links: readonly Link[] = []) {
  return links
    .filter(({ rel }) => rel === 'enclosure')
    .map(({ href, type, length, title }) => ({ url: href, type, length, title }))
}

/** An entry taken over from another feed may name its authors in `source` only. */
function adaptByline(entry: Entry, base: string, context: XmlContext): readonly Author[] {
  const own = [entry.authors, entry.source?.authors]
    .map((people) => adaptAuthors(people, base))
    .find(({ length }) => length > 0)
  return own ?? context.authors
}

function adaptAuthors(people: readonly AtomFeed.Person[] = [], base: string): readonly Author[] {
  return distinctAuthors(
    people.map(({ name, uri }) => draftAuthor(authorName(name), { url: webAddress(uri, base) })),
  )
}
