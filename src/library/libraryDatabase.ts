import { openDB, type DBSchema, type IDBPDatabase } from 'idb'
import type { Removal } from './ageRemoved.ts'
import type { Bookmark, BookmarkSummary } from '../model/Bookmark.ts'
import type { Follow } from '../model/Follow.ts'
import type { Highlight } from '../model/Highlight.ts'
import type { PostRead } from '../model/PostRead.ts'
import type { ReadingPlace } from '../model/ReadingPlace.ts'
import type { RecentSearch } from '../model/RecentSearch.ts'
import type { ShelfNote } from '../model/ShelfNote.ts'
import type { Trace } from '../model/Trace.ts'
import type { Visit } from '../model/Visit.ts'
import { migrate, migrations } from './migrations.ts'

/** A bookmark as it lies on the device. */
export interface StoredBookmark extends Bookmark {
  /** Over text and images: a record that fails it is damaged and is never shown as whole. */
  readonly checksum: string
  /** As version 2 had it. Since then the summary says whether a post was removed. */
  readonly deletedAt?: string
}

/**
 * What the shelf lists of a bookmark: follows from it, and is written in the same transaction. Once the
 * reader has removed it, it says when: it is kept a while so that it can be brought back.
 */
export interface StoredSummary extends BookmarkSummary, Partial<Removal> {}

/** A highlight as it lies on the device; once removed as a summary is. */
export interface StoredHighlight extends Highlight, Partial<Removal> {}

export interface StoredSearch extends RecentSearch {
  /** The words without what does not tell them apart: each spelling is kept once. */
  readonly folded: string
}

/**
 * A trace that the reader has switched off, there being no record of one that is on; or when all was
 * last put into a file, ISO 8601.
 */
type StoredSetting =
  | { readonly id: Trace; readonly isOff: true }
  | { readonly id: 'backup'; readonly backedUpAt: string }

interface StoredVisit extends Visit {
  readonly id: string
}

export interface LibrarySchema extends DBSchema {
  /** By post id. */
  bookmarks: { key: string; value: StoredBookmark }
  /** By post id. */
  summaries: { key: string; value: StoredSummary; indexes: { slug: string } }
  /** By post id. */
  notes: { key: string; value: ShelfNote }
  /** By folded words. */
  searches: { key: string; value: StoredSearch }
  /** By the address of the query. */
  follows: { key: string; value: Follow }
  /** By post id. */
  places: { key: string; value: ReadingPlace }
  /** By post id. */
  reads: { key: string; value: PostRead }
  /** By their own id. */
  highlights: { key: string; value: StoredHighlight; indexes: { post: string } }
  /** By what they are about. */
  settings: { key: StoredSetting['id']; value: StoredSetting }
  /** One record. */
  visits: { key: string; value: StoredVisit }
}

export type LibraryStore =
  | 'bookmarks'
  | 'summaries'
  | 'notes'
  | 'searches'
  | 'follows'
  | 'places'
  | 'reads'
  | 'highlights'
  | 'settings'
  | 'visits'

export type LibraryDatabase = IDBPDatabase<LibrarySchema>

const openTimeoutMs = 5_000

/** Where opening the library can end without one. */
export type LibraryRefusal = 'refused' | 'unopened' | 'timeout'

export interface OpenedLibrary {
  readonly database: LibraryDatabase
  /** A newer version of the reader has been here: what it keeps can be read, and is not changed. */
  readonly isNewer: boolean
}

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
): Promise<OpenedLibrary | LibraryRefusal> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const timeout = new Promise<'timeout'>((resolve) => {
    timer = setTimeout(() => resolve('timeout'), openTimeoutMs)
  })
  try {
    return await Promise.race([connect(name, onLost), timeout])
  } catch (error) {
    const isUndone = error instanceof DOMException && error.name === 'AbortError'
    return isUndone ? 'unopened' : 'refused'
  } finally {
    clearTimeout(timer)
  }
}

async function connect(name: string, onLost: () => void): Promise<OpenedLibrary> {
  try {
    return { database: await open(name, onLost, migrations.length), isNewer: false }
  } catch (error) {
    const isNewer = error instanceof DOMException && error.name === 'VersionError'
    if (!isNewer) throw error
    return { database: await open(name, onLost), isNewer }
  }
}

/** @param version  absent to take the database in whichever it is */
function open(name: string, onLost: () => void, version?: number): Promise<LibraryDatabase> {
  return openDB<LibrarySchema>(name, version, {
    upgrade(database, oldVersion, newVersion, transaction) {
      // Whoever opens a database by its name alone, to look into it, makes an empty one.
      const reached = database.objectStoreNames.length === 0 ? 0 : oldVersion
      const steps = migrations.slice(reached, newVersion ?? undefined)
      // A step that fails leaves the library as it was: half of the way is no version.
      migrate(steps, database, transaction).catch(() => transaction.abort())
      // Opening fails by it too, which is where it is told.
      transaction.done.catch(() => {})
    },
    blocking(_current, _blocked, event) {
      ;(event.target as IDBDatabase).close()
      onLost()
    },
    terminated: onLost,
  })
}
