import { exchangedBookmarks } from './exchangedBookmarks.ts'
import { exchangedFollows } from './exchangedFollows.ts'
import { exchangedHighlights } from './exchangedHighlights.ts'
import { exchangedNotes } from './exchangedNotes.ts'
import { exchangedPlaces } from './exchangedPlaces.ts'
import { exchangedReads } from './exchangedReads.ts'
import { exchangedSearches } from './exchangedSearches.ts'
import type { ExchangedName, ExchangedStore } from './ExchangedStore.ts'

/** Every store of the library has its entry. A file has them in this order. */
const byName: Readonly<Record<ExchangedName, ExchangedStore>> = {
  bookmarks: exchangedBookmarks,
  notes: exchangedNotes,
  follows: exchangedFollows,
  searches: exchangedSearches,
  reads: exchangedReads,
  places: exchangedPlaces,
  highlights: exchangedHighlights,
}

export const exchangedStores: readonly ExchangedStore[] = Object.values(byName)
