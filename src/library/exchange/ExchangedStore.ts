import type { LibraryChange } from '../LibraryConnection.ts'
import type { LibraryStore } from '../libraryDatabase.ts'
import type { Shape } from './shape.ts'

/**
 * What became of a record of a file: it was not here · something of it was · all of it was · both
 * cannot be put together, and the one that was here stayed.
 */
export type Merged = 'added' | 'joined' | 'known' | 'unjoined'

/**
 * Stores that travel: all but those that follow from others, and those that are about this device: what
 * is noted here and when one was here.
 */
export type ExchangedName = Exclude<LibraryStore, 'summaries' | 'settings' | 'visits'>

/**
 * How one store of the library travels in a file. A store that is to travel too is one more entry of
 * `exchangedStores.ts`. With it, or with a new field in a shape, the version of the format rises; such
 * a field is optional, since files from before it have to fit their checksum still.
 *
 * Stored    a record as it lies in the store, and as it is to lie there
 * Filed     the same as plain JSON
 */
export interface ExchangedStore<Stored = unknown, Filed = unknown> {
  /** Of the store, and of the list in the file. */
  readonly name: ExchangedName
  /**
   * @param removed  ids of posts that the reader has removed and could still bring back
   * @returns `undefined` for a record that stays here by intent
   * @throws {ShapeError} for one that is damaged
   */
  toFile(this: void, stored: Stored, removed: ReadonlySet<string>): unknown
  readonly shape: Shape<Filed>
  fromFile(this: void, filed: Filed): Stored
  /** Stores that are changed by `keep` besides its own. */
  readonly alsoChanges?: readonly LibraryStore[]
  /** Adds what is not here. Nothing that is here is lost by it, and a second time changes nothing. */
  keep(library: LibraryChange, record: Stored): Promise<Merged>
}
