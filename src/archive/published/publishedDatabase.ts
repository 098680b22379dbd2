import { openDB, type DBSchema, type IDBPDatabase } from 'idb'
import { openInTime } from '../openInTime.ts'
import type { Site } from '../../model/Site.ts'
import type { LiveState } from './LiveState.ts'
import type { PackedFile } from './packs.ts'
import type { PublishedHead } from './publishedFiles.ts'

interface Schema extends DBSchema {
  files: { key: string; value: Uint8Array }
  /** Hash of a pack that has been taken → paths of the files that were in it. */
  packs: { key: string; value: readonly string[] }
  /** The build of which all files are here. */
  head: { key: 'kept'; value: PublishedHead }
  site: { key: 'current'; value: Site }
  live: { key: 'current'; value: LiveState }
  /** What the reader has chosen on this device. */
  choices: { key: 'keep-whole'; value: boolean }
}

/** What a device has of a published archive. It may be deleted at will. */
export interface PublishedDatabase {
  keptHead(): Promise<PublishedHead | undefined>
  file(path: string): Promise<Uint8Array | undefined>
  /** Hashes of the packs that are here. */
  packs(): Promise<readonly string[]>
  putPack(hash: string, files: readonly PackedFile[]): Promise<void>
  /** All packs of a build are here: what no pack of it has is deleted. */
  keep(head: PublishedHead, packs: readonly string[]): Promise<void>
  site(): Promise<Site | undefined>
  putSite(site: Site): Promise<void>
  live(): Promise<LiveState | undefined>
  putLive(live: LiveState): Promise<void>
  isWholeWanted(): Promise<boolean | undefined>
  putWholeWanted(isWanted: boolean): Promise<void>
  /** Deletes all files, which are not wanted here any more. @returns whether they are deleted */
  giveWay(): Promise<boolean>
}

const schemaVersion = 1
const stores = ['files', 'packs', 'head', 'site', 'live', 'choices'] as const
/**
 * Opens it. It never fails: where the browser refuses storage nothing is kept, and nothing found.
 *
 * @param name  unique for the site on its origin
 * @param onRefusal  called when the browser gives no storage, or gives no more
 */
export function openPublishedDatabase(name: string, onRefusal: () => void): PublishedDatabase {
  let isRefused = false
  const opened = openInTime(() => connect(name)).catch(refuse)

  function refuse(): undefined {
    isRefused = true
    onRefusal()
  }

  async function attempt<T>(work: (database: IDBPDatabase<Schema>) => Promise<T>) {
    const database = await opened
    if (isRefused || !database) return undefined
    try {
      return await work(database)
    } catch {
      // Full, deleted by another tab, damaged: everything can be had from the publisher.
      return refuse()
    }
  }

  /** Of what is asked for in one turn: a transaction for each file would take longer than reading it. */
  let reading: ReturnType<typeof beginReading> | undefined

  function beginReading(database: IDBPDatabase<Schema>) {
    queueMicrotask(() => {
      reading = undefined
    })
    return database.transaction('files').store
  }

  return {
    keptHead: () => attempt((database) => database.get('head', 'kept')),
    file: (path) => attempt((database) => (reading ??= beginReading(database)).get(path)),
    packs: async () => (await attempt((database) => database.getAllKeys('packs'))) ?? [],
    putPack: async (hash, files) => {
      await attempt(async (database) => {
        const transaction = database.transaction(['files', 'packs'], 'readwrite', {
          durability: 'relaxed',
        })
        const all = transaction.objectStore('files')
        await Promise.all([
          ...files.map(({ path, bytes }) => all.put(bytes, path)),
          transaction.objectStore('packs').put(
            files.map(({ path }) => path),
            hash,
          ),
          transaction.done,
        ])
      })
    },
    keep: async (head, packs) => {
      await attempt((database) => keep(database, head, packs))
    },
    site: () => attempt((database) => database.get('site', 'current')),
    putSite: async (site) => {
      await attempt((database) => database.put('site', site, 'current'))
    },
    live: () => attempt((database) => database.get('live', 'current')),
    putLive: async (live) => {
      await attempt((database) => database.put('live', live, 'current'))
    },
    isWholeWanted: () => attempt((database) => database.get('choices', 'keep-whole')),
    putWholeWanted: async (isWanted) => {
      await attempt((database) => database.put('choices', isWanted, 'keep-whole'))
    },
    giveWay: async () => {
      // Also where there was no room for the last pack: those before it take room still.
      const database = await opened
      if (!database) return false
      try {
        await giveWay(database)
        return true
      } catch {
        // Whoever wants the room hears that there is none.
        return false
      }
    },
  }
}

async function keep(
  database: IDBPDatabase<Schema>,
  head: PublishedHead,
  hashes: readonly string[],
): Promise<void> {
  const transaction = database.transaction(['files', 'packs', 'head'], 'readwrite', {
    durability: 'relaxed',
  })
  const [files, packs] = [transaction.objectStore('files'), transaction.objectStore('packs')]
  const wanted = new Set(hashes)
  const known = await packs.getAllKeys()
  const paths = await Promise.all(known.map(async (hash) => [hash, await packs.get(hash)] as const))
  const needed = new Set(paths.flatMap(([hash, own = []]) => (wanted.has(hash) ? own : [])))
  for (const [hash, own = []] of paths) {
    if (wanted.has(hash)) continue
    const gone = own.filter((path) => !needed.has(path))
    await Promise.all([packs.delete(hash), ...gone.map((path) => files.delete(path))])
  }
  await Promise.all([transaction.objectStore('head').put(head, 'kept'), transaction.done])
}

async function giveWay(database: IDBPDatabase<Schema>): Promise<void> {
  const transaction = database.transaction(['files', 'packs', 'head', 'choices'], 'readwrite')
  await Promise.all([
    transaction.objectStore('files').clear(),
    transaction.objectStore('packs').clear(),
    transaction.objectStore('head').clear(),
    transaction.objectStore('choices').put(false, 'keep-whole'),
    transaction.done,
  ])
}

function connect(name: string): Promise<IDBPDatabase<Schema>> {
  return openDB<Schema>(name, schemaVersion, {
    upgrade(database) {
      for (const store of stores) database.createObjectStore(store)
    },
    blocking(_current, _blocked, event) {
      ;(event.target as IDBDatabase).close()
    },
  })
}
