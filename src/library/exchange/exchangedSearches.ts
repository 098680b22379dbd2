import type { RecentSearch } from '../../model/RecentSearch.ts'
import type { StoredSearch } from '../libraryDatabase.ts'
import { maximumWordsLength } from '../../model/SearchQuery.ts'
import { foldSearch } from '../searchStore.ts'
import type { ExchangedStore } from './ExchangedStore.ts'
import { keepMerged } from './keepMerged.ts'
import { moment, object, textUpTo } from './shape.ts'

export const exchangedSearches: ExchangedStore<StoredSearch, RecentSearch> = {
  name: 'searches',
  toFile: (stored) => stored,
  shape: object<RecentSearch>({ words: textUpTo(maximumWordsLength), usedAt: moment }),
  fromFile: ({ words, usedAt }) => ({ folded: foldSearch(words), words, usedAt }),
  keep: (library, theirs) => keepMerged(library, 'searches', theirs.folded, theirs, laterUse),
}

function laterUse(mine: StoredSearch, theirs: StoredSearch): StoredSearch {
  const isLater = Date.parse(theirs.usedAt) > Date.parse(mine.usedAt)
  return isLater ? { ...mine, usedAt: theirs.usedAt } : mine
}
