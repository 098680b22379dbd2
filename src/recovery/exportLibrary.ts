import { checksum } from '../model/checksum.ts'
import { done } from './openKeptLibrary.ts'

export interface ExportedLibrary {
  /** JSON, one record a line. */
  readonly file: Blob
  /** Posts in it that the reader has not removed. */
  readonly postCount: number
  /** Records that could not be read, and are not in it. */
  readonly damagedCount: number
}

/** Rises when a program that reads such a file would not understand it any more. */
const formatVersion = 1

interface StoredRecord {
  readonly deletedAt?: string
}

/**
 * Everything that is kept, as it lies in the database: all stores, all records, whichever version
 * wrote them. Bytes are base64. The checksum is over those of the records, in their order.
 *
 * Records are read one by one, so that a large shelf does not stand in memory as one text, and one
 * that is damaged does not take the others with it.
 */
export async function exportLibrary(database: IDBDatabase): Promise<ExportedLibrary> {
  const head = {
    format: 'lectern-library-copy',
    version: formatVersion,
    database: database.name,
    databaseVersion: database.version,
    address: location.origin,
    exportedAt: new Date().toISOString(),
  }
  const parts = [new Blob([`${JSON.stringify(head).slice(0, -1)},"stores":{`])]
  const checksums: string[] = []
  let postCount = 0
  let damagedCount = 0
  for (const [position, name] of [...database.objectStoreNames].entries()) {
    parts.push(new Blob([`${position > 0 ? ',' : ''}\n${JSON.stringify(name)}:[`]))
    const keys = await done(storeOf(database, name).getAllKeys())
    let count = 0
    for (const key of keys) {
      try {
        const record = (await done(storeOf(database, name).get(key))) as StoredRecord
        const json = JSON.stringify(record, writeBytes)
        checksums.push(checksum(json))
        parts.push(new Blob([`${count++ > 0 ? ',' : ''}\n${json}`]))
        if (name === postStore && record.deletedAt === undefined) postCount++
      } catch {
        damagedCount++
      }
    }
    parts.push(new Blob(['\n]']))
  }
  parts.push(new Blob([`},\n"checksum":"${checksum(checksums.join(' '))}"}\n`]))
  return { file: new Blob(parts, { type: 'application/json' }), postCount, damagedCount }
}

/** The posts that are kept, with their texts and pictures. */
export const postStore = 'bookmarks'

function storeOf(database: IDBDatabase, name: string): IDBObjectStore {
  return database.transaction(name).objectStore(name)
}

function writeBytes(_key: string, value: unknown): unknown {
  return value instanceof ArrayBuffer ? { base64: toBase64(new Uint8Array(value)) } : value
}

/** So many arguments every browser takes. */
const pieceLength = 8_192

function toBase64(bytes: Uint8Array): string {
  let text = ''
  for (let start = 0; start < bytes.length; start += pieceLength) {
    text += String.fromCharCode(...bytes.subarray(start, start + pieceLength))
  }
  return btoa(text)
}
