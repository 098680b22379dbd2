import type { Author } from '../../model/Author.ts'
import type { FeedDetails } from '../../model/Feed.ts'
import type { PostImage } from '../../model/Post.ts'
import type { FacetDefinition } from '../../model/Site.ts'
import { asUntrustedHtml } from '../../model/UntrustedHtml.ts'
import { webAddress } from '../../model/webAddress.ts'
import { adaptDate } from '../adaptDate.ts'
import { draftDetails } from '../draftDetails.ts'
import { distinctAuthors, draftAuthor, draftPost } from '../draftPost.ts'
import type { RawTag } from '../facetTags.ts'
import { decodeText } from '../html/decodeText.ts'
import { htmlToText } from '../html/htmlToText.ts'
import type { AdaptedItem } from '../Reading.ts'
import type { WordPressIndex, WordPressPost } from './document.ts'
import { isObject } from './isObject.ts'

/** What a post needs to know of the collection it stands in. */
export interface WordPressContext {
  /** Address that was asked: relative addresses are resolved against it. */
  readonly url: string
  /** What posts of this collection are called, where the site has several. */
  readonly typeName?: string | undefined
  readonly facets: readonly FacetDefinition[]
  /**
   * Posts are addressed by what WordPress calls their slug, by which it finds them: the last part of
   * their address may be a number or have an ending.
   */
  readonly hasOwnSlugs?: boolean | undefined
}

/** Name under which the kind of a post (its collection) is offered to the facets. */
const typeScheme = 'post_type'

export function adaptIndex(index: WordPressIndex, url: string): FeedDetails {
  return draftDetails({
    title: decodeText(index.name),
    description: decodeText(index.description),
    homePageUrl: webAddress(index.home, url) ?? webAddress(index.url, url),
  })
}

/** One post of a collection. Its id is the guid, which stays when the address changes. */
export function adaptPost(value: unknown, context: WordPressContext): AdaptedItem {
  if (!isObject(value)) return { fault: { code: 'not-an-object' } }
  const item = value as WordPressPost
  const url = webAddress(item.link, context.url)
  const isProtected = fieldOf(item.content, 'protected') === true
  const title = adaptTitle(item, isProtected)
  const id = decodeText(rendered(item.guid)) ?? url ?? numericId(item, context)
  if (!id) return { fault: { code: 'no-id', ...(title && { title }) } }

  const embedded = isObject(item._embedded) ? item._embedded : {}
  const summary = isProtected ? undefined : adaptExcerpt(item)
  const content = text(rendered(item.content))
  const adapted = draftPost(
    {
      id,
      title,
      url,
      html: asUntrustedHtml(content ?? ''),
      isExcerpt: !content && !isProtected,
      isProtected,
      summary,
      image: adaptImage(embedded['wp:featuredmedia'], context.url),
      published: adaptMoment(item.date, item.date_gmt),
      updated: adaptMoment(item.modified, item.modified_gmt),
      written: {
        published: item.date_gmt ?? item.date,
        updated: item.modified_gmt ?? item.modified,
      },
      authors: adaptAuthors(item, embedded, context.url),
      tags: adaptTags(embedded['wp:term'], context.typeName),
      base: url ?? context.url,
      source: withoutLinks(item),
    },
    context.facets,
  )
  const slug = context.hasOwnSlugs ? readSlug(item.slug) : undefined
  if (!slug || 'fault' in adapted) return adapted
  return { draft: { ...adapted.draft, slugBase: slug } }
}

/** Other letters than Latin ones are encoded twice in an address, if they are not read here. */
function readSlug(value: unknown): string | undefined {
  const slug = text(value)
  try {
    return slug && decodeURIComponent(slug)
  } catch {
    // A slug that was cut in the middle of a letter: WordPress knows it as it stands.
    return slug
  }
}

/** Every embedded object repeats where it and its kin are to be had, which says nothing of a post. */
function withoutLinks(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (key, part: unknown) => (key === '_links' ? undefined : part)),
  )
}

function numericId({ id }: WordPressPost, { url }: WordPressContext): string | undefined {
  return typeof id === 'number' ? `${new URL(url).origin}/?p=${id}` : undefined
}

