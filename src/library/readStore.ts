import type { PostRead, ReadPost } from '../model/PostRead.ts'
import type { LibraryConnection, LibraryOutcome } from './LibraryConnection.ts'
import { ifNoted, isNoted } from './settingStore.ts'

/** Which posts the reader has read: a trace, which the reader can wipe. */
export interface ReadStore {
  /** Post id → when it was last read, ISO 8601. */
  list(): Promise<LibraryOutcome<ReadonlyMap<string, string>>>
  /** Last read first. */
  history(): Promise<LibraryOutcome<readonly PostRead[]>>
  record(id: string, readAt: string, post?: ReadPost): Promise<LibraryOutcome<void>>
  /** It is unread again. */
  remove(id: string): Promise<LibraryOutcome<void>>
  /** Brings back what was removed; a post that was read since then stays as it is. */
  restore(reads: readonly PostRead[]): Promise<LibraryOutcome<void>>
  /** Forgets all of them. */
  wipe(): Promise<LibraryOutcome<void>>
}

export function createReadStore({ read, change }: LibraryConnection): ReadStore {
  return {
    list: () =>
      read(async (database) => {
        const reads = await ifNoted(database, 'reads', () => database.getAll('reads'), [])
        return new Map(reads.map(({ id, readAt }) => [id, readAt]))
      }),
    history: () =>
      read(async (database) => {
        const reads = await ifNoted(database, 'reads', () => database.getAll('reads'), [])
        return reads.toSorted((a, b) => (a.readAt < b.readAt ? 1 : -1))
      }),
    record: (id, readAt, post) =>
      change(
        ['reads'],
        'relaxed',
        async (library) => {
          if (!(await isNoted(library, 'reads'))) return
          await library.objectStore('reads').put({ id, readAt, ...(post && { post }) })
        },
        ['settings'],
      ),
    remove: (id) =>
      change(['reads'], 'relaxed', (library) => library.objectStore('reads').delete(id)),
    restore: (reads) =>
      change(['reads'], 'relaxed', async (library) => {
        const store = library.objectStore('reads')
        for (const one of reads) if (!(await store.get(one.id))) await store.put(one)
      }),
    wipe: () => change(['reads'], 'relaxed', (library) => library.objectStore('reads').clear()),
  }
}
