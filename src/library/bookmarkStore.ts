import {
  summariseBookmark,
  type Bookmark,
  type BookmarkSummary,
  type RemovedBookmark,
} from '../model/Bookmark.ts'
import type { Post } from '../model/Post.ts'
import type { LibraryChange, LibraryConnection, LibraryOutcome } from './LibraryConnection.ts'
import type { LibraryStore, StoredSummary } from './libraryDatabase.ts'
import { ageRemoved } from './ageRemoved.ts'
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
  /**
   * Deletes the pictures of as many posts as that, those saved longest ago first. The texts stay.
   *
   * @returns how many posts had any
   */
  dropPictures(postCount: number): Promise<LibraryOutcome<number>>
}

const stores: readonly LibraryStore[] = ['bookmarks', 'summaries', 'notes']

export function createBookmarkStore(connection: LibraryConnection): BookmarkStore {
  const { read, change } = connection
  /** In the summary alone: to write the copy again would take room, of which there may be none. */
  function mark(
    ids: readonly string[],
    deletedAt: string | undefined,
  ): Promise<LibraryOutcome<void>> {
    return change(stores, 'strict', async (library) => {
      const summaries = library.objectStore('summaries')
      for (const id of ids) {
        const stored = await summaries.get(id)
        if (!stored) continue
        const { deletedAt: _before, outdatedSince: _look, ...rest } = stored
        await summaries.put(deletedAt ? { ...rest, deletedAt } : rest)
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
    dropPictures: async (postCount) => {
      let count = 0
      const changed = await change(stores, 'strict', async (library) => {
        count = await dropPictures(library, postCount)
      })
      return changed.ok ? { ok: true, value: count } : changed
    },
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

/** One copy at a time: all of them together may be more than memory holds. */
async function dropPictures(library: LibraryChange, postCount: number): Promise<number> {
  const bookmarks = library.objectStore('bookmarks')
  const summaries = library.objectStore('summaries')
  const oldestFirst = (await summaries.getAll()).toSorted((a, b) =>
    a.savedAt < b.savedAt ? -1 : 1,
  )
  let count = 0
  for (const { id, deletedAt, outdatedSince } of oldestFirst) {
    if (count === postCount) break
    const stored = await bookmarks.get(id)
    // What is damaged stays as it is: sealed anew it would pass for whole.
    if (!stored || !isBookmark(stored) || !isIntact(stored) || !hasPictures(stored)) continue
    const images = stored.images.map(({ url }) => ({ url, isMissing: true }) as const)
    const bookmark = { ...stored, images }
    await bookmarks.put(sealBookmark(bookmark))
    await summaries.put({
      ...summariseBookmark(bookmark),
      ...(deletedAt && { deletedAt }),
      ...(outdatedSince && { outdatedSince }),
    })
    count++
  }
  return count
}

function hasPictures({ images }: Bookmark): boolean {
  return images.some((image) => 'bytes' in image)
}

/** Deletes for good what was removed long ago. */
async function dropOutdated(library: LibraryChange): Promise<void> {
  const summaries = library.objectStore('summaries')
  const outdatedSince = new Date().toISOString()
  for (const summary of (await summaries.getAll()).filter(isRemoved)) {
    const age = ageRemoved(summary)
    if (age === 'doubted') await summaries.put({ ...summary, outdatedSince })
    else if (age === 'due') await drop(library, summary.id)
  }
}

async function drop(library: LibraryChange, id: string): Promise<void> {
  for (const store of stores) await library.objectStore(store).delete(id)
}
