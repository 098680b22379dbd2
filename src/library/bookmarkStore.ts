import {
  summariseBookmark,
  type Bookmark,
  type BookmarkSummary,
  type RemovedBookmark,
} from '../model/Bookmark.ts'
import type { Post } from '../model/Post.ts'
import type { LibraryChange, LibraryConnection, LibraryOutcome } from './LibraryConnection.ts'
import type { LibraryStore, StoredBookmark, StoredSummary } from './libraryDatabase.ts'
import { isBookmark, isIntact, sealBookmark } from './sealBookmark.ts'
import { createShelfSearch } from './searchShelf.ts'

/** The posts that the reader keeps, on the disk before a change is acknowledged. */
export interface BookmarkStore {
  /** Last saved first. */
  list(): Promise<LibraryOutcome<readonly BookmarkSummary[]>>
  /** Last removed first: all that can be brought back still. */
  removed(): Promise<LibraryOutcome<readonly RemovedBookmark[]>>
  /** @returns `undefined` when no post with the slug is kept; the refusal `damaged` for a bad record */
  findBySlug(slug: string): Promise<LibraryOutcome<Bookmark | undefined>>
  /** @returns the refusal `damaged` for a record that is not whole, or not there */
  find(id: string): Promise<LibraryOutcome<Bookmark>>
  save(bookmark: Bookmark): Promise<LibraryOutcome<void>>
  /** Ids of those that have all the words, in their copies or in what is noted of them. */
  search(words: string): Promise<LibraryOutcome<ReadonlySet<string>>>
  /** The records stay for 30 days at least, so that `restore` can bring them back. */
  remove(ids: readonly string[]): Promise<LibraryOutcome<void>>
  restore(ids: readonly string[]): Promise<LibraryOutcome<void>>
  /** Deletes for good what has been removed. */
  purge(): Promise<LibraryOutcome<void>>
}

/** How long a removed bookmark can be brought back. */
const undoDays = 30

/**
 * Clocks of devices jump by years, and are put right. What seems to have been removed long enough ago
 * is deleted only if it still seems so after these days.
 */
const doubtDays = 7

const stores: readonly LibraryStore[] = ['bookmarks', 'summaries', 'notes']

export function createBookmarkStore(connection: LibraryConnection): BookmarkStore {
  const { read, change } = connection
  function mark(
    ids: readonly string[],
    deletedAt: string | undefined,
  ): Promise<LibraryOutcome<void>> {
    return change(stores, 'strict', async (library) => {
      for (const id of ids) {
        await markOne(library, 'bookmarks', id, deletedAt)
        await markOne(library, 'summaries', id, deletedAt)
      }
    })
  }

  async function find(id: string): Promise<LibraryOutcome<Bookmark>> {
    const found = await read((database) => database.get('bookmarks', id))
    if (!found.ok) return found
    const { value } = found
    return value && isBookmark(value) && isIntact(value)
      ? { ok: true, value: withAttachments(value) }
      : { ok: false, refusal: 'damaged' }
  }

  return {
    list: () =>
      read(async (database) =>
        (await database.getAll('summaries'))
          .filter(({ deletedAt }) => deletedAt === undefined)
          .toSorted((a, b) => (a.savedAt < b.savedAt ? 1 : -1)),
      ),
    removed: () =>
      read(async (database) =>
        (await database.getAll('summaries'))
          .filter(isRemoved)
          .toSorted((a, b) => (a.deletedAt < b.deletedAt ? 1 : -1)),
      ),
    findBySlug: async (slug) => {
      const found = await read((database) => database.getAllFromIndex('summaries', 'slug', slug))
      if (!found.ok) return found
      const summary = found.value.find(({ deletedAt }) => deletedAt === undefined)
      return summary ? find(summary.id) : { ok: true, value: undefined }
    },
    find,
    search: createShelfSearch(connection),
    save: (bookmark) =>
      change(stores, 'strict', async (library) => {
        await dropOutdated(library)
        await library.objectStore('bookmarks').put(sealBookmark(bookmark))
        await library.objectStore('summaries').put(summariseBookmark(bookmark))
      }),
    remove: (ids) => mark(ids, new Date().toISOString()),
    restore: (ids) => mark(ids, undefined),
    purge: () =>
      change(stores, 'strict', async (library) => {
        const removed = (await library.objectStore('summaries').getAll()).filter(isRemoved)
        for (const { id } of removed) await drop(library, id)
      }),
  }
}

async function markOne(
  library: LibraryChange,
  name: 'bookmarks' | 'summaries',
  id: string,
  deletedAt: string | undefined,
): Promise<void> {
  const store = library.objectStore(name)
  for (let cursor = await store.openCursor(id); cursor; cursor = await cursor.continue()) {
    const stored = cursor.value as StoredBookmark & StoredSummary
    const { deletedAt: _before, outdatedSince: _look, ...rest } = stored
    await cursor.update(deletedAt ? { ...rest, deletedAt } : rest)
  }
}

/** Version 0.1 kept posts without the list. They stay sealed as they are, so it is added each time. */
function withAttachments(bookmark: Bookmark): Bookmark {
  const { attachments } = bookmark.post as Partial<Post>
  return { ...bookmark, post: { ...bookmark.post, attachments: attachments ?? [] } }
}

function isRemoved(summary: StoredSummary): summary is StoredSummary & RemovedBookmark {
  return summary.deletedAt !== undefined
}

function daysAgo(days: number): string {
  return new Date(Date.now() - days * 24 * 60 * 60 * 1000).toISOString()
}

/** Deletes for good what was removed long ago by two looks at the clock, a week or more apart. */
async function dropOutdated(library: LibraryChange): Promise<void> {
  const summaries = library.objectStore('summaries')
  const now = daysAgo(0)
  for (const summary of (await summaries.getAll()).filter(isRemoved)) {
    const { id, deletedAt, outdatedSince = '' } = summary
    if (deletedAt > daysAgo(undoDays)) continue
    // A look from before the removal, or from the future, was at a clock that was wrong.
    const isCredible = deletedAt < outdatedSince && outdatedSince <= now
    if (!isCredible) await summaries.put({ ...summary, outdatedSince: now })
    else if (outdatedSince < daysAgo(doubtDays)) await drop(library, id)
  }
}

async function drop(library: LibraryChange, id: string): Promise<void> {
  for (const store of stores) await library.objectStore(store).delete(id)
}
