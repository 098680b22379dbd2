import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query'
import type { SearchQuery } from '../model/SearchQuery.ts'
import { archiveKey } from './createQueryClient.ts'

export function searchKey(query: SearchQuery): readonly unknown[] {
  return [...archiveKey, 'search', query]
}

function searchQueryOptions(query: SearchQuery) {
  return queryOptions({
    queryKey: searchKey(query),
    queryFn: ({ meta, signal }) => meta!.archive.search(query, signal),
    placeholderData: keepPreviousData,
  })
}

/** Hits and counts for a query. While a new answer is under way the previous one stays. */
export function useSearch(query: SearchQuery) {
  return useQuery(searchQueryOptions(query))
}
