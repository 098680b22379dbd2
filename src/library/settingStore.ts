import type { Trace } from '../model/Trace.ts'
import type { LibraryChange, LibraryConnection, LibraryOutcome } from './LibraryConnection.ts'
import type { LibraryDatabase } from './libraryDatabase.ts'

/** What the reader wants of this site, on the disk before a change is acknowledged. */
export interface SettingStore {
  /** Traces that are not to be noted. */
  unnoted(): Promise<LibraryOutcome<ReadonlySet<Trace>>>
  /**
   * From its completion on nothing of a trace that is switched off is noted in any tab, and what had
   * been noted is told to nobody. It stays until it is wiped.
   */
  setNoted(trace: Trace, isOn: boolean): Promise<LibraryOutcome<void>>
  /** When everything was last put into a file, ISO 8601; `undefined` where it never was. */
  backedUpAt(): Promise<LibraryOutcome<string | undefined>>
  noteBackup(backedUpAt: string): Promise<LibraryOutcome<void>>
}

export function createSettingStore({ read, change }: LibraryConnection): SettingStore {
  return {
    unnoted: () =>
      read(async (database) => {
        const ids = (await database.getAll('settings')).map(({ id }) => id)
        return new Set(ids.filter((id) => id !== 'backup'))
      }),
    setNoted: (trace, isOn) =>
      // Its store is not changed, but what it tells is.
      change(['settings', trace], 'strict', (library) => {
        const store = library.objectStore('settings')
        return isOn ? store.delete(trace) : store.put({ id: trace, isOff: true })
      }),
    backedUpAt: () =>
      read(async (database) => {
        const setting = await database.get('settings', 'backup')
        return setting?.id === 'backup' ? setting.backedUpAt : undefined
      }),
    noteBackup: (backedUpAt) =>
      change(['settings'], 'relaxed', (library) =>
        library.objectStore('settings').put({ id: 'backup', backedUpAt }),
      ),
  }
}

/**
 * What has been noted of a trace; nothing where it is switched off.
 *
 * @param off  what is told then
 */
export async function ifNoted<Value>(
  database: LibraryDatabase,
  trace: Trace,
  found: () => Promise<Value>,
  off: Value,
): Promise<Value> {
  return (await database.get('settings', trace)) ? off : found()
}

/** @param library  with the settings among its stores, so that nobody can change them meanwhile */
export async function isNoted(library: LibraryChange, trace: Trace): Promise<boolean> {
  return (await library.objectStore('settings').get(trace)) === undefined
}
