import type { LibraryConnection, LibraryOutcome } from './LibraryConnection.ts'

/** Which posts the reader has read: a trace, which the reader can wipe. */
export interface ReadStore {
  /** Post id → when it was last read, ISO 8601. */
  list(): Promise<LibraryOutcome<ReadonlyMap<string, string>>>
  record(id: string, readAt: string): Promise<LibraryOutcome<void>>
  /** Forgets all of them. */
  wipe(): Promise<LibraryOutcome<void>>
}

export function createReadStore({ read, change }: LibraryConnection): ReadStore {
  return {
    list: () =>
      read(async (database) => {
        const reads = await database.getAll('reads')
        return new Map(reads.map(({ id, readAt }) => [id, readAt]))
      }),
    record: (id, readAt) =>
      change(['reads'], 'relaxed', (library) => library.objectStore('reads').put({ id, readAt })),
    wipe: () => change(['reads'], 'relaxed', (library) => library.objectStore('reads').clear()),
  }
}
