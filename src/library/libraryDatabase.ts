import { openDB, type DBSchema, type IDBPDatabase } from 'idb'
import type { Bookmark } from '../model/Bookmark.ts'

/** A bookmark as it lies on the device. */
export interface StoredBookmark extends Bookmark {
  /** Over text and images: a record that fails it is damaged and is never shown as whole. */
  readonly checksum: string
  /** ISO 8601, set once the reader has removed it: kept a while so that it can be brought back. */
  readonly deletedAt?: string
}

interface LibrarySchema extends DBSchema {
  /** By post id. */
  bookmarks: { key: string; value: StoredBookmark }
}

export type LibraryDatabase = IDBPDatabase<LibrarySchema>

/** Rises with every change of the schema; each version has its step in `upgrade`. */
const schemaVersion = 1
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
    },
    blocking(_current, _blocked, event) {
      ;(event.target as IDBDatabase).close()
      onLost()
    },
    terminated: onLost,
  })
}
