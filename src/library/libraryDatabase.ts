import { openDB, type DBSchema, type IDBPDatabase } from 'idb'
import type { Bookmark } from '../model/Bookmark.ts'
import type { Follow } from '../model/Follow.ts'
import type { RecentSearch } from '../model/RecentSearch.ts'

/** A bookmark as it lies on the device. */
export interface StoredBookmark extends Bookmark {
  /** Over text and images: a record that fails it is damaged and is never shown as whole. */
  readonly checksum: string
  /** ISO 8601, set once the reader has removed it: kept a while so that it can be brought back. */
  readonly deletedAt?: string
}

interface StoredSearch extends RecentSearch {
  /** The words without what does not tell them apart: each spelling is kept once. */
  readonly folded: string
}

/** That a post has been read. */
interface StoredRead {
  /** The post's id. */
  readonly id: string
  /** When last, ISO 8601. */
  readonly readAt: string
}

export interface LibrarySchema extends DBSchema {
  /** By post id. */
  bookmarks: { key: string; value: StoredBookmark }
  /** By folded words. */
  searches: { key: string; value: StoredSearch }
  /** By the address of the query. */
  follows: { key: string; value: Follow }
  /** By post id. */
  reads: { key: string; value: StoredRead }
}

export type LibraryStore = 'bookmarks' | 'searches' | 'follows' | 'reads'

export type LibraryDatabase = IDBPDatabase<LibrarySchema>

/** Rises with every change of the schema; each version has its step in `upgrade`. */
const schemaVersion = 2
const openTimeoutMs = 5_000

/** Where opening the library can end without one. */
export type LibraryRefusal = 'refused' | 'newer' | 'timeout'

/**
 * Opens the reader's database.
 *
 * @param name  unique for the site on its origin
 * @param onLost  called when the connection ends: another tab upgrades, or the browser closed it
 * @returns the database, or why there is none
 */
export async function openLibraryDatabase(
  name: string,
  onLost: () => void,
): Promise<LibraryDatabase | LibraryRefusal> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const timeout = new Promise<'timeout'>((resolve) => {
    timer = setTimeout(() => resolve('timeout'), openTimeoutMs)
  })
  try {
    return await Promise.race([connect(name, onLost), timeout])
  } catch (error) {
    const isNewer = error instanceof DOMException && error.name === 'VersionError'
    return isNewer ? 'newer' : 'refused'
  } finally {
    clearTimeout(timer)
  }
}

function connect(name: string, onLost: () => void): Promise<LibraryDatabase> {
  return openDB<LibrarySchema>(name, schemaVersion, {
    upgrade(database, oldVersion) {
      if (oldVersion < 1) database.createObjectStore('bookmarks', { keyPath: 'id' })
      if (oldVersion < 2) {
        database.createObjectStore('searches', { keyPath: 'folded' })
        database.createObjectStore('follows', { keyPath: 'id' })
        database.createObjectStore('reads', { keyPath: 'id' })
      }
    },
    blocking(_current, _blocked, event) {
      ;(event.target as IDBDatabase).close()
      onLost()
    },
    terminated: onLost,
  })
}
