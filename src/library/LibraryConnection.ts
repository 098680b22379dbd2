import type { IDBPTransaction } from 'idb'
import {
  openLibraryDatabase,
  type LibraryDatabase,
  type LibraryRefusal,
  type LibrarySchema,
  type LibraryStore,
  type OpenedLibrary,
} from './libraryDatabase.ts'

export type LibraryOutcome<Value> =
  | { readonly ok: true; readonly value: Value }
  | {
      readonly ok: false
      readonly refusal: LibraryRefusal | 'newer' | 'quota' | 'damaged' | 'failed' | 'removed'
    }

/** The transaction in which something is changed: all of it is kept, or nothing. */
export type LibraryChange = IDBPTransaction<LibrarySchema, LibraryStore[], 'readwrite'>

/** What the stores of the library have in common: one database, and news of every change. */
export interface LibraryConnection {
  readonly read: <Value>(
    work: (database: LibraryDatabase) => Promise<Value>,
  ) => Promise<LibraryOutcome<Value>>
  /**
   * Changes stores in one transaction; done once that is complete.
   *
   * @param durability  `strict` for what the reader would miss, `relaxed` for traces
   * @param consulted  stores that the work looks at and does not change
   */
  readonly change: (
    stores: readonly LibraryStore[],
    durability: 'strict' | 'relaxed',
    work: (change: LibraryChange) => Promise<unknown>,
    consulted?: readonly LibraryStore[],
  ) => Promise<LibraryOutcome<void>>
  /** Calls the listener after every change, in whichever tab it was made. */
  readonly subscribe: (listener: (store: LibraryStore) => void) => void
  /** Lets go of the database for good, in every tab, since it is to be deleted. */
  readonly end: () => void
  /** Calls the listener when that has happened, in whichever tab it was asked for. */
  readonly onEnd: (listener: () => void) => void
}

/** Goes through the channel instead of the name of a store. */
const ending = 'ending'

/** A disk that has not answered by then is said to be silent. */
const silentMs = 20_000

/** @param name  unique for the site on its origin; names the database and the channel between tabs */
export function createLibraryConnection(name: string): LibraryConnection {
  const channel = openChannel(name)
  const listeners = new Set<(store: LibraryStore) => void>()
  const endListeners = new Set<() => void>()
  let connection: Promise<OpenedLibrary | LibraryRefusal> | undefined
  let isEnded = false
  channel?.addEventListener('message', ({ data }) => {
    if (data === ending) endHere()
    else notify(data as LibraryStore)
  })

  function notify(store: LibraryStore): void {
    for (const listener of listeners) listener(store)
  }

  function tell(stores: readonly LibraryStore[]): void {
    for (const store of stores) {
      channel?.postMessage(store)
      notify(store)
    }
  }

  function endHere(): void {
    isEnded = true
    void connection?.then((opened) => typeof opened === 'string' || opened.database.close())
    for (const listener of endListeners) listener()
  }

  /** A connection that was lost is made anew at the next call. */
  function connect(): Promise<OpenedLibrary | LibraryRefusal> {
    connection ??= openLibraryDatabase(name, () => {
      connection = undefined
    }).then((opened) => {
      if (typeof opened === 'string') connection = undefined
      return opened
    })
    return connection
  }

  /** @param isSecondTry  the connection had been closed without a word, and this is another one */
  async function attempt<Value>(
    work: (opened: OpenedLibrary) => Promise<Value | typeof silent> | 'newer',
    isSecondTry = false,
  ): Promise<LibraryOutcome<Value>> {
    // Opening it would make an empty one.
    if (isEnded) return { ok: false, refusal: 'removed' }
    const opened = await connect()
    if (typeof opened === 'string') return { ok: false, refusal: opened }
    try {
      const working = work(opened)
      if (working === 'newer') return { ok: false, refusal: 'newer' }
      const value = await working
      return value === silent ? { ok: false, refusal: 'timeout' } : { ok: true, value }
    } catch (error) {
      if (isClosed(error) && !isSecondTry) {
        connection = undefined
        return attempt(work, true)
      }
      return { ok: false, refusal: opened.isNewer ? 'newer' : refusalOf(error) }
    }
  }

  return {
    read: (work) => attempt(({ database }) => inTime(work(database))),
    change: (stores, durability, work, consulted = []) =>
      attempt(({ database, isNewer }) => {
        if (isNewer) return 'newer'
        const all = [...stores, ...consulted]
        const transaction = database.transaction(all, 'readwrite', { durability })
        return finish(work, transaction, stores[0]!).then((value) => {
          if (value !== silent) tell(stores)
          return value
        })
      }),
    subscribe: (listener) => listeners.add(listener),
    end: () => {
      channel?.postMessage(ending)
      endHere()
    },
    onEnd: (listener) => endListeners.add(listener),
  }
}

/** Between the tabs of the site. */
function openChannel(name: string): BroadcastChannel | undefined {
  try {
    return new BroadcastChannel(name)
  } catch {
    // Firefox refuses it with the storage, where it lets sites keep nothing. Then nothing changes
    // that tabs could tell each other, and why it does not is told when the database is opened.
    return undefined
  }
}

/**
 * Done when the transaction is complete: before that nothing is on the disk. A disk is silent as long
 * as it has not let the transaction begin; until then no change has been asked of it. Once it has, a
 * large one may take its time.
 */
async function finish(
  work: (change: LibraryChange) => Promise<unknown>,
  transaction: LibraryChange,
  store: LibraryStore,
): Promise<void | typeof silent> {
  // Whatever ends it is told by what is waited for.
  transaction.done.catch(() => {})
  const begun = transaction.objectStore(store).count()
  if ((await inTime(begun)) === silent) return silent
  const working = work(transaction).catch((error: unknown) => {
    // Half of a change is no change.
    if (!transaction.error) abort(transaction)
    throw error
  })
  await Promise.all([working, transaction.done])
}

function abort(transaction: LibraryChange): void {
  try {
    transaction.abort()
  } catch {
    // It has ended already, by the same error.
  }
}

const silent = Symbol('silent')

function inTime<Value>(working: Promise<Value>): Promise<Value | typeof silent> {
  let timer: ReturnType<typeof setTimeout>
  const waiting = new Promise<typeof silent>((resolve) => {
    timer = setTimeout(() => resolve(silent), silentMs)
  })
  return Promise.race([working, waiting]).finally(() => clearTimeout(timer))
}

/** The browser has closed the database, which nobody could see before using it. */
function isClosed(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'InvalidStateError'
}

function refusalOf(error: unknown): 'quota' | 'failed' {
  const isQuota = error instanceof DOMException && error.name === 'QuotaExceededError'
  return isQuota ? 'quota' : 'failed'
}
