import { readFileSync } from 'node:fs'
import { openDB } from 'idb'

interface StoredLibrary {
  readonly version: number
  readonly stores: Record<
    string,
    {
      readonly keyPath: string
      /** Name → path. */
      readonly indexes?: Readonly<Record<string, string>>
      readonly records: readonly Record<string, unknown>[]
    }
  >
}

/** A library as a released version left it: `tests/fixtures/libraries/version1.json` and so on. */
export function readStoredLibrary(version: number): StoredLibrary {
  const file = new URL(`../fixtures/libraries/version${version}.json`, import.meta.url)
  return JSON.parse(readFileSync(file, 'utf8'), (key: string, value: unknown) =>
    // The size of a kept post is called so, too.
    key === 'bytes' && typeof value === 'string'
      ? Uint8Array.from(Buffer.from(value, 'base64')).buffer
      : value,
  ) as StoredLibrary
}

/** Puts it on the device. */
export async function installLibrary(name: string, library: StoredLibrary): Promise<void> {
  const stores = Object.entries(library.stores)
  const database = await openDB(name, library.version, {
    upgrade(opened) {
      for (const [store, { keyPath, indexes = {} }] of stores) {
        const made = opened.createObjectStore(store, { keyPath })
        for (const [index, path] of Object.entries(indexes)) made.createIndex(index, path)
      }
    },
  })
  for (const [store, { records }] of stores) {
    for (const record of records) await database.put(store, record)
  }
  database.close()
}
