import type { LibraryConnection, LibraryOutcome } from '../LibraryConnection.ts'
import type { ExchangedName, Merged } from './ExchangedStore.ts'
import { readExport, type ExportFault } from './readExport.ts'
import type { FileOrigin } from './LibraryFile.ts'

/** What became of the records of each store. */
type MergeCounts = Readonly<Record<Merged, number>>

export interface ImportReport {
  readonly site: FileOrigin
  /** When the file was written, ISO 8601. */
  readonly exportedAt: string
  readonly stores: Readonly<Partial<Record<ExchangedName, MergeCounts>>>
}

/** What was added, why the file is refused, or why nothing can be kept here. */
export type ImportOutcome =
  LibraryOutcome<ImportReport> | { readonly ok: false; readonly fault: ExportFault }

/**
 * Adds to the library what a file has. It is read whole before anything is touched, and put in by
 * one transaction: all of it is kept, or nothing.
 */
export async function importLibrary(
  connection: LibraryConnection,
  file: Blob,
): Promise<ImportOutcome> {
  const read = await readExport(file)
  if (!read.ok) return read
  const { site, exportedAt, records } = read.value
  const counts = new Map<ExchangedName, Record<Merged, number>>()
  const names = new Set(records.flatMap(({ store }) => [store.name, ...(store.alsoChanges ?? [])]))
  const done = await connection.change([...names], 'strict', async (library) => {
    for (const { store, records: given } of records) {
      const count = { added: 0, joined: 0, known: 0, unjoined: 0 }
      for (const record of given) count[await store.keep(library, record)]++
      counts.set(store.name, count)
    }
  })
  if (!done.ok) return done
  return { ok: true, value: { site, exportedAt, stores: Object.fromEntries(counts) } }
}