/** WordPress puts a word before the title of a post behind a password; the page says it better. */
function adaptTitle(item: WordPressPost, isProtected: boolean): string | undefined {
  const title = htmlToText(rendered(item.title))
  return isProtected ? title?.replace(/^Protected: /, '') : title
}

/** What themes add to lead to the post: a link, with the title in it for those who hear the page. */
const leadingOn = /<a\b[^>]*>\s*(?:Continue reading|Read more)\b[^]*?<\/a>/i

/** Made by hand or cut by WordPress. */
function adaptExcerpt(item: WordPressPost): string | undefined {
  const html = rendered(item.excerpt)
  return htmlToText(typeof html === 'string' ? html.replace(leadingOn, '') : undefined)
    ?.replace(/(…\]?|\.\.\.\]?)\s*(?:Continue reading|Read more)\b.*$/i, '$1')
    .replace(/\s*(?:\[…\]|\[\.\.\.\])$/, '…')
}

/** Both say the same moment: the one by the site's clocks, which it is shown by, the other in UTC. */
function adaptMoment(local: unknown, gmt: unknown): string | undefined {
  const utc = adaptDateTime(gmt, 'Z')
  const offsetMs = Date.parse(adaptDateTime(local, 'Z') ?? '') - Date.parse(utc ?? '')
  return adaptDateTime(local, formatOffset(offsetMs)) ?? utc ?? adaptDateTime(local, 'Z')
}

/** `0000-00-00T00:00:00` is what a draft that was never dated has. */
function adaptDateTime(value: unknown, zone: string | undefined): string | undefined {
  return typeof value === 'string' && zone && !value.startsWith('0000')
    ? adaptDate(value.replace(/Z?$/i, zone))
    : undefined
}

/** @returns nothing where no place on Earth has such clocks */
function formatOffset(offsetMs: number): string | undefined {
  const minutes = Math.abs(offsetMs) / 60_000
  if (!Number.isInteger(minutes) || minutes > 14 * 60) return undefined
  if (minutes === 0) return 'Z'
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  const digits = [hours, rest].map((part) => String(part).padStart(2, '0')).join(':')
  return `${offsetMs < 0 ? '-' : '+'}${digits}`
}

function adaptImage(media: unknown, base: string): PostImage | undefined {
  const [entry] = usable(media)
  const url = webAddress(entry?.['source_url'], base)
  if (!entry || !url || entry['media_type'] === 'file') return undefined
  const alt = decodeText(entry['alt_text'])
  const sizes = imageSizes(entry, base)
  return { url, ...(alt && { alt }), ...(sizes.length > 1 && { sizes }) }
}

/** Sizes cut to another shape (thumbnails) are left out: they are other pictures. */
function imageSizes(media: Record<string, unknown>, base: string) {
  const details = isObject(media['media_details']) ? media['media_details'] : {}
  const shape = ratio(details)
  const sizes = Object.values(isObject(details['sizes']) ? details['sizes'] : {})
  return sizes
    .filter(isObject)
    .flatMap((size) => {
      const url = webAddress(size['source_url'], base)
      const width = size['width']
      const its = ratio(size)
      const isSameShape =
        shape !== undefined && its !== undefined && Math.abs(its / shape - 1) < 0.02
      return url && typeof width === 'number' && isSameShape ? { url, width } : []
    })
    .toSorted((a, b) => a.width - b.width)
}

function ratio({ width, height }: Record<string, unknown>): number | undefined {
  return typeof width === 'number' && typeof height === 'number' && width > 0 && height > 0
    ? width / height
    : undefined
}

/** WordPress knows one author; the others come with plug-ins, each in a place of its own. */
function adaptAuthors(
  item: WordPressPost,
  embedded: Record<string, unknown>,
  base: string,
): readonly Author[] {
  const several = [item.coauthors, item.authors].map(usable).find((list) => list.length > 0) ?? []
  const terms = termsOf(embedded['wp:term']).filter(({ taxonomy }) => isAuthorTaxonomy(taxonomy))
  const users = usable(embedded['author'])
  const known = distinctAuthors(users.map((user) => readUser(user, base)))
  const named = distinctAuthors([
    ...several.map((user) => readUser(user, base)),
    ...terms.map((term) => readAuthorTerm(term, users, base)),
  ])
  if (named.length === 0) return known
  return named.map((author) => ({
    ...known.find(({ slug }) => slug === author.slug),
    ...author,
  }))
}

