import { summariseBookmark, type Bookmark, type BookmarkSummary } from '../model/Bookmark.ts'
import type { Post } from '../model/Post.ts'
import {
  openLibraryDatabase,
  type LibraryDatabase,
  type LibraryRefusal,
  type StoredBookmark,
} from './libraryDatabase.ts'
import { isIntact, sealBookmark } from './sealBookmark.ts'

export type LibraryOutcome<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly refusal: LibraryRefusal | 'quota' | 'damaged' | 'failed' }

/**
 * What the reader keeps. Nothing but the reader removes anything from it, and a change is
 * acknowledged only once it is on the disk: strict durability, awaited to the end of the transaction.
 */
export interface Library {
  /** Last saved first. */
  list(): Promise<LibraryOutcome<readonly BookmarkSummary[]>>
  /** @returns `undefined` when no post with the slug is kept; the refusal `damaged` for a bad record */
  findBySlug(slug: string): Promise<LibraryOutcome<Bookmark | undefined>>
  save(bookmark: Bookmark): Promise<LibraryOutcome<void>>
  /** The record stays for 30 days, so that `restore` can bring it back. */
  remove(id: string): Promise<LibraryOutcome<void>>
  restore(id: string): Promise<LibraryOutcome<void>>
  /** Calls the listener after every change, in whichever tab it was made. */
  subscribe(listener: () => void): void
}

/** How long a removed bookmark can be brought back. */
const undoDays = 30

/** @param name  unique for the site on its origin; names the database and the channel between tabs */
export function openLibrary(name: string): Library {
  const channel = new BroadcastChannel(name)
  const listeners = new Set<() => void>()
  let connection: Promise<LibraryDatabase | LibraryRefusal> | undefined
  channel.addEventListener('message', notify)

  function notify(): void {
    for (const listener of listeners) listener()
  }

  /** A connection that was lost is made anew at the next call. */
  function connect(): Promise<LibraryDatabase | LibraryRefusal> {
    connection ??= openLibraryDatabase(name, () => {
      connection = undefined
    }).then((opened) => {
      if (typeof opened === 'string') connection = undefined
      return opened
    })
    return connection
  }

  async function withDatabase<Value>(
    work: (database: LibraryDatabase) => Promise<Value>,
  ): Promise<LibraryOutcome<Value>> {
    const database = await connect()
    if (typeof database === 'string') return { ok: false, refusal: database }
    try {
      return { ok: true, value: await work(database) }
    } catch (error) {
      const isQuota = error instanceof DOMException && error.name === 'QuotaExceededError'
      return { ok: false, refusal: isQuota ? 'quota' : 'failed' }
    }
  }

  async function change(
    work: (store: ReturnType<typeof openStore>['store']) => Promise<unknown>,
  ): Promise<LibraryOutcome<void>> {
    const outcome = await withDatabase(async (database) => {
      const { store, transaction } = openStore(database)
      await Promise.all([work(store), transaction.done])
    })
    if (outcome.ok) {
      channel.postMessage('changed')
      notify()
    }
    return outcome
  }

  async function mark(id: string, deletedAt: string | undefined): Promise<LibraryOutcome<void>> {
    return change(async (store) => {
      const stored = await store.get(id)
      if (!stored) return
      const { deletedAt: _before, ...rest } = stored
      await store.put(deletedAt ? { ...rest, deletedAt } : rest)
    })
  }

  return {
    list: () => withDatabase(async (database) => (await kept(database)).map(summariseBookmark)),
    findBySlug: async (slug) => {
      const found = await withDatabase(async (database) =>
        (await kept(database)).find(({ post }) => post.slug === slug),
      )
      if (!found.ok || !found.value) return found
      if (!isIntact(found.value)) return { ok: false, refusal: 'damaged' }
      return { ok: true, value: withAttachments(found.value) }
    },
    save: (bookmark) =>
      change(async (store) => {
        await dropLongRemoved(store)
        await store.put(sealBookmark(bookmark))
      }),
    remove: (id) => mark(id, new Date().toISOString()),
    restore: (id) => mark(id, undefined),
    subscribe: (listener) => listeners.add(listener),
  }
}

function openStore(database: LibraryDatabase) {
  const transaction = database.transaction('bookmarks', 'readwrite', { durability: 'strict' })
  return { transaction, store: transaction.store }
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

async function dropLongRemoved(store: ReturnType<typeof openStore>['store']): Promise<void> {
  const oldest = new Date(Date.now() - undoDays * 24 * 60 * 60 * 1000).toISOString()
  for (let cursor = await store.openCursor(); cursor; cursor = await cursor.continue()) {
    const { deletedAt } = cursor.value
    if (deletedAt && deletedAt < oldest) await cursor.delete()
  }
}
