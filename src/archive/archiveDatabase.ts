import { deleteDB, openDB, type DBSchema, type IDBPDatabase } from 'idb'
import type { ReadPost } from '../feed/assemblePosts.ts'
import type { Validators } from '../feed/fetchFeed.ts'
import type { Author } from '../model/Author.ts'
import type { FeedDetails, FeedProblem } from '../model/Feed.ts'
import type { PostSummary } from '../model/Post.ts'
import type { Site } from '../model/Site.ts'
import type { SearchSection } from '../search/PostIndex.ts'

/** One version of the publication without its bodies: all that lists and bylines need. */
export interface StoredEdition {
  readonly site: Site
  /** Checksum of all posts: the same feed is the same hash. */
  readonly hash: string
  readonly details: FeedDetails
  /** Newest first. */
  readonly posts: readonly PostSummary[]
  /** Post id → revision. */
  readonly revisions: Readonly<Record<string, string>>
  readonly authors: readonly Author[]
  readonly problems: readonly FeedProblem[]
  readonly validators: Validators
  /** Reading ended in a fault: there was more. */
  readonly isPartial?: true
  /** ISO 8601. */
  readonly checkedAt: string
}

export interface StoredIndex {
  /** Of the edition it was built from. */
  readonly hash: string
  /** Of the code it was built by. */
  readonly version: number
  readonly json: string
}

interface Schema extends DBSchema {
  edition: { key: 'current'; value: StoredEdition }
  index: { key: 'current'; value: StoredIndex }
  /** Bodies, by slug. */
  posts: { key: string; value: Omit<ReadPost, 'sections'> }
  /** Plain texts, by post id. */
  texts: { key: string; value: readonly SearchSection[] }
}

/**
 * The cache database of the archive. It may be deleted at will: everything in it can be read from
 * the publisher again.
 */
export interface ArchiveDatabase {
  edition(): Promise<StoredEdition | undefined>
  index(): Promise<StoredIndex | undefined>
  post(slug: string): Promise<Omit<ReadPost, 'sections'> | undefined>
  /** Post id → sections. */
  texts(): Promise<Map<string, readonly SearchSection[]>>
  /** Replaces everything, in one transaction. */
  putEdition(edition: StoredEdition, posts: readonly ReadPost[]): Promise<void>
  putIndex(index: StoredIndex): Promise<void>
  /** The edition still holds, as of now. */
  putChecked(edition: StoredEdition): Promise<void>
}

const schemaVersion = 1
const openTimeoutMs = 5_000

/**
 * @param name  unique for the site on its origin
 * @throws when the browser refuses storage or does not answer within five seconds
 */
export async function openArchiveDatabase(name: string): Promise<ArchiveDatabase> {
  const database = await openWithTimeout(name)
  return {
    edition: () => database.get('edition', 'current'),
    index: () => database.get('index', 'current'),
    post: (slug) => database.get('posts', slug),
    texts: () => readTexts(database),
    putEdition: (edition, posts) => putEdition(database, edition, posts),
    putIndex: async (index) => {
      await database.put('index', index, 'current')
    },
    putChecked: async (edition) => {
      await database.put('edition', edition, 'current')
    },
  }
}

async function openWithTimeout(name: string): Promise<IDBPDatabase<Schema>> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const timeout = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('archive: the database did not open')), openTimeoutMs)
  })
  try {
    return await Promise.race([open(name), timeout])
  } finally {
    clearTimeout(timer)
  }
}

async function open(name: string): Promise<IDBPDatabase<Schema>> {
  const connect = () =>
    openDB<Schema>(name, schemaVersion, {
      upgrade(database) {
        for (const store of Array.from(database.objectStoreNames)) database.deleteObjectStore(store)
        for (const store of ['edition', 'index', 'posts', 'texts'] as const) {
          database.createObjectStore(store)
        }
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

async function readTexts(
  database: IDBPDatabase<Schema>,
): Promise<Map<string, readonly SearchSection[]>> {
  const transaction = database.transaction('texts')
  const [ids, texts] = await Promise.all([
    transaction.store.getAllKeys(),
    transaction.store.getAll(),
  ])
  return new Map(ids.map((id, position) => [id, texts[position]!]))
}

async function putEdition(
  database: IDBPDatabase<Schema>,
  edition: StoredEdition,
  posts: readonly ReadPost[],
): Promise<void> {
  const transaction = database.transaction(['edition', 'index', 'posts', 'texts'], 'readwrite', {
    durability: 'relaxed',
  })
  const bodies = transaction.objectStore('posts')
  const texts = transaction.objectStore('texts')
  await Promise.all([
    transaction.objectStore('index').clear(),
    bodies.clear(),
    texts.clear(),
    ...posts.flatMap(({ sections, ...rest }) => [
      bodies.put(rest, rest.post.slug),
      texts.put(sections, rest.post.id),
    ]),
    transaction.objectStore('edition').put(edition, 'current'),
    transaction.done,
  ])
}
