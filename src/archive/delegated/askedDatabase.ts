import { openDB, type DBSchema, type IDBPDatabase } from 'idb'
import { openInTime } from '../openInTime.ts'

/** One answer of a publisher's engine, as it is kept. */
interface KeptAnswer {
  readonly key: string
  readonly value: unknown
  /** Milliseconds since 1970. */
  readonly at: number
  /** Of the posts in it. */
  readonly slugs: readonly string[]
}

interface Schema extends DBSchema {
  answers: { key: string; value: KeptAnswer; indexes: { at: number; slugs: string } }
}

/** What was seen of a publication that is asked for each screen. It may be deleted at will. */
export interface AskedDatabase {
  get(key: string): Promise<unknown>
  /** An answer with that post in it, and what it answered. */
  withPost(slug: string): Promise<Pick<KeptAnswer, 'key' | 'value'> | undefined>
  put(key: string, value: unknown, slugs: readonly string[]): Promise<void>
  /** Deletes all answers. @returns whether there were any */
  clear(): Promise<boolean>
}

/** A list of twenty posts with their texts is some 300 kB. */
const keptAnswers = 80
const schemaVersion = 1

/**
 * Opens the store of what was seen. It never fails: where the browser refuses storage nothing is
 * kept, and nothing found.
 *
 * @param name  unique for the site on its origin
 * @param onRefusal  called when the browser gives no storage, or gives no more
 */
export function openAskedDatabase(name: string, onRefusal: () => void): AskedDatabase {
  const opened = openInTime(() => connect(name)).catch(() => {
    onRefusal()
    return undefined
  })

  async function attempt<T>(work: (database: IDBPDatabase<Schema>) => Promise<T>) {
    const database = await opened
    try {
      return database && (await work(database))
    } catch {
      onRefusal()
      return undefined
    }
  }

  return {
    get: (key) => attempt(async (database) => (await database.get('answers', key))?.value),
    withPost: (slug) => attempt((database) => database.getFromIndex('answers', 'slugs', slug)),
    put: async (key, value, slugs) => {
      await attempt(async (database) => {
        const { store, done } = database.transaction('answers', 'readwrite', {
          durability: 'relaxed',
        })
        await store.put({ key, value, at: Date.now(), slugs })
        const surplus = (await store.count()) - keptAnswers
        const oldest = surplus > 0 ? await store.index('at').getAllKeys(undefined, surplus) : []
        await Promise.all(oldest.map((old) => store.delete(old)))
        await done
      })
    },
    clear: async () =>
      (await attempt(async (database) => {
        const { store, done } = database.transaction('answers', 'readwrite')
        const count = await store.count()
        await Promise.all([store.clear(), done])
        return count > 0
      })) === true,
  }
}

function connect(name: string): Promise<IDBPDatabase<Schema>> {
  return openDB<Schema>(name, schemaVersion, {
    upgrade(database) {
      const answers = database.createObjectStore('answers', { keyPath: 'key' })
      answers.createIndex('at', 'at')
      answers.createIndex('slugs', 'slugs', { multiEntry: true })
    },
    blocking(_current, _blocked, event) {
      ;(event.target as IDBDatabase).close()
    },
  })
}
