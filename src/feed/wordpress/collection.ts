import type { FeedDetails } from '../../model/Feed.ts'
import { detectFormat } from '../detectFormat.ts'
import { FeedFetchError } from '../FeedFetchError.ts'
import { FeedFormatError } from '../FeedFormatError.ts'
import type { CollectionCheckpoint } from '../FeedOutcome.ts'
import type { FeedDocument } from '../fetchFeed.ts'
import { readJsonItems } from '../json/readJsonItems.ts'
import { peekDocument } from '../peekDocument.ts'
import type { ItemDraft } from '../PostDraft.ts'
import type { AdaptedItem, FeedProgress, Reading } from '../Reading.ts'
import { adaptPost } from './adapt.ts'
import { apiUrl } from './apiUrl.ts'
import type { WordPressPost } from './document.ts'

/** The most that WordPress gives at once. */
export const pageSize = 100

/** Of what a post leads to, what is sent with it. */
export const embedded = 'author,wp:featuredmedia,wp:term'

/** Of the fields that a post has some thirty, those that are read. */
export const fields =
  'id,guid,link,title,excerpt,content,date,date_gmt,modified,modified_gmt,coauthors,authors,' +
  '_links.author,_links.wp:term,_links.wp:featuredmedia,_embedded'

/** One collection while it is read. */
export interface CollectionReading {
  readonly name: string
  readonly root: string
  readonly details: FeedDetails
  readonly typeName: string | undefined
  readonly hasOwnSlugs?: boolean | undefined
  modified: string | undefined
  /** Number of a post at WordPress → id here, and the other way round. */
  readonly ids: Map<string, string>
  readonly numbers: Map<string, string>
}

export function startCollection(
  start: Pick<CollectionReading, 'name' | 'root' | 'details' | 'typeName' | 'hasOwnSlugs'>,
  before?: CollectionCheckpoint,
): CollectionReading {
  const ids = Object.entries(before?.ids ?? {})
  const numbers = new Map(ids.map(([number, id]) => [id, number]))
  return { ...start, modified: before?.modified, ids: new Map(ids), numbers }
}

export function checkpointOf({ modified, ids }: CollectionReading): CollectionCheckpoint {
  return { ...(modified && { modified }), ids: Object.fromEntries(ids) }
}

export function collectionUrl(
  { root, name }: CollectionReading,
  page: number,
  parameters: Record<string, string>,
): string {
  return apiUrl(root, `wp/v2/${name}`, {
    per_page: String(pageSize),
    page: String(page),
    ...parameters,
  })
}

export async function* readPages(
  collection: CollectionReading,
  parameters: Record<string, string>,
  reading: Reading,
): AsyncGenerator<FeedProgress> {
  const asked = { _embed: embedded, _fields: fields, ...parameters }
  for (let page = 1, pageCount = Infinity; page <= pageCount; page++) {
    const document = await fetchPage(collectionUrl(collection, page, asked), page, reading)
    if (!document) return
    pageCount = countOf(document, 'x-wp-totalpages') ?? pageCount
    const before = reading.idCount
    const itemCount = yield* readPage(collection, document, reading)
    // Some hosts answer any page with the first one, and hide that there is only one.
    const isRepeated = pageCount === Infinity && reading.idCount === before
    if (itemCount === 0 || isRepeated) return
  }
}

/**
 * @returns nothing behind the last page, which WordPress takes for a mistake. Where a host hides how
 *   many pages there are, that is how the end shows: a page may be short before the last one, too.
 */
export async function fetchPage(
  url: string,
  page: number,
  reading: Reading,
): Promise<FeedDocument | undefined> {
  try {
    const response = await reading.fetch(url)
    return response.isUnchanged ? undefined : response.document
  } catch (error) {
    if (page > 1 && error instanceof FeedFetchError && error.status === 400) return undefined
    throw error
  }
}

/** @returns how many items the page had */
export async function* readPage(
  collection: CollectionReading,
  fetched: FeedDocument,
  reading: Reading,
): AsyncGenerator<FeedProgress, number> {
  const { start, document } = await peekDocument(fetched)
  const { url } = document
  const format = detectFormat(start)
  if (format === 'web-page') throw new FeedFormatError('web-page', url)
  if (format !== 'json-list') throw new FeedFormatError('not-a-feed', url)
  const { typeName, hasOwnSlugs } = collection
  const context = { url, typeName, hasOwnSlugs, facets: reading.facets }
  const items = readJsonItems(document, 'root', reading, () => (value) => {
    const item = adaptPost(value, context)
    if (!('draft' in item)) return item
    noteModified(value as WordPressPost, collection)
    return settleId(item, value as WordPressPost, collection)
  })
  let count = 0
  let next = await items.next()
  for (; !next.done; next = await items.next()) {
    count += next.value.items.length
    const { details } = collection
    yield reading.progress({ format: 'wordpress', page: url, details, items: next.value.items })
  }
  if (!next.value.isComplete()) throw new FeedFormatError('cut-off', url)
  return count
}

/** Importers have left behind guids that several posts share: those after the first go by address. */
function settleId(
  item: { readonly draft: ItemDraft },
  { id: number }: WordPressPost,
  { ids, numbers }: CollectionReading,
): AdaptedItem {
  if (typeof number !== 'number') return item
  const { post } = item.draft
  const owner = numbers.get(post.id) ?? String(number)
  const id = owner === String(number) ? post.id : (post.url ?? post.id)
  ids.set(String(number), id)
  numbers.set(id, String(number))
  return { draft: { ...item.draft, post: { ...post, id } } }
}

function noteModified(item: WordPressPost, collection: CollectionReading): void {
  const { modified } = item
  if (typeof modified === 'string' && modified > (collection.modified ?? '')) {
    collection.modified = modified
  }
}

/** A header that the host may hide from other sites. */
export function countOf(document: FeedDocument, header: string): number | undefined {
  const value = document.header(header)
  return value !== undefined && /^\d+$/.test(value) ? Number(value) : undefined
}
