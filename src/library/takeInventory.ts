import type { Trace } from '../model/Trace.ts'
import { traces } from '../model/Trace.ts'
import type { LibraryDatabase, LibraryStore } from './libraryDatabase.ts'

/** How much there is of something. */
export interface Amount {
  readonly count: number
  /** As JSON, which is about what it takes on the disk. */
  readonly bytes: number
}

/** Everything that the library holds, what is not shown because it is switched off among it. */
export interface Inventory extends Readonly<Record<Trace, Amount>> {
  readonly bookmarks: Amount
  /** Removed, and still there to be brought back. */
  readonly removed: Amount
  /** Posts that have labels or a note. */
  readonly notes: Amount
  /** Those that were removed and can be brought back, too. */
  readonly highlights: Amount
  readonly follows: Amount
  /** Traces that are switched off. */
  readonly settings: Amount
  /** When the last visit but this ended, ISO 8601. */
  readonly lastVisitAt?: string
}

export async function takeInventory(database: LibraryDatabase): Promise<Inventory> {
  const summaries = await database.getAll('summaries')
  const notes = await database.getAll('notes')
  const amountOf = async (store: LibraryStore) => weigh(await database.getAll(store))
  const amounts = await Promise.all(traces.map(async (trace) => [trace, await amountOf(trace)]))
  const [visit] = await database.getAll('visits')
  return {
    ...(Object.fromEntries(amounts) as Record<Trace, Amount>),
    bookmarks: weighPosts(summaries.filter(({ deletedAt }) => deletedAt === undefined)),
    removed: weighPosts(summaries.filter(({ deletedAt }) => deletedAt !== undefined)),
    notes: weigh(notes.filter(({ labels, note }) => labels.length > 0 || note !== '')),
    highlights: await amountOf('highlights'),
    follows: await amountOf('follows'),
    settings: weigh((await database.getAll('settings')).filter(({ id }) => id !== 'backup')),
    ...(visit?.before && { lastVisitAt: visit.before.endedAt }),
  }
}

function weigh(records: readonly unknown[]): Amount {
  const text = records.map((record) => JSON.stringify(record)).join('')
  return { count: records.length, bytes: new TextEncoder().encode(text).length }
}

/** Of a kept post the copy, which the summary knows the size of. */
function weighPosts(summaries: readonly { readonly bytes: number }[]): Amount {
  return {
    count: summaries.length,
    bytes: summaries.reduce((sum, { bytes }) => sum + bytes, 0),
  }
}
