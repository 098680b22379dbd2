import type { IDBPTransaction } from 'idb'
import { summariseBookmark } from '../model/Bookmark.ts'
import type { LibraryDatabase, LibrarySchema, LibraryStore } from './libraryDatabase.ts'
import { isBookmark } from './sealBookmark.ts'

type Upgrade = IDBPTransaction<LibrarySchema, LibraryStore[], 'versionchange'>

/** Brings the library from one version to the next, inside the transaction that changes its version. */
type Migration = (database: LibraryDatabase, upgrade: Upgrade) => void | Promise<void>

/**
 * The first makes version 1 from nothing, and so on: a library of any version goes through those that
 * it has not seen. One that has been released is never changed again.
 */
export const migrations: readonly Migration[] = [
  (database) => {
    database.createObjectStore('bookmarks', { keyPath: 'id' })
  },
  (database) => {
    database.createObjectStore('searches', { keyPath: 'folded' })
    database.createObjectStore('follows', { keyPath: 'id' })
    database.createObjectStore('reads', { keyPath: 'id' })
  },
  async (database, upgrade) => {
    const bookmarks = upgrade.objectStore('bookmarks')
    const summaries = database.createObjectStore('summaries', { keyPath: 'id' })
    summaries.createIndex('slug', 'post.slug')
    database.createObjectStore('notes', { keyPath: 'id' })
    database.createObjectStore('places', { keyPath: 'id' })
    for (let cursor = await bookmarks.openCursor(); cursor; cursor = await cursor.continue()) {
      const { deletedAt } = cursor.value
      // What damage has left of a record stays where it is, and is not listed.
      if (!isBookmark(cursor.value)) continue
      await summaries.put({ ...summariseBookmark(cursor.value), ...(deletedAt && { deletedAt }) })
    }
  },
  (database) => {
    const highlights = database.createObjectStore('highlights', { keyPath: 'id' })
    highlights.createIndex('post', 'post.id')
    database.createObjectStore('settings', { keyPath: 'id' })
    database.createObjectStore('visits', { keyPath: 'id' })
  },
]

/** Takes these steps one after the other. @throws whatever one of them throws */
export async function migrate(
  steps: readonly Migration[],
  database: LibraryDatabase,
  upgrade: Upgrade,
): Promise<void> {
  for (const step of steps) await step(database, upgrade)
}
