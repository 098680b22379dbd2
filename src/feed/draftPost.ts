import type { Author } from '../model/Author.ts'
import { checksum } from '../model/checksum.ts'
import type { Attachment, PostImage } from '../model/Post.ts'
import type { FacetDefinition } from '../model/Site.ts'
import { slugify } from '../model/slugify.ts'
import type { UntrustedHtml } from '../model/UntrustedHtml.ts'
import { lastPathPart, webAddress } from '../model/webAddress.ts'
import { facetTags, type RawTag } from './facetTags.ts'
import { htmlToSections, type BodyText } from './html/htmlToSections.ts'
import type { WrittenFields } from './PostDraft.ts'
import type { AdaptedItem } from './Reading.ts'

/** An item after its format's adapter: fields found and cleaned, nothing derived yet. */
export interface AdaptedFields {
  readonly id: string
  /** Plain text. */
  readonly title?: string | undefined
  /** Absolute, http or https, as all addresses here. */
  readonly url?: string | undefined
  readonly externalUrl?: string | undefined
  readonly html: UntrustedHtml
  /** The body is only the beginning or a summary of the post. */
  readonly isExcerpt?: boolean
  readonly isProtected?: boolean
  /** Plain text. */
  readonly summary?: string | undefined
  readonly image?: PostImage | undefined
  /** ISO 8601. */
  readonly published?: string | undefined
  readonly updated?: string | undefined
  readonly language?: string | undefined
  readonly authors: readonly Author[]
  readonly tags: readonly RawTag[]
  readonly related?: readonly string[]
  readonly attachments?: readonly Attachment[]
  /** The dates as the item has them, readable or not. */
  readonly written: { readonly published?: unknown; readonly updated?: unknown }
  /** What relative addresses of the body are resolved against. */
  readonly base: string
  /** The item as it came: the revision is made of it. */
  readonly source: unknown
}

/**
 * Makes a draft of an adapted item: finds its text, derives a title where it has none, files its
 * tags, resolves addresses in the body. A title falls back to summary → first words → address.
 */
export function draftPost(item: AdaptedFields, facets: readonly FacetDefinition[]): AdaptedItem {
  const { id, url, externalUrl, summary, image, published, updated, language, base, html } = item
  const body = htmlToSections(html)
  const title = item.title ?? deriveTitle(summary, body, url ?? externalUrl)
  if (!title) return { fault: { code: 'empty' } }
  const isUpdated = updated && (!published || Date.parse(updated) > Date.parse(published))
  const images = [...(image ? [image.url] : []), ...absolute(body.images, base)]
  return {
    draft: {
      post: {
        id,
        title,
        ...(!item.title && { isTitleDerived: true as const }),
        ...(summary && { summary }),
        ...(url && { url }),
        ...(externalUrl && { externalUrl }),
        ...(image && { image }),
        ...(published && { published }),
        ...(isUpdated && { updated }),
        ...(language && { language }),
        authors: item.authors.map(({ slug, name }) => ({ slug, name })),
        tags: facetTags(item.tags, facets),
        words: body.words,
        html,
        base,
        attachments: item.attachments ?? [],
        ...(item.isExcerpt && { isExcerpt: true as const }),
        ...(item.isProtected && { isProtected: true as const }),
        related: item.related ?? [],
        revision: checksum(JSON.stringify(item.source)),
      },
      slugBase: slugOf(url) || slugify(title) || slugify(id),
      authors: item.authors,
      sections: body.sections,
      links: absolute(body.links, base),
      images: [...new Set(images)],
      written: writtenFields(item),
    },
  }
}

function writtenFields({ written, tags }: AdaptedFields): WrittenFields {
  const published = writtenText(written.published)
  const updated = writtenText(written.updated)
  return {
    ...(published && { published }),
    ...(updated && { updated }),
    schemes: [...new Set(tags.flatMap(({ scheme }) => scheme ?? []))],
  }
}

function writtenText(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined
  return (typeof value === 'string' ? value : JSON.stringify(value)).trim()
}

/**
 * Name and details as an author, filed under the name where the feed has nothing better.
 *
 * @returns nothing where there is no name to show
 */
export function draftAuthor(
  name: string | undefined,
  details: { readonly [Field in keyof Author]?: Author[Field] | undefined } = {},
): Author | undefined {
  const slug = slugify(details.slug ?? name ?? '')
  if (!name || !slug) return undefined
  const known = Object.entries(details).filter(([, value]) => value !== undefined)
  return { ...Object.fromEntries(known), slug, name }
}

/** Each author once, in the order of the byline. */
export function distinctAuthors(authors: readonly (Author | undefined)[]): readonly Author[] {
  const bySlug = new Map<string, Author>()
  for (const author of authors) {
    if (author && !bySlug.has(author.slug)) bySlug.set(author.slug, author)
  }
  return [...bySlug.values()]
}

function absolute(addresses: readonly string[], base: string): string[] {
  return addresses.flatMap((address) => webAddress(address, base) ?? [])
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

function slugOf(url: string | undefined): string {
  return slugify((url && lastPathPart(url))?.replace(/\.(html?|php|aspx?)$/i, '') ?? '')
}
