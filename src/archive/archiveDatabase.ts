import { deleteDB, openDB, type DBSchema, type IDBPDatabase } from 'idb'
import { openInTime } from './openInTime.ts'
import type { PostDraft } from '../feed/PostDraft.ts'
import type { SearchSection } from '../search/index/PostIndex.ts'
import type { SavedIndex } from '../search/index/savedIndex.ts'
import type { StoredEdition } from './StoredEdition.ts'

export interface StoredIndex {
  /** Of the code it was built by. */
  readonly version: number
  readonly saved: SavedIndex
  /** Post id → revision: the posts it was built from. */
  readonly revisions: ReadonlyMap<string, string>
}

/** A post's body and what was found in it; what lists show stands in the edition. */
export type StoredBody = Pick<PostDraft, 'post' | 'links' | 'images'>

/** Key of a post: the address of its feed, and its id there. */
type PostKey = readonly [feed: string, id: string]

/** What changes from one edition to the next. */
export interface EditionChanges {
  readonly put: readonly { readonly feed: string; readonly draft: PostDraft }[]
  readonly remove: readonly { readonly feed: string; readonly id: string }[]
}

interface Schema extends DBSchema {
  edition: { key: 'current'; value: StoredEdition }
  index: { key: 'current'; value: StoredIndex }
  posts: { key: [string, string]; value: StoredBody }
  /** Plain texts. */
  texts: { key: [string, string]; value: readonly SearchSection[] }
}

/**
 * The cache database of the archive. It may be deleted at will: everything in it can be read from
 * the publisher again.
 */
export interface ArchiveDatabase {
  edition(): Promise<StoredEdition | undefined>
  index(): Promise<StoredIndex | undefined>
  body(...key: PostKey): Promise<StoredBody | undefined>
  /** All there are, by `textKey`. */
  texts(): Promise<Map<string, readonly SearchSection[]>>
  /**
   * Takes the place of the edition at hand, in one transaction.
   *
   * @param base  version that the changes start from; absent where they are everything
   * @returns false where another tab has put another edition meanwhile: then nothing is written
   */
  putEdition(edition: StoredEdition, changes: EditionChanges, base?: string): Promise<boolean>
  putIndex(index: StoredIndex): Promise<void>
  /** @returns whether there was an edition */
  clear(): Promise<boolean>
}

/** Raised whenever a store's shape changes: what an older version left is then read anew. */
const schemaVersion = 4
const stores = ['edition', 'index', 'posts', 'texts'] as const

/**
 * @param name  unique for the site on its origin
 * @throws when the browser refuses storage or does not answer within five seconds
 */
export async function openArchiveDatabase(name: string): Promise<ArchiveDatabase> {
  const database = await openInTime(() => open(name))
  return {
    edition: () => database.get('edition', 'current'),
    index: () => database.get('index', 'current'),
    body: (feed, id) => database.get('posts', [feed, id]),
    texts: () => readTexts(database),
    putEdition: (edition, changes, base) => putEdition(database, edition, changes, base),
    putIndex: async (index) => {
      await database.put('index', index, 'current')
    },
    clear: async () => {
      const transaction = database.transaction(stores, 'readwrite')
      const count = await transaction.objectStore('edition').count()
      await Promise.all(stores.map((store) => transaction.objectStore(store).clear()))
      await transaction.done
      return count > 0
    },
  }
}

async function open(name: string): Promise<IDBPDatabase<Schema>> {
  const connect = () =>
    openDB<Schema>(name, schemaVersion, {
      upgrade(database) {
        for (const store of Array.from(database.objectStoreNames)) database.deleteObjectStore(store)
        for (const store of stores) database.createObjectStore(store)
      },
      blocking(_current, _blocked, event) {
        // Another tab wants to change or delete the database: it is a cache, so let it.
        ;(event.target as IDBDatabase).close()
      },
    })
  try {
    return await connect()
  } catch (error) {
    if (!(error instanceof DOMException) || error.name !== 'VersionError') throw error
    // A newer Lectern was here before. Its cache is of no use to this one and can be made again.
    await deleteDB(name)
    return connect()
  }
}

/** Key of a post in maps. */
export function textKey(feed: string, id: string): string {
  return `${feed} ${id}`
}

async function readTexts(
  database: IDBPDatabase<Schema>,
): Promise<Map<string, readonly SearchSection[]>> {
  const transaction = database.transaction('texts')
  const [keys, texts] = await Promise.all([
    transaction.store.getAllKeys(),
    transaction.store.getAll(),
  ])
  return new Map(keys.map((key, position) => [textKey(...key), texts[position]!]))
}

/** Posts written at once; between them questions are answered. */
const batchSize = 200

async function putEdition(
  database: IDBPDatabase<Schema>,
  edition: StoredEdition,
  { put, remove }: EditionChanges,
  base: string | undefined,
): Promise<boolean> {
  const transaction = database.transaction(['edition', 'posts', 'texts'], 'readwrite', {
    durability: 'relaxed',
  })
  const bodies = transaction.objectStore('posts')
  const texts = transaction.objectStore('texts')
  const editions = transaction.objectStore('edition')
  if (base === undefined) await Promise.all([bodies.clear(), texts.clear()])
  else if ((await editions.get('current'))?.version !== base) return false
  for (const { feed, id } of remove) {
    await Promise.all([bodies.delete([feed, id]), texts.delete([feed, id])])
  }
  for (let start = 0; start < put.length; start += batchSize) {
    const batch = put.slice(start, start + batchSize)
    await Promise.all(
      batch.flatMap(({ feed, draft: { post, links, images, sections } }) => [
        bodies.put({ post, links, images }, [feed, post.id]),
        texts.put(sections, [feed, post.id]),
      ]),
    )
  }
  await Promise.all([editions.put(edition, 'current'), transaction.done])
  return true
}
