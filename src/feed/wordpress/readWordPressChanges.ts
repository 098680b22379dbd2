import type { FeedSource } from '../../model/Site.ts'
import type { CollectionCheckpoint, FeedOutcome, WordPressCheckpoint } from '../FeedOutcome.ts'
import { readWhole } from '../peekDocument.ts'
import type { FeedProgress, Reading } from '../Reading.ts'
import {
  checkpointOf,
  collectionUrl,
  countOf,
  fetchPage,
  pageSize,
  readPages,
  startCollection,
  type CollectionReading,
} from './collection.ts'
import { readTypeNames } from './readIndex.ts'

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

/** Five minutes before, in the same time without a zone. */
function earlier(local: string): string {
  const time = Date.parse(`${local}Z`)
  return Number.isNaN(time) ? local : new Date(time - overlapMs).toISOString().slice(0, 19)
}
