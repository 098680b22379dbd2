import {
  knowMore,
  visitAt,
  type EarlierVisit,
  type NewestPosts,
  type Visit,
} from '../model/Visit.ts'
import type { LibraryChange, LibraryConnection, LibraryOutcome } from './LibraryConnection.ts'
import { ifNoted, isNoted } from './settingStore.ts'

/** When the reader was here, and what there was to be seen: a trace, which the reader can wipe. */
export interface VisitStore {
  find(): Promise<LibraryOutcome<Visit | undefined>>
  /**
   * The reader is here.
   *
   * @param at  ISO 8601
   * @param newest  what there is to be seen, where that is known
   */
  note(at: string, newest?: NewestPosts): Promise<LibraryOutcome<void>>
  /** These are new no longer. What comes later is, since this moment. */
  markSeen(at: string, newest: NewestPosts): Promise<LibraryOutcome<void>>
  /** Takes that back. */
  restore(before: EarlierVisit): Promise<LibraryOutcome<void>>
  wipe(): Promise<LibraryOutcome<void>>
}

export function createVisitStore({ read, change }: LibraryConnection): VisitStore {
  function edit(next: (visit: Visit | undefined) => Visit | undefined) {
    return change(
      ['visits'],
      'relaxed',
      async (library) => {
        if (!(await isNoted(library, 'visits'))) return
        const before = await findVisit(library)
        const after = next(before)
        if (after && after !== before) await library.objectStore('visits').put({ ...after, id })
      },
      ['settings'],
    )
  }

  return {
    find: () =>
      read((database) => ifNoted(database, 'visits', () => database.get('visits', id), undefined)),
    note: (at, newest) =>
      edit((before) => {
        const visit = visitAt(before, at)
        return newest ? { ...visit, known: knowMore(visit.known, newest) } : visit
      }),
    markSeen: (at, newest) =>
      edit((visit) => {
        if (!visit?.before) return visit
        const known = knowMore(visit.before.known, newest)
        return { ...visit, before: { endedAt: at, known } }
      }),
    restore: (before) => edit((visit) => visit && { ...visit, before }),
    wipe: () => change(['visits'], 'relaxed', (library) => library.objectStore('visits').clear()),
  }
}

/** There is one record. */
const id = 'last'

function findVisit(library: LibraryChange): Promise<Visit | undefined> {
  return library.objectStore('visits').get(id)
}
