import { wrap } from 'idb'
import { exportLibrary, type ExportedLibrary } from '../library/exchange/exportLibrary.ts'
import type { LibraryDatabase } from '../library/libraryDatabase.ts'

/**
 * The file that the reader itself writes and reads, from a database that is open already and stays as
 * it is.
 *
 * @param address  of the site's base
 * @throws where the database cannot be read
 */
export async function exportKept(database: IDBDatabase, address: string): Promise<ExportedLibrary> {
  const opened = wrap(database) as unknown as LibraryDatabase
  const reading = {
    read: async <Value>(work: (library: LibraryDatabase) => Promise<Value>) =>
      ({ ok: true, value: await work(opened) }) as const,
  }
  const site = { title: '', address }
  const outcome = await exportLibrary(reading, { site, exportedAt: new Date().toISOString() })
  if (!outcome.ok) throw new Error(`recovery: export refused, ${outcome.refusal}`)
  return outcome.value
}
