import { effectiveSort, type SearchQuery } from '../model/SearchQuery.ts'
import type { QueryReading } from '../search/query/QueryReading.ts'
import type { SearchResult } from '../search/search.ts'

/** What there is to say to a query when nobody could be asked. */
export function unanswered(query: SearchQuery, reading = unread(query)): SearchResult {
  return {
    query,
    reading,
    total: 0,
    hits: [],
    page: 1,
    pageCount: 1,
    sort: effectiveSort(query),
    precision: 'all',
    facets: [],
    isUnanswered: true,
  }
}

/** Words are read against what posts have; where that is not known they are left as they are. */
function unread(query: SearchQuery): QueryReading {
  return {
    parts: [],
    hasOperators: false,
    lifted: query,
    corrections: [],
    correctedWords: query.words,
  }
}
