import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query'
import type { SearchQuery } from '../model/SearchQuery.ts'
import { archiveKey } from './createQueryClient.ts'

export function searchKey(query: SearchQuery): readonly unknown[] {
  return [...archiveKey, 'search', query]
}

function searchQueryOptions(query: SearchQuery) {
  return queryOptions({
    queryKey: searchKey(query),
    queryFn: async ({ meta, signal, client, queryKey }) => {
      const first = await meta!.archive.search(query, signal)
      if (!first.isUnfinished) return first
      // What is there is shown while passages and counts are still on their way.
      client.setQueryData(queryKey, first)
      return meta!.archive.complete(query, signal)
    },
    placeholderData: keepPreviousData,
  })
}

/** Hits and counts for a query. While a new answer is under way the previous one stays. */
export function useSearch(query: SearchQuery) {
  return useQuery(searchQueryOptions(query))
}
