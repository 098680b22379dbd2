import type { FeedDetails } from '../../model/Feed.ts'
import type { FeedSource } from '../../model/Site.ts'
import { detectFormat } from '../detectFormat.ts'
import { FeedFetchError } from '../FeedFetchError.ts'
import { FeedFormatError } from '../FeedFormatError.ts'
import type { CollectionCheckpoint, FeedOutcome, WordPressCheckpoint } from '../FeedOutcome.ts'
import type { FeedDocument } from '../fetchFeed.ts'
import { readJsonItems } from '../json/readJsonItems.ts'
import type { ItemDraft } from '../PostDraft.ts'
import { peekDocument, readWhole } from '../peekDocument.ts'
import type { AdaptedItem, FeedProgress, Reading } from '../Reading.ts'
import { adaptPost } from './adapt.ts'
import { apiUrl } from './apiUrl.ts'
import type { WordPressPost } from './document.ts'
import { readTypeNames } from './readIndex.ts'

/** The most that WordPress gives at once. */
const pageSize = 100

const embedded = 'author,wp:featuredmedia,wp:term'

/** Of the fields that a post has some thirty, those that are read. */
const fields =
  'id,guid,link,title,excerpt,content,date,date_gmt,modified,modified_gmt,coauthors,authors,' +
  '_links.author,_links.wp:term,_links.wp:featuredmedia,_embedded'

/** One collection while it is read. */
interface CollectionReading {
  readonly name: string
  readonly root: string
  readonly details: FeedDetails
  readonly typeName: string | undefined
  modified: string | undefined
  /** Number of a post at WordPress → id here, and the other way round. */
  readonly ids: Map<string, string>
  readonly numbers: Map<string, string>
}

/** Reads every post of a WordPress site's collections, a hundred at a time, newest first. */
export async function* readWordPress(
  source: FeedSource,
  root: string,
  details: FeedDetails,
  reading: Reading,
): AsyncGenerator<FeedProgress, FeedOutcome> {
  const collections: Record<string, CollectionCheckpoint> = {}
  const names = await readTypeNames(source, root, reading)
  for (const [name, typeName] of names) {
    const collection = startCollection({ name, root, details, typeName })
    yield* readPages(collection, { orderby: 'date', order: 'desc' }, reading)
    collections[name] = checkpointOf(collection)
  }
  const readAt = new Date().toISOString()
  const checkpoint: WordPressCheckpoint = {
    format: 'wordpress',
    root,
    details,
    collections,
    readAt,
    listedAt: readAt,
  }
  return { kind: 'whole', checkpoint }
}

const dayMs = 24 * 60 * 60_000
const weekMs = 7 * dayMs

/** Time that `modified_after` looks back beyond the latest change known: clocks and caches differ. */
const overlapMs = 5 * 60_000

/**
 * Everything has to be read again: a collection was added, or a week has gone by. A changed name or
 * biography of an author does not show in the date of any post.
 */
export function isOutdated(source: FeedSource, since: WordPressCheckpoint): boolean {
  const wanted = source.collections?.map(({ name }) => name) ?? Object.keys(since.collections)
  const known = Object.keys(since.collections)
  return (
    Date.now() - Date.parse(since.readAt) > weekMs ||
    wanted.length !== known.length ||
    wanted.some((name) => !known.includes(name))
  )
}

/**
 * Reads what was published or changed since, and finds out what is gone: WordPress does not tell,
 * but where the number of posts is not what it should be, the list of their ids does. Once a day it
 * is asked for anyway, because one that is gone and one that came unseen add up to nothing.
 */
export async function* readWordPressChanges(
  source: FeedSource,
  since: WordPressCheckpoint,
  reading: Reading,
): AsyncGenerator<FeedProgress, FeedOutcome> {
  const { root, details } = since
  const isListDue = Date.now() - Date.parse(since.listedAt) > dayMs
  const collections: Record<string, CollectionCheckpoint> = {}
  const gone: string[] = []
  const names = await readTypeNames(source, root, reading)
  for (const [name, typeName] of names) {
    const before = since.collections[name]!
    const collection = startCollection({ name, root, details, typeName }, before)
    const after = before.modified && { modified_after: earlier(before.modified) }
    yield* readPages(collection, { orderby: 'modified', order: 'asc', ...after }, reading)
    if (isListDue || !(await isCountRight(collection, reading))) {
      const listed = await listIds(collection, reading)
      yield* readMissing(collection, listed, reading)
      gone.push(...forget(collection, listed))
    }
    collections[name] = checkpointOf(collection)
  }
  const listedAt = isListDue ? new Date().toISOString() : since.listedAt
  return { kind: 'changes', gone, checkpoint: { ...since, collections, listedAt } }
}

