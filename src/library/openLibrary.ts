import { createBookmarkStore, type BookmarkStore } from './bookmarkStore.ts'
import { createFollowStore, type FollowStore } from './followStore.ts'
import {
  createLibraryConnection,
  type LibraryConnection,
  type LibraryOutcome,
} from './LibraryConnection.ts'
import type { ExportedLibrary, ExportOptions } from './exchange/exportLibrary.ts'
import type { ImportOutcome } from './exchange/importLibrary.ts'
import type { Inventory } from './takeInventory.ts'
import { createNoteStore, type NoteStore } from './noteStore.ts'
import { createPlaceStore, type PlaceStore } from './placeStore.ts'
import { createReadStore, type ReadStore } from './readStore.ts'
import { createSearchStore, type SearchStore } from './searchStore.ts'
import { createSettingStore, type SettingStore } from './settingStore.ts'
import { createVisitStore, type VisitStore } from './visitStore.ts'

/**
 * What the reader keeps, all of it on this device. Nothing but the reader removes anything from it,
 * and a change is acknowledged only once its transaction is complete: on the disk for bookmarks and
 * follows, in the browser's hands for mere traces.
 */
export interface Library {
  readonly bookmarks: BookmarkStore
  readonly notes: NoteStore
  readonly follows: FollowStore
  readonly searches: SearchStore
  readonly places: PlaceStore
  readonly reads: ReadStore
  readonly visits: VisitStore
  readonly settings: SettingStore
  readonly exchange: LibraryExchange
  /** @see takeInventory. Its code is fetched when it is asked for. */
  readonly inventory: () => Promise<LibraryOutcome<Inventory>>
  /** Calls the listener with the name of the store after every change, whichever tab made it. */
  readonly subscribe: LibraryConnection['subscribe']
  /** @see LibraryConnection */
  readonly end: LibraryConnection['end']
  readonly onEnd: LibraryConnection['onEnd']
}

/** The whole library as a file, and back. Its code is fetched when it is asked for. */
interface LibraryExchange {
  /** @see exportLibrary */
  export(options: ExportOptions): Promise<LibraryOutcome<ExportedLibrary>>
  /** @see importLibrary */
  import(file: Blob): Promise<ImportOutcome>
}

/** @param name  unique for the site on its origin; names the database and the channel between tabs */
export function openLibrary(name: string): Library {
  const connection = createLibraryConnection(name)
  return {
    bookmarks: createBookmarkStore(connection),
    notes: createNoteStore(connection),
    follows: createFollowStore(connection),
    searches: createSearchStore(connection),
    places: createPlaceStore(connection),
    reads: createReadStore(connection),
    visits: createVisitStore(connection),
    settings: createSettingStore(connection),
    exchange: {
      export: async (options) => {
        const { exportLibrary } = await import('./exchange/exportLibrary.ts')
        return exportLibrary(connection, options)
      },
      import: async (file) => {
        const { importLibrary } = await import('./exchange/importLibrary.ts')
        return importLibrary(connection, file)
      },
    },
    inventory: async () => {
      const { takeInventory } = await import('./takeInventory.ts')
      return connection.read(takeInventory)
    },
    subscribe: connection.subscribe,
    end: connection.end,
    onEnd: connection.onEnd,
  }
}
