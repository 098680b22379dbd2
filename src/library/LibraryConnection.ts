import type { IDBPObjectStore } from 'idb'
import {
  openLibraryDatabase,
  type LibraryDatabase,
  type LibraryRefusal,
  type LibrarySchema,
  type LibraryStore,
} from './libraryDatabase.ts'

export type LibraryOutcome<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly refusal: LibraryRefusal | 'quota' | 'damaged' | 'failed' }

/** A store inside the transaction that changes it. */
export type OpenStore<Store extends LibraryStore> = IDBPObjectStore<
  LibrarySchema,
  [Store],
  Store,
  'readwrite'
>

/** What the stores of the library have in common: one database, and news of every change. */
export interface LibraryConnection {
  readonly read: <Value>(
    work: (database: LibraryDatabase) => Promise<Value>,
  ) => Promise<LibraryOutcome<Value>>
  /**
   * Changes one store in one transaction; done once that is complete.
   *
   * @param durability  `strict` for what the reader would miss, `relaxed` for traces
   */
  readonly change: <Store extends LibraryStore>(
    store: Store,
    durability: 'strict' | 'relaxed',
    work: (store: OpenStore<Store>) => Promise<unknown>,
  ) => Promise<LibraryOutcome<void>>
  /** Calls the listener after every change, in whichever tab it was made. */
  readonly subscribe: (listener: (store: LibraryStore) => void) => void
}

/** @param name  unique for the site on its origin; names the database and the channel between tabs */
export function createLibraryConnection(name: string): LibraryConnection {
  const channel = new BroadcastChannel(name)
  const listeners = new Set<(store: LibraryStore) => void>()
  let connection: Promise<LibraryDatabase | LibraryRefusal> | undefined
  channel.addEventListener('message', ({ data }) => notify(data as LibraryStore))

  function notify(store: LibraryStore): void {
    for (const listener of listeners) listener(store)
  }

  /** A connection that was lost is made anew at the next call. */
  function connect(): Promise<LibraryDatabase | LibraryRefusal> {
    connection ??= openLibraryDatabase(name, () => {
      connection = undefined
    }).then((opened) => {
      if (typeof opened === 'string') connection = undefined
      return opened
    })
    return connection
  }

  async function read<Value>(
    work: (database: LibraryDatabase) => Promise<Value>,
  ): Promise<LibraryOutcome<Value>> {
    const database = await connect()
    if (typeof database === 'string') return { ok: false, refusal: database }
    try {
      return { ok: true, value: await work(database) }
    } catch (error) {
      const isQuota = error instanceof DOMException && error.name === 'QuotaExceededError'
      return { ok: false, refusal: isQuota ? 'quota' : 'failed' }
    }
  }

  return {
    read,
    change: async (store, durability, work) => {
      const outcome = await read(async (database) => {
        const transaction = database.transaction(store, 'readwrite', { durability })
        await Promise.all([work(transaction.store), transaction.done])
      })
      if (outcome.ok) {
        channel.postMessage(store)
        notify(store)
      }
      return outcome
    },
    subscribe: (listener) => listeners.add(listener),
  }
}
