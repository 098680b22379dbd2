import { blankNote, noteLength, tidyLabels, type ShelfNote } from '../model/ShelfNote.ts'
import type { LibraryConnection, LibraryOutcome } from './LibraryConnection.ts'

/** What the reader has noted of kept posts, on the disk before a change is acknowledged. */
export interface NoteStore {
  /** By post id. */
  list(): Promise<LibraryOutcome<ReadonlyMap<string, ShelfNote>>>
  /**
   * Changes what is noted of each of these posts, in one transaction.
   *
   * @param edit  gives the new note; of a post of which nothing is noted it gets a blank one
   */
  change(
    ids: readonly string[],
    edit: (note: ShelfNote) => Partial<ShelfNote>,
    changedAt: string,
  ): Promise<LibraryOutcome<void>>
}

export function createNoteStore({ read, change }: LibraryConnection): NoteStore {
  return {
    list: () =>
      read(async (database) => {
        const notes = await database.getAll('notes')
        return new Map(notes.filter(isNote).map((note) => [note.id, note]))
      }),
    change: (ids, edit, changedAt) =>
      change(['notes'], 'strict', async (library) => {
        const store = library.objectStore('notes')
        for (const id of ids) {
          const before = (await store.get(id)) ?? blankNote(id)
          const after = { ...before, ...edit(before), id, changedAt }
          const note = after.note.slice(0, noteLength)
          await store.put({ ...after, note, labels: tidyLabels(after.labels) })
        }
      }),
  }
}

/** A record that damage has left without its parts must not hide the others. */
export function isNote({ place, labels, note }: Partial<ShelfNote>): boolean {
  return place !== undefined && labels !== undefined && note !== undefined
}
