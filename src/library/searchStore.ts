import type { RecentSearch } from '../model/RecentSearch.ts'
import type { LibraryConnection, LibraryOutcome } from './LibraryConnection.ts'
import { ifNoted, isNoted } from './settingStore.ts'

/** What the reader searched for lately: a trace, which the reader can wipe. */
export interface SearchStore {
  /** Last used first, at most 20. */
  list(): Promise<LibraryOutcome<readonly RecentSearch[]>>
  /** One entry for all spellings that differ in capitals, accents or spaces only. */
  remember(words: string, usedAt: string): Promise<LibraryOutcome<void>>
  remove(words: string): Promise<LibraryOutcome<void>>
  wipe(): Promise<LibraryOutcome<void>>
}

/** More would be a history rather than a help. */
const keptCount = 20

export function createSearchStore({ read, change }: LibraryConnection): SearchStore {
  return {
    list: () =>
      read(async (database) =>
        lastFirst(await ifNoted(database, 'searches', () => database.getAll('searches'), []))
          .slice(0, keptCount)
          .map(({ words, usedAt }) => ({ words, usedAt })),
      ),
    remember: (words, usedAt) =>
      change(
        ['searches'],
        'relaxed',
        async (library) => {
          if (!(await isNoted(library, 'searches'))) return
          const store = library.objectStore('searches')
          await store.put({ folded: foldSearch(words), words: words.trim(), usedAt })
          const outdated = lastFirst(await store.getAll()).slice(keptCount)
          await Promise.all(outdated.map(({ folded }) => store.delete(folded)))
        },
        ['settings'],
      ),
    remove: (words) =>
      change(['searches'], 'relaxed', (library) =>
        library.objectStore('searches').delete(foldSearch(words)),
      ),
    wipe: () =>
      change(['searches'], 'relaxed', (library) => library.objectStore('searches').clear()),
  }
}

function lastFirst<Search extends RecentSearch>(searches: readonly Search[]): Search[] {
  return searches.toSorted((a, b) => (a.usedAt < b.usedAt ? 1 : -1))
}

/** The key of a search: spellings that ask for the same. Quotes and other signs stay. */
export function foldSearch(words: string): string {
  return words
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
}