function isAuthorTaxonomy(taxonomy: string): boolean {
  return taxonomy === 'author' || taxonomy === 'coauthors'
}

/**
 * Co-Authors Plus calls a term by the login of the person and adds `cap-` to its slug. Its
 * description is made for the plug-in's own search, and an e-mail address is part of it.
 */
function readAuthorTerm(
  { name, slug }: Term,
  users: readonly Record<string, unknown>[],
  base: string,
): Author | undefined {
  const user = users.find((one) => one['slug'] === slug.replace(/^cap-/, ''))
  return user ? readUser(user, base) : draftAuthor(name)
}

/** A person who may write, as WordPress lists them. */
export interface WordPressUser {
  readonly number: number
  readonly author: Author
}

/** @param value  a list of users */
export function adaptUsers(value: unknown, base: string): readonly WordPressUser[] {
  return usable(value).flatMap((user) => {
    const author = readUser(user, base)
    return author && typeof user['id'] === 'number' ? { number: user['id'], author } : []
  })
}

function readUser(user: Record<string, unknown>, base: string): Author | undefined {
  const name = ['name', 'display_name', 'displayName'].map((field) => decodeText(user[field]))
  const avatars = isObject(user['avatar_urls']) ? user['avatar_urls'] : {}
  return draftAuthor(
    name.find((one) => one !== undefined),
    {
      bio: htmlToText(user['description']),
      url: webAddress(user['url'], base) ?? webAddress(user['link'], base),
      avatar: webAddress(avatars['96'], base) ?? webAddress(user['avatar_url'], base),
    },
  )
}

interface Term {
  readonly taxonomy: string
  readonly slug: string
  readonly name: string
}

/** What posts can be filed under, as WordPress lists it. */
export interface WordPressTerm {
  readonly number: number
  readonly name: string
  /** Posts of all types that have it. */
  readonly count: number
}

/** @param value  a list of terms of one taxonomy; what posts are under that nobody has filed is none */
export function adaptTerms(value: unknown): readonly WordPressTerm[] {
  return usable(value).flatMap((term) => {
    const name = htmlToText(term['name'])
    const number = term['id']
    const isFiled = term['taxonomy'] !== 'category' || term['slug'] !== 'uncategorized'
    const count = typeof term['count'] === 'number' ? term['count'] : 0
    return name && typeof number === 'number' && isFiled ? { number, name, count } : []
  })
}

function adaptTags(groups: unknown, typeName: string | undefined): readonly RawTag[] {
  const terms = termsOf(groups)
    // What WordPress files a post under that nobody has filed.
    .filter(({ taxonomy, slug }) => !(taxonomy === 'category' && slug === 'uncategorized'))
    .map(({ taxonomy, name }) => ({ scheme: taxonomy, name }))
  return typeName ? [{ scheme: typeScheme, name: typeName }, ...terms] : terms
}

/** One list for each taxonomy, in no promised order: a term says itself where it belongs. */
function termsOf(groups: unknown): readonly Term[] {
  return (Array.isArray(groups) ? groups : []).flatMap(usable).flatMap((term) => {
    const name = htmlToText(term['name'])
    const taxonomy = text(term['taxonomy'])
    if (!name || !taxonomy) return []
    return { taxonomy, slug: text(term['slug']) ?? '', name }
  })
}

/** Objects of a list, without those that are errors: what may not be seen is embedded as one. */
function usable(value: unknown): readonly Record<string, unknown>[] {
  return (Array.isArray(value) ? value : []).filter(isObject).filter((entry) => !('code' in entry))
}

function rendered(value: unknown): unknown {
  return typeof value === 'string' ? value : fieldOf(value, 'rendered')
}

function fieldOf(value: unknown, field: string): unknown {
  return isObject(value) ? value[field] : undefined
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value.trim() || undefined : undefined
}
