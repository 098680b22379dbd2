import type { Follow } from '../model/Follow.ts'
import type { LibraryConnection, LibraryOutcome } from './LibraryConnection.ts'

/** The searches that the reader follows, on the disk before a change is acknowledged. */
export interface FollowStore {
  /** Last followed first. */
  list(): Promise<LibraryOutcome<readonly Follow[]>>
  /** In place of one of the same id: it brings back what was removed or marked as seen, too. */
  put(follow: Follow): Promise<LibraryOutcome<void>>
  remove(id: string): Promise<LibraryOutcome<void>>
  /**
   * The reader has looked. Nothing happens where the search is not followed any more.
   *
   * @param ids  of the posts that match. They join those seen before, or a post that is missing
   *   from one edition would be news in the next.
   */
  markSeen(id: string, ids: readonly string[], seenAt: string): Promise<LibraryOutcome<void>>
}

export function createFollowStore({ read, change }: LibraryConnection): FollowStore {
  return {
    list: () =>
      read(async (database) =>
        (await database.getAll('follows'))
          .filter(isFollow)
          .toSorted((a, b) => (a.followedAt < b.followedAt ? 1 : -1)),
      ),
    put: (follow) =>
      change(['follows'], 'strict', (library) => library.objectStore('follows').put(follow)),
    remove: (id) =>
      change(['follows'], 'strict', (library) => library.objectStore('follows').delete(id)),
    markSeen: (id, ids, seenAt) =>
      change(['follows'], 'strict', async (library) => {
        const store = library.objectStore('follows')
        const stored = await store.get(id)
        if (!stored) return
        await store.put({ ...stored, seenAt, seen: [...new Set([...stored.seen, ...ids])] })
      }),
  }
}

/** A record that damage has left without its parts must not hide the others. */
function isFollow({ query, seen }: Partial<Follow>): boolean {
  return query !== undefined && seen !== undefined
}
