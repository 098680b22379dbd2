import type { LibraryConnection, LibraryOutcome } from '../LibraryConnection.ts'
import type { LibraryDatabase, LibraryStore } from '../libraryDatabase.ts'
import { createBreather } from '../createBreather.ts'
import type { ExchangedName, ExchangedStore } from './ExchangedStore.ts'
import { exchangedStores } from './exchangedStores.ts'
import {
  createFileChecksum,
  largestFileBytes,
  libraryFormat,
  libraryFormatVersion,
  type FileHead,
  type FileOrigin,
} from './LibraryFile.ts'
import { ShapeError } from './shape.ts'
import { withoutPictures } from './withoutPictures.ts'

export interface ExportedLibrary {
  /** JSON, one record a line. */
  readonly file: Blob
  /** Records of each store that are in it. */
  readonly counts: Readonly<Partial<Record<ExchangedName, number>>>
  /** Records that are damaged and therefore not in it. */
  readonly damaged: number
  /** Kept posts that are in it without their pictures, which would have made it too large. */
  readonly withoutPictures: number
}

export interface ExportOptions {
  readonly site: FileOrigin
  /** ISO 8601. */
  readonly exportedAt: string
  /** {@link largestFileBytes} where absent. */
  readonly largestBytes?: number
}

/**
 * Writes everything the reader keeps into one file. Records are read one by one and become parts of a
 * Blob at once, so that a large shelf neither stands in memory as one text nor holds the page up.
 *
 * @returns the refusal where the library cannot be read; every record in the file can be imported
 */
export async function exportLibrary(
  connection: Pick<LibraryConnection, 'read'>,
  { site, exportedAt, largestBytes = largestFileBytes }: ExportOptions,
): Promise<LibraryOutcome<ExportedLibrary>> {
  const head: FileHead = { format: libraryFormat, version: libraryFormatVersion, site, exportedAt }
  const sum = createFileChecksum(head)
  const parts: Blob[] = []
  const counts: Partial<Record<ExchangedName, number>> = {}
  let bytes = 0
  let damaged = 0
  let withoutPicturesCount = 0
  const breathe = createBreather()

  function write(text: string): void {
    const part = new Blob([text])
    bytes += part.size
    parts.push(part)
  }

  const removed = await connection.read(async (database) => {
    const listed = isThere(database, 'summaries') ? 'summaries' : 'bookmarks'
    const records = await database.getAll(listed)
    return new Set(records.filter(({ deletedAt }) => deletedAt).map(({ id }) => id))
  })
  if (!removed.ok) return removed

  write(`${JSON.stringify(head).slice(0, -1)},"records":{`)
  for (const [position, store] of exchangedStores.entries()) {
    const keys = await connection.read(async (database) =>
      isThere(database, store.name) ? database.getAllKeys(store.name) : [],
    )
    if (!keys.ok) return keys
    write(`${position > 0 ? ',' : ''}\n"${store.name}":[`)
    let count = 0
    for (const key of keys.value) {
      const found = await connection.read((database) => database.get(store.name, key))
      if (!found.ok) return found
      await breathe()
      const whole = found.value && fileRecord(store, found.value, removed.value)
      if (whole === 'damaged') damaged++
      if (!whole || whole === 'damaged') continue
      const isTooLarge = bytes + whole.length > largestBytes
      const record = isTooLarge ? withoutPictures(whole) : whole
      if (record !== whole) withoutPicturesCount++
      sum.add(store.name, record)
      write(`${count > 0 ? ',' : ''}\n${record}`)
      count++
    }
    write(']')
    counts[store.name] = count
  }
  write(`},\n"checksum":"${sum.value()}"}\n`)
  const file = new Blob(parts, { type: 'application/json' })
  return { ok: true, value: { file, counts, damaged, withoutPictures: withoutPicturesCount } }
}

/** A library may be of an earlier version where the reader could not be started. */
function isThere(database: LibraryDatabase, name: LibraryStore): boolean {
  return database.objectStoreNames.contains(name)
}

/** A record as it stands in the file; `undefined` for one that is not to be in it. */
function fileRecord(
  { toFile, shape, name }: ExchangedStore,
  stored: unknown,
  removed: ReadonlySet<string>,
): string | undefined {
  try {
    const filed = toFile(stored, removed)
    // In its shape, so that what is written is what will be read.
    return filed === undefined ? undefined : JSON.stringify(shape(filed, name))
  } catch (error) {
    if (error instanceof ShapeError) return 'damaged'
    throw error
  }
}
