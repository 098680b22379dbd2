import { ageRemoved } from './ageRemoved.ts'
import type { Highlight, RemovedHighlight } from '../model/Highlight.ts'
import { noteLength } from '../model/ShelfNote.ts'
import type { LibraryChange, LibraryConnection, LibraryOutcome } from './LibraryConnection.ts'
import type { StoredHighlight } from './libraryDatabase.ts'

/** Passages that the reader marked, on the disk before a change is acknowledged. */
export interface HighlightStore {
  /** All of them, last made first. */
  list(): Promise<LibraryOutcome<readonly Highlight[]>>
  /** Those of one post, last made first. */
  listOf(postId: string): Promise<LibraryOutcome<readonly Highlight[]>>
  /** Last removed first. */
  removed(): Promise<LibraryOutcome<readonly RemovedHighlight[]>>
  add(highlight: Highlight): Promise<LibraryOutcome<void>>
  /** Nothing happens where there is no such highlight any more. */
  changeNote(id: string, note: string, changedAt: string): Promise<LibraryOutcome<void>>
  /** The records stay for 30 days, so that `restore` can bring them back. */
  remove(ids: readonly string[]): Promise<LibraryOutcome<void>>
  restore(ids: readonly string[]): Promise<LibraryOutcome<void>>
  /** Deletes for good what has been removed. */
  purge(): Promise<LibraryOutcome<void>>
}

export function createHighlightStore({ read, change }: LibraryConnection): HighlightStore {
  function edit(
    ids: readonly string[],
    toEdited: (highlight: StoredHighlight) => StoredHighlight,
  ): Promise<LibraryOutcome<void>> {
    return change(['highlights'], 'strict', async (library) => {
      const store = library.objectStore('highlights')
      for (const id of ids) {
        const stored = await store.get(id)
        if (stored) await store.put(toEdited(stored))
      }
    })
  }

  return {
    list: () => read(async (database) => listed(await database.getAll('highlights'))),
    listOf: (postId) =>
      read(async (database) =>
        listed(await database.getAllFromIndex('highlights', 'post', postId)),
      ),
    removed: () =>
      read(async (database) =>
        (await database.getAll('highlights'))
          .filter(isHighlight)
          .filter(isRemoved)
          .toSorted((a, b) => (a.deletedAt < b.deletedAt ? 1 : -1)),
      ),
    add: (highlight) =>
      change(['highlights'], 'strict', async (library) => {
        await dropOutdated(library)
        await library.objectStore('highlights').put(highlight)
      }),
    changeNote: (id, note, changedAt) =>
      edit([id], (before) => ({ ...before, note: note.slice(0, noteLength), changedAt })),
    remove: (ids) => {
      const deletedAt = new Date().toISOString()
      return edit(ids, (before) => ({ ...before, deletedAt }))
    },
    restore: (ids) => edit(ids, ({ deletedAt: _removed, outdatedSince: _look, ...kept }) => kept),
    purge: () =>
      change(['highlights'], 'strict', async (library) => {
        const store = library.objectStore('highlights')
        const removed = (await store.getAll()).filter(isRemoved)
        for (const { id } of removed) await store.delete(id)
      }),
  }
}

function listed(stored: readonly StoredHighlight[]): readonly Highlight[] {
  return stored
    .filter((highlight) => isHighlight(highlight) && !isRemoved(highlight))
    .toSorted((a, b) => (a.createdAt < b.createdAt ? 1 : -1))
}

/** A record that damage has left without its parts must not hide the others. */
export function isHighlight({ post, anchor, note }: Partial<StoredHighlight>): boolean {
  return post !== undefined && anchor !== undefined && note !== undefined
}

function isRemoved(highlight: StoredHighlight): highlight is RemovedHighlight {
  return highlight.deletedAt !== undefined
}

/** Deletes for good what was removed long ago. */
async function dropOutdated(library: LibraryChange): Promise<void> {
  const store = library.objectStore('highlights')
  const outdatedSince = new Date().toISOString()
  for (let cursor = await store.openCursor(); cursor; cursor = await cursor.continue()) {
    const age = isRemoved(cursor.value) ? ageRemoved(cursor.value) : 'kept'
    if (age === 'doubted') await cursor.update({ ...cursor.value, outdatedSince })
    else if (age === 'due') await cursor.delete()
  }
}
