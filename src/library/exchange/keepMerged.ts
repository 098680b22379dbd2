import type { LibraryChange } from '../LibraryConnection.ts'
import type { LibrarySchema, LibraryStore } from '../libraryDatabase.ts'
import type { Merged } from './ExchangedStore.ts'

/**
 * Puts a record into its store, or what it has more than the one that is there.
 *
 * @param merge  gives the one that is there where it has everything already, or `undefined` where
 *   the two cannot be put together
 */
export async function keepMerged<Name extends LibraryStore>(
  library: LibraryChange,
  name: Name,
  key: string,
  theirs: LibrarySchema[Name]['value'],
  merge: (
    mine: LibrarySchema[Name]['value'],
    theirs: LibrarySchema[Name]['value'],
  ) => LibrarySchema[Name]['value'] | undefined,
): Promise<Merged> {
  const store = library.objectStore(name)
  const mine = await store.get(key)
  if (mine === undefined) {
    await store.put(theirs)
    return 'added'
  }
  const both = merge(mine, theirs)
  if (both === undefined) return 'unjoined'
  if (both === mine) return 'known'
  await store.put(both)
  return 'joined'
}
