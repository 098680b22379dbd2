import { summariseBookmark, type Bookmark, type BookmarkSummary } from '../model/Bookmark.ts'
import type { Post } from '../model/Post.ts'
import type { LibraryConnection, LibraryOutcome, OpenStore } from './LibraryConnection.ts'
import type { LibraryDatabase, StoredBookmark } from './libraryDatabase.ts'
import { isIntact, sealBookmark } from './sealBookmark.ts'

/** The posts that the reader keeps, on the disk before a change is acknowledged. */
export interface BookmarkStore {
  /** Last saved first. */
  list(): Promise<LibraryOutcome<readonly BookmarkSummary[]>>
  /** @returns `undefined` when no post with the slug is kept; the refusal `damaged` for a bad record */
  findBySlug(slug: string): Promise<LibraryOutcome<Bookmark | undefined>>
  save(bookmark: Bookmark): Promise<LibraryOutcome<void>>
  /** The record stays for 30 days, so that `restore` can bring it back. */
  remove(id: string): Promise<LibraryOutcome<void>>
  restore(id: string): Promise<LibraryOutcome<void>>
}

/** How long a removed bookmark can be brought back. */
const undoDays = 30

export function createBookmarkStore({ read, change }: LibraryConnection): BookmarkStore {
  function mark(id: string, deletedAt: string | undefined): Promise<LibraryOutcome<void>> {
    return change('bookmarks', 'strict', async (store) => {
      const stored = await store.get(id)
      if (!stored) return
      const { deletedAt: _before, ...rest } = stored
      await store.put(deletedAt ? { ...rest, deletedAt } : rest)
    })
  }

  return {
    list: () => read(async (database) => (await kept(database)).map(summariseBookmark)),
    findBySlug: async (slug) => {
      const found = await read(async (database) =>
        (await kept(database)).find(({ post }) => post.slug === slug),
      )
      if (!found.ok || !found.value) return found
      if (!isIntact(found.value)) return { ok: false, refusal: 'damaged' }
      return { ok: true, value: withAttachments(found.value) }
    },
    save: (bookmark) =>
      change('bookmarks', 'strict', async (store) => {
        await dropLongRemoved(store)
        await store.put(sealBookmark(bookmark))
      }),
    remove: (id) => mark(id, new Date().toISOString()),
    restore: (id) => mark(id, undefined),
  }
}

async function kept(database: LibraryDatabase): Promise<StoredBookmark[]> {
  const stored = await database.getAll('bookmarks')
  return stored
    .filter((record) => !record.deletedAt && isBookmark(record))
    .toSorted((a, b) => (a.savedAt < b.savedAt ? 1 : -1))
}

/** A record that damage has left without its parts must not hide the others. */
function isBookmark({ post, images }: Partial<StoredBookmark>): boolean {
  return post !== undefined && images !== undefined
}

/** Version 0.1 kept posts without the list. They stay sealed as they are, so it is added each time. */
function withAttachments(bookmark: Bookmark): Bookmark {
  const { attachments } = bookmark.post as Partial<Post>
  return { ...bookmark, post: { ...bookmark.post, attachments: attachments ?? [] } }
}

async function dropLongRemoved(store: OpenStore<'bookmarks'>): Promise<void> {
  const oldest = new Date(Date.now() - undoDays * 24 * 60 * 60 * 1000).toISOString()
  for (let cursor = await store.openCursor(); cursor; cursor = await cursor.continue()) {
    const { deletedAt } = cursor.value
    if (deletedAt && deletedAt < oldest) await cursor.delete()
  }
}
