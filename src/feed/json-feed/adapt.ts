import type { Author } from '../../model/Author.ts'
import { checksum } from '../../model/checksum.ts'
import type { FeedDetails, FeedProblemCode } from '../../model/Feed.ts'
import type { PostImage } from '../../model/Post.ts'
import type { FacetDefinition } from '../../model/Site.ts'
import { slugify } from '../../model/slugify.ts'
import { asUntrustedHtml, type UntrustedHtml } from '../../model/UntrustedHtml.ts'
import { webAddress } from '../../model/webAddress.ts'
import { facetTags, type RawTag } from '../facetTags.ts'
import { decodeText } from '../html/decodeText.ts'
import { htmlToSections, type BodyText } from '../html/htmlToSections.ts'
import { textToHtml } from '../html/textToHtml.ts'
import type { PostDraft } from '../PostDraft.ts'
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

interface ItemFault {
  readonly code: FeedProblemCode
  readonly title?: string
}

export type AdaptedItem = { readonly draft: PostDraft } | { readonly fault: ItemFault }

export function adaptDetails(document: JsonFeedDocument, feedUrl: string): FeedDetails {
  const title = decodeText(document.title)
  const description = decodeText(document.description)
  const language = text(document.language)
  const homePageUrl = webAddress(document.home_page_url, feedUrl)
  return {
    ...(title && { title }),
    ...(description && { description }),
    ...(language && { language }),
    ...(homePageUrl && { homePageUrl }),
  }
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
 * One item as a post. Fields that are missing or odd fall back: title → summary → first words of the
 * text → address; body HTML → text → nothing.
 */
export function adaptItem(value: unknown, context: JsonFeedContext): AdaptedItem {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { fault: { code: 'not-an-object' } }
  }
  const item = value as JsonFeedItem
  const ownTitle = decodeText(item.title)
  const id = adaptId(item.id)
  if (!id) return { fault: { code: 'no-id', ...(ownTitle && { title: ownTitle }) } }

  const url = webAddress(item.url, context.base)
  const externalUrl = webAddress(item.external_url, context.base)
  const base = context.bodyBase ?? url ?? context.base
  const html = adaptBody(item)
  const body = htmlToSections(html)
  const summary = decodeText(item.summary)
  const title = ownTitle ?? deriveTitle(summary, body, url ?? externalUrl)
  if (!title) return { fault: { code: 'empty' } }

  const published = adaptDate(item.date_published)
  const updated = adaptDate(item.date_modified)
  const isUpdated = updated && (!published || Date.parse(updated) > Date.parse(published))
  const image = adaptImage(item, base)
  const language = text(item.language) ?? context.language
  const own = adaptAuthors(item.authors, item.author, context.base)
  const authors = own.length > 0 ? own : context.authors
  return {
    draft: {
      post: {
        id,
        title,
        ...(!ownTitle && { isTitleDerived: true as const }),
        ...(summary && { summary }),
        ...(url && { url }),
        ...(externalUrl && { externalUrl }),
        ...(image && { image }),
        ...(published && { published }),
        ...(isUpdated && { updated }),
        ...(language && { language }),
        authors: authors.map(({ slug, name }) => ({ slug, name })),
        tags: facetTags(rawTags(item, context.facets), context.facets),
        words: body.words,
        html,
        base,
        related: textList(extension(item)['related']),
        revision: checksum(JSON.stringify(item)),
      },
      slugBase: lastSegment(url) || slugify(title) || slugify(id),
      authors,
      sections: body.sections,
      links: absolute(body.links, base),
      images: [...new Set([...(image ? [image.url] : []), ...absolute(body.images, base)])],
    },
  }
}

function absolute(addresses: readonly string[], base: string): string[] {
  return addresses.flatMap((address) => webAddress(address, base) ?? [])
}

/** The specification wants a string; a number is taken for one, anything else is no id. */
function adaptId(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value)
  return text(value)
}

function adaptBody(item: JsonFeedItem): UntrustedHtml {
  const html = text(item.content_html)
  if (html) return asUntrustedHtml(html)
  return textToHtml(typeof item.content_text === 'string' ? item.content_text : '')
}

function deriveTitle(
  summary: string | undefined,
  body: BodyText,
  url: string | undefined,
): string | undefined {
  const source =
    summary ?? body.sections.map((section) => section.heading ?? section.text).join(' ')
  return (source ? firstWords(source, 100) : '') || url
}

function firstWords(source: string, length: number): string {
  const line = source.replace(/\s+/g, ' ').trim()
  if (line.length <= length) return line
  const cut = line.slice(0, length + 1)
  const words = cut.slice(0, Math.max(cut.lastIndexOf(' '), length / 2))
  return `${words.replace(/[\uD800-\uDBFF]$/, '')}…`
}

const datePattern =
  /^(\d{4}-\d\d-\d\d)(?:[T\s]+(\d\d:\d\d(?::\d\d(?:\.\d+)?)?)\s*(Z|[+-]\d\d:?\d\d)?)?$/

/**
 * The date as the publisher wrote it, offset included, so that "6 August" stays the publisher's
 * sixth of August everywhere. A date without zone is taken for UTC; an unreadable one is none.
 */
function adaptDate(value: unknown): string | undefined {
  const parts = text(value)?.toUpperCase().match(datePattern)
  if (!parts) return undefined
  const [, day, time, zone = 'Z'] = parts
  const date = time ? `${day}T${time}${zone}` : day!
  return Number.isNaN(Date.parse(date)) ? undefined : date
}

function adaptImage(item: JsonFeedItem, base: string): PostImage | undefined {
  const url = webAddress(item.image, base) ?? webAddress(item.banner_image, base)
  const alt = decodeText(extension(item)['image_alt'])
  return url ? { url, ...(alt && { alt }) } : undefined
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
  const bySlug = new Map<string, Author>()
  for (const entry of Array.isArray(value) ? value : [value]) {
    const author = readAuthor(entry, base)
    if (author && !bySlug.has(author.slug)) bySlug.set(author.slug, author)
  }
  return [...bySlug.values()]
}

function readAuthor(value: unknown, base: string): Author | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const entry = value as Record<string, unknown>
  const name = decodeText(entry['name'])
  if (!name) return undefined
  const fields = extension(entry)
  const slug = slugify(text(fields['slug']) ?? name)
  if (!slug) return undefined
  const [bio, role, organisation] = ['bio', 'role', 'organisation'].map((field) =>
    decodeText(fields[field]),
  )
  const url = webAddress(entry['url'], base)
  const avatar = webAddress(entry['avatar'], base)
  return {
    slug,
    name,
    ...(bio && { bio }),
    ...(role && { role }),
    ...(organisation && { organisation }),
    ...(url && { url }),
    ...(avatar && { avatar }),
  }
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

function lastSegment(url: string | undefined): string {
  const segment = url ? new URL(url).pathname.split('/').findLast((part) => part !== '') : undefined
  return slugify(segment ? decodeSegment(segment).replace(/\.(html?|php|aspx?)$/i, '') : '')
}

function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    // A stray "%" is legal in addresses people publish; the segment then serves as it is.
    return segment
  }
}