/** A file with the posts of a WordPress site in it, as some exports leave behind. */
export async function* readWordPressExport(
  document: FeedDocument,
  reading: Reading,
): AsyncGenerator<FeedProgress, void> {
  const { url } = document
  const collection = startCollection({ name: url, root: url, details: {}, typeName: undefined })
  yield* readPage(collection, document, reading)
}

function startCollection(
  start: Pick<CollectionReading, 'name' | 'root' | 'details' | 'typeName'>,
  before?: CollectionCheckpoint,
): CollectionReading {
  const ids = Object.entries(before?.ids ?? {})
  const numbers = new Map(ids.map(([number, id]) => [id, number]))
  return { ...start, modified: before?.modified, ids: new Map(ids), numbers }
}

function checkpointOf({ modified, ids }: CollectionReading): CollectionCheckpoint {
  return { ...(modified && { modified }), ids: Object.fromEntries(ids) }
}

function collectionUrl(
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

async function* readPages(
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
async function fetchPage(
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
async function* readPage(
  collection: CollectionReading,
  fetched: FeedDocument,
  reading: Reading,
): AsyncGenerator<FeedProgress, number> {
  const { start, document } = await peekDocument(fetched)
  const { url } = document
  const format = detectFormat(start)
  if (format === 'web-page') throw new FeedFormatError('web-page', url)
  if (format !== 'json-list') throw new FeedFormatError('not-a-feed', url)
  const context = { url, typeName: collection.typeName, facets: reading.facets }
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

/**
 * The last of the posts known is there and none behind it. The header with their number would say so
 * too, but a host may hide it.
 */
async function isCountRight(collection: CollectionReading, reading: Reading): Promise<boolean> {
  const known = collection.ids.size
  const offset = String(Math.max(0, known - 1))
  const url = collectionUrl(collection, 1, { per_page: '2', offset, _fields: 'id' })
  return (await readIds(url, 1, reading))?.ids.size === Math.min(1, known)
}

/**
 * Reads what is listed and was not given: a post that was published at an hour set long before, or
 * brought from elsewhere, has a date of change that is older than what was read last.
 */
async function* readMissing(
  collection: CollectionReading,
  listed: ReadonlySet<string>,
  reading: Reading,
): AsyncGenerator<FeedProgress> {
  const missing = [...listed].filter((number) => !collection.ids.has(number))
  for (let start = 0; start < missing.length; start += pageSize) {
    const include = missing.slice(start, start + pageSize).join(',')
    yield* readPages(collection, { include }, reading)
  }
}

/** The cheapest list there is: twelve bytes a post. */
async function listIds(
  collection: CollectionReading,
  reading: Reading,
): Promise<ReadonlySet<string>> {
  const ids = new Set<string>()
  for (let page = 1, pageCount = Infinity; page <= pageCount; page++) {
    const url = collectionUrl(collection, page, { _fields: 'id' })
    const answer = await readIds(url, page, reading)
    if (!answer) break
    pageCount = answer.pageCount ?? pageCount
    const before = ids.size
    for (const id of answer.ids) ids.add(id)
    if (ids.size === before) break
  }
  return ids
}

async function readIds(url: string, page: number, reading: Reading) {
  const document = await fetchPage(url, page, reading)
  if (!document) return undefined
  const ids = new Set<string>()
  const text = await readWhole(document)
  for (const [, id] of text.matchAll(/"id"\s*:\s*(\d+)/g)) ids.add(id!)
  return { ids, pageCount: countOf(document, 'x-wp-totalpages') }
}

/** Takes out of the collection what is not in the list. @returns ids of the posts that are gone */
function forget({ ids }: CollectionReading, listed: ReadonlySet<string>): string[] {
  const gone = [...ids].filter(([number]) => !listed.has(number))
  for (const [number] of gone) ids.delete(number)
  return gone.map(([, id]) => id)
}

/** A header that the host may hide from other sites. */
function countOf(document: FeedDocument, header: string): number | undefined {
  const value = document.header(header)
  return value !== undefined && /^\d+$/.test(value) ? Number(value) : undefined
}

/** Five minutes before, in the same time without a zone. */
function earlier(local: string): string {
  const time = Date.parse(`${local}Z`)
  return Number.isNaN(time) ? local : new Date(time - overlapMs).toISOString().slice(0, 19)
}
