import { createBookmarkStore, type BookmarkStore } from './bookmarkStore.ts'
import { createFollowStore, type FollowStore } from './followStore.ts'
import { createHighlightStore, type HighlightStore } from './highlightStore.ts'
import {
  createLibraryConnection,
  type LibraryConnection,
  type LibraryOutcome,
} from './LibraryConnection.ts'
import type { Inventory } from './takeInventory.ts'
import { createNoteStore, type NoteStore } from './noteStore.ts'
import { createPlaceStore, type PlaceStore } from './placeStore.ts'
import { createReadStore, type ReadStore } from './readStore.ts'
import { createSearchStore, type SearchStore } from './searchStore.ts'
import { createSettingStore, type SettingStore } from './settingStore.ts'
import { createVisitStore, type VisitStore } from './visitStore.ts'

/**
 * What the reader keeps, all of it on this device. Nothing but the reader removes anything from it,
 * and a change is acknowledged only once its transaction is complete: on the disk for bookmarks,
 * highlights and follows, in the browser's hands for mere traces.
 */
export interface Library {
  readonly bookmarks: BookmarkStore
  readonly notes: NoteStore
  readonly highlights: HighlightStore
  readonly follows: FollowStore
  readonly searches: SearchStore
  readonly places: PlaceStore
  readonly reads: ReadStore
  readonly visits: VisitStore
  readonly settings: SettingStore
  /** @see takeInventory. Its code is fetched when it is asked for. */
  readonly inventory: () => Promise<LibraryOutcome<Inventory>>
  /** Calls the listener with the name of the store after every change, whichever tab made it. */
  readonly subscribe: LibraryConnection['subscribe']
  /** @see LibraryConnection */
  readonly end: LibraryConnection['end']
  readonly onEnd: LibraryConnection['onEnd']
}

/** @param name  unique for the site on its origin; names the database and the channel between tabs */
export function openLibrary(name: string): Library {
  const connection = createLibraryConnection(name)
  return {
    bookmarks: createBookmarkStore(connection),
    notes: createNoteStore(connection),
    highlights: createHighlightStore(connection),
    follows: createFollowStore(connection),
    searches: createSearchStore(connection),
    places: createPlaceStore(connection),
    reads: createReadStore(connection),
    visits: createVisitStore(connection),
    settings: createSettingStore(connection),
    inventory: async () => {
      const { takeInventory } = await import('./takeInventory.ts')
      return connection.read(takeInventory)
    },
    subscribe: connection.subscribe,
    end: connection.end,
    onEnd: connection.onEnd,
  }
}
