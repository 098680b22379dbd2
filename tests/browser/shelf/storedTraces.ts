import type { Page } from '@playwright/test'

/** Stores of the library that traces are in. */
export type TraceStore = 'reads' | 'places' | 'searches' | 'visits'

/** What a store of the library really holds, read by a connection of the test's own. */
export function storedIn(page: Page, store: TraceStore): Promise<readonly unknown[]> {
  return page.evaluate(async (name) => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('lectern-library:/')
      opening.addEventListener('success', () => resolve(opening.result))
      opening.addEventListener('error', () => reject(opening.error ?? new Error('not opened')))
    })
    const records = await new Promise<unknown[]>((resolve, reject) => {
      const reading = database.transaction(name).objectStore(name).getAll()
      reading.addEventListener('success', () => resolve(reading.result))
      reading.addEventListener('error', () => reject(reading.error ?? new Error('not read')))
    })
    database.close()
    return records
  }, store)
}

/** Puts records into a store, past the program. */
export function putInto(
  page: Page,
  store: TraceStore,
  records: readonly Readonly<Record<string, unknown>>[],
): Promise<void> {
  return page.evaluate(
    async ({ name, all }) => {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open('lectern-library:/')
        opening.addEventListener('success', () => resolve(opening.result))
        opening.addEventListener('error', () => reject(opening.error ?? new Error('not opened')))
      })
      const change = database.transaction(name, 'readwrite')
      for (const record of all) change.objectStore(name).put(record)
      await new Promise<void>((resolve, reject) => {
        change.addEventListener('complete', () => resolve())
        change.addEventListener('abort', () => reject(change.error ?? new Error('not written')))
      })
      database.close()
    },
    { name: store, all: records },
  )
}
