import { exchangedBookmarks } from './exchangedBookmarks.ts'
import { exchangedFollows } from './exchangedFollows.ts'
import { exchangedNotes } from './exchangedNotes.ts'
import { exchangedReads } from './exchangedReads.ts'
import { exchangedSearches } from './exchangedSearches.ts'
import type { ExchangedStore } from './ExchangedStore.ts'

/** Everything that travels in a file, in the order in which it stands there. */
export const exchangedStores: readonly ExchangedStore[] = [
  exchangedBookmarks,
  exchangedNotes,
  exchangedFollows,
  exchangedSearches,
  exchangedReads,
]
