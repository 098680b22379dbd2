import type { Author } from '../../model/Author.ts'
import type { FeedDetails } from '../../model/Feed.ts'
import type { Attachment, PostImage } from '../../model/Post.ts'
import type { FacetDefinition } from '../../model/Site.ts'
import { asUntrustedHtml } from '../../model/UntrustedHtml.ts'
import { webAddress } from '../../model/webAddress.ts'
import { adaptDate } from '../adaptDate.ts'
import { draftDetails } from '../draftDetails.ts'
import { distinctAuthors, draftAuthor, draftPost } from '../draftPost.ts'
import type { RawTag } from '../facetTags.ts'
import { decodeText } from '../html/decodeText.ts'
import { textToHtml } from '../html/textToHtml.ts'
import type { AdaptedItem } from '../Reading.ts'
import type { JsonFeedDocument, JsonFeedItem } from './document.ts'

/** What an item needs to know of the feed it stands in. */
export interface JsonFeedContext {
  /** Relative addresses of items are resolved against it. */
  readonly base: string
  /** Set where the feed names a base for bodies and images of its own. */
  readonly bodyBase?: string
  /** Inherited by items that name none. */
  readonly language?: string
  /** Inherited by items that name no author. */
  readonly authors: readonly Author[]
  readonly facets: readonly FacetDefinition[]
}

export function adaptDetails(document: JsonFeedDocument, feedUrl: string): FeedDetails {
  return draftDetails({
    title: decodeText(document.title),
    description: decodeText(document.description),
    language: text(document.language),
    homePageUrl: webAddress(document.home_page_url, feedUrl),
    isExpired: document.expired === true || undefined,
  })
}

export function createContext(
  document: JsonFeedDocument,
  feedUrl: string,
  facets: readonly FacetDefinition[],
): JsonFeedContext {
  const base = webAddress(document.home_page_url, feedUrl) ?? feedUrl
  const language = text(document.language)
  const ownBase = extension(document)['base']
  const bodyBase = typeof ownBase === 'string' ? webAddress(ownBase, feedUrl) : undefined
  return {
    base,
    ...(bodyBase && { bodyBase }),
    ...(language && { language }),
    authors: adaptAuthors(document.authors, document.author, base),
    facets,
  }
}

/**
 * One item as a post. The body falls back from HTML to text to nothing; what else can be derived of
 * missing fields is `draftPost`'s.
 */
export function adaptItem(value: unknown, context: JsonFeedContext): AdaptedItem {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { fault: { code: 'not-an-object' } }
  }
  const item = value as JsonFeedItem
  const title = decodeText(item.title)
  const id = adaptId(item.id)
  if (!id) return { fault: { code: 'no-id', ...(title && { title }) } }

  const url = webAddress(item.url, context.base)
  const base = context.bodyBase ?? url ?? context.base
  const summary = decodeText(item.summary)
  const own = adaptAuthors(item.authors, item.author, context.base)
  return draftPost(
    {
      id,
      title,
      url,
      externalUrl: webAddress(item.external_url, context.base),
      ...adaptBody(item),
      summary,
      image: adaptImage(item, base),
      published: adaptDate(item.date_published),
      updated: adaptDate(item.date_modified),
      written: { published: item.date_published, updated: item.date_modified },
      language: text(item.language) ?? context.language,
      authors: own.length > 0 ? own : context.authors,
      tags: rawTags(item, context.facets),
      related: textList(extension(item)['related']),
      attachments: adaptAttachments(item.attachments, base),
      base,
      source: item,
    },
    context.facets,
  )
}

/** The specification wants a string; a number is taken for one, anything else is no id. */
function adaptId(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value)
  return text(value)
}

function adaptBody(item: JsonFeedItem) {
  const html = text(item.content_html)
  if (html) return { html: asUntrustedHtml(html) }
  const plain = text(item.content_text)
  if (plain) return { html: textToHtml(plain) }
  // The post is elsewhere, and the feed has its summary at the most.
  return { html: asUntrustedHtml(''), isExcerpt: true }
}

function adaptImage(item: JsonFeedItem, base: string): PostImage | undefined {
  const url = webAddress(item.image, base) ?? webAddress(item.banner_image, base)
  const alt = decodeText(extension(item)['image_alt'])
  return url ? { url, ...(alt && { alt }) } : undefined
}

/** One that has no address is nothing; one that names no type is offered as a file. */
function adaptAttachments(value: unknown, base: string): readonly Attachment[] {
  return (Array.isArray(value) ? value : []).flatMap((entry: unknown) => {
    if (typeof entry !== 'object' || entry === null) return []
    const fields = entry as Record<string, unknown>
    const url = webAddress(fields['url'], base)
    if (!url) return []
    const title = decodeText(fields['title'])
    const bytes = positive(fields['size_in_bytes'])
    const seconds = positive(fields['duration_in_seconds'])
    return {
      url,
      mimeType: text(fields['mime_type'])?.toLowerCase() ?? 'application/octet-stream',
      ...(title && { title }),
      ...(bytes && { bytes }),
      ...(seconds && { seconds }),
    }
  })
}

function positive(value: unknown): number | undefined {
  return typeof value === 'number' && value > 0 && Number.isFinite(value) ? value : undefined
}

function rawTags(item: JsonFeedItem, facets: readonly FacetDefinition[]): RawTag[] {
  const fields = extension(item)
  const schemes = new Set(facets.flatMap((facet) => facet.from))
  const fromExtension = [...schemes].flatMap((scheme) =>
    textList(fields[scheme]).map((name) => ({ scheme, name })),
  )
  return [...fromExtension, ...plainTags(item.tags).map((name) => ({ name }))]
}

/** A list by the rule; one comma-separated string in several real feeds. */
function plainTags(value: unknown): readonly string[] {
  return typeof value === 'string' ? textList(value.split(',')) : textList(value)
}

function adaptAuthors(authors: unknown, author: unknown, base: string): readonly Author[] {
  const own = readAuthors(authors, base)
  return own.length > 0 ? own : readAuthors(author, base)
}

function readAuthors(value: unknown, base: string): readonly Author[] {
  const entries: readonly unknown[] = Array.isArray(value) ? value : [value]
  return distinctAuthors(entries.map((entry) => readAuthor(entry, base)))
}

function readAuthor(value: unknown, base: string): Author | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const entry = value as Record<string, unknown>
  const fields = extension(entry)
  return draftAuthor(decodeText(entry['name']), {
    slug: text(fields['slug']),
    bio: decodeText(fields['bio']),
    role: decodeText(fields['role']),
    organisation: decodeText(fields['organisation']),
    url: webAddress(entry['url'], base),
    avatar: webAddress(entry['avatar'], base),
  })
}

function extension(value: { readonly _reader?: unknown }): Record<string, unknown> {
  const fields = value._reader
  return typeof fields === 'object' && fields !== null ? (fields as Record<string, unknown>) : {}
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value.trim() || undefined : undefined
}

function textList(value: unknown): readonly string[] {
  return (Array.isArray(value) ? value : [value]).flatMap((entry) => decodeText(entry) ?? [])
}
