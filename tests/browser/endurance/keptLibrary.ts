import type { Page } from '@playwright/test'
import type { StoredBookmark, StoredSummary } from '../../../src/library/libraryDatabase.ts'
import { isBookmark, isIntact } from '../../../src/library/sealBookmark.ts'
import type { ShelfNote } from '../../../src/model/ShelfNote.ts'
import type { MadeUpPost } from './madeUpPosts.ts'

/** What lies in the library database. */
export interface KeptLibrary {
  /** Of the database; 0 where there is none. */
  readonly version: number
  readonly bookmarks: ReadonlyMap<string, StoredBookmark>
  /** Absent before version 3. */
  readonly summaries: ReadonlyMap<string, StoredSummary> | undefined
  readonly notes: ReadonlyMap<string, ShelfNote>
}

/** The library of a site at the root of its host. */
const libraryName = 'lectern-library:/'

/** A file of the site that no program runs in, where the library is looked into and nothing changes it. */
export const quietPath = '/site.json'

/** Reads the whole library by a connection of the test's own. */
export async function readKept(page: Page, name = libraryName): Promise<KeptLibrary> {
  const { version, stores } = await page.evaluate(readStores, name)
  const bookmarks = (stores['bookmarks'] ?? []) as StoredBookmark[]
  const summaries = stores['summaries'] as StoredSummary[] | undefined
  return {
    version,
    bookmarks: byId(bookmarks.map(withBytes)),
    summaries: summaries && byId(summaries),
    notes: byId((stores['notes'] ?? []) as ShelfNote[]),
  }
}

/** Ids of what is on the shelf and not removed: what a reader finds there. */
export function onShelf({ summaries, bookmarks }: KeptLibrary): ReadonlySet<string> {
  const listed = [...(summaries ?? bookmarks).values()]
  return new Set(listed.filter(({ deletedAt }) => !deletedAt).map(({ id }) => id))
}

/** The post is kept whole, with its own text. */
export function isKeptWhole({ bookmarks }: KeptLibrary, post: MadeUpPost): boolean {
  const bookmark = bookmarks.get(post.id)
  return (
    bookmark !== undefined &&
    isBookmark(bookmark) &&
    isIntact(bookmark) &&
    bookmark.post.html.includes(post.lastWords)
  )
}

/** Ids of the records that are listed without a whole copy, or kept without being listed. */
export function halfWritten({ version, bookmarks, summaries }: KeptLibrary): readonly string[] {
  const damaged = [...bookmarks.values()].filter((kept) => !isBookmark(kept) || !isIntact(kept))
  if (version === 0 || summaries === undefined) return damaged.map(({ id }) => id)
  const ids = new Set([...bookmarks.keys(), ...summaries.keys()])
  const apart = [...ids].filter((id) => !bookmarks.has(id) || !summaries.has(id))
  return [...new Set([...damaged.map(({ id }) => id), ...apart])]
}

function byId<Kept extends { readonly id: string }>(records: readonly Kept[]) {
  return new Map(records.map((record) => [record.id, record]))
}

/** Bytes travel from the page as text. */
function withBytes(bookmark: StoredBookmark): StoredBookmark {
  const images = bookmark.images.map((image) =>
    'bytes' in image
      ? {
          ...image,
          bytes: new Uint8Array(Buffer.from(image.bytes as unknown as string, 'base64')).buffer,
        }
      : image,
  )
  return { ...bookmark, images }
}

/** Runs in the page. */
async function readStores(name: string) {
  const stores: Record<string, unknown[]> = {}
  // To open one that is not there would make it.
  const known = await indexedDB.databases()
  if (!known.some((database) => database.name === name)) return { version: 0, stores }
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open(name)
    opening.addEventListener('success', () => resolve(opening.result))
    opening.addEventListener('error', () => reject(opening.error ?? new Error('not opened')))
  })
  const { version } = database
  for (const store of database.objectStoreNames) {
    stores[store] = await new Promise<unknown[]>((resolve, reject) => {
      const reading = database.transaction(store).objectStore(store).getAll()
      reading.addEventListener('success', () => resolve(reading.result))
      reading.addEventListener('error', () => reject(reading.error ?? new Error('not read')))
    })
  }
  database.close()
  function withText(image: { bytes?: ArrayBuffer }) {
    if (!image.bytes) return image
    const signs = Array.from(new Uint8Array(image.bytes), (byte) => String.fromCharCode(byte))
    return { ...image, bytes: btoa(signs.join('')) }
  }
  stores['bookmarks'] = (stores['bookmarks'] as { images: { bytes?: ArrayBuffer }[] }[]).map(
    (bookmark) => ({ ...bookmark, images: bookmark.images.map(withText) }),
  )
  return { version, stores }
}

/** Puts the records on the device as version 0.1 left them; whatever was there is gone. */
export async function installVersion1(
  page: Page,
  records: readonly StoredBookmark[],
): Promise<void> {
  const library: Installed = { name: libraryName, version: 1, records }
  await page.evaluate(install, library)
}

/** The same as the version after it left them. */
export async function installVersion2(
  page: Page,
  records: readonly StoredBookmark[],
): Promise<void> {
  const library: Installed = { name: libraryName, version: 2, records }
  await page.evaluate(install, library)
}

/** Takes the library off the device. */
export async function forgetLibrary(page: Page): Promise<void> {
  await page.evaluate(forget, libraryName)
}

interface Installed {
  readonly name: string
  readonly version: 1 | 2
  readonly records: readonly StoredBookmark[]
}

/** Runs in the page. */
async function install({ name, version, records }: Installed): Promise<void> {
  const settled = (request: IDBRequest | IDBTransaction, done: string) =>
    new Promise((resolve, reject) => {
      request.addEventListener(done, resolve)
      request.addEventListener('error', () => reject(request.error ?? new Error(done)))
      request.addEventListener('abort', () => reject(request.error ?? new Error(done)))
    })
  await settled(indexedDB.deleteDatabase(name), 'success')
  const opening = indexedDB.open(name, version)
  opening.addEventListener('upgradeneeded', () => {
    opening.result.createObjectStore('bookmarks', { keyPath: 'id' })
    if (version === 1) return
    opening.result.createObjectStore('searches', { keyPath: 'folded' })
    for (const store of ['follows', 'reads']) {
      opening.result.createObjectStore(store, { keyPath: 'id' })
    }
  })
  await settled(opening, 'success')
  const writing = opening.result.transaction('bookmarks', 'readwrite', { durability: 'strict' })
  for (const record of records) writing.objectStore('bookmarks').put(record)
  await settled(writing, 'complete')
  opening.result.close()
}

/** Runs in the page. */
function forget(name: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const deleting = indexedDB.deleteDatabase(name)
    deleting.addEventListener('success', resolve)
    deleting.addEventListener('error', () => reject(deleting.error ?? new Error('not deleted')))
  })
}
