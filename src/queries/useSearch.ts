import { keepPreviousData, queryOptions, useQuery, type QueryClient } from '@tanstack/react-query'
import type { SearchQuery } from '../model/SearchQuery.ts'
import type { SearchResult } from '../search/search.ts'
import { archiveKey } from './createQueryClient.ts'

const searchesKey = [...archiveKey, 'search']

export function searchKey(query: SearchQuery): readonly unknown[] {
  return [...searchesKey, query]
}

function searchQueryOptions(query: SearchQuery) {
  return queryOptions({
    queryKey: searchKey(query),
    queryFn: async ({ meta, signal, client, queryKey }): Promise<SearchResult> => {
      const first = await meta!.archive.search(query, signal)
      if (!first.isUnfinished) return first
      // What is there is shown while passages and counts are still on their way; until then the
      // filters stay as they were.
      client.setQueryData<SearchResult>(queryKey, { ...first, facets: lastFacets(client) })
      return meta!.archive.complete(query, signal)
    },
    placeholderData: keepPreviousData,
  })
}

function lastFacets(client: QueryClient): SearchResult['facets'] {
  const known = client.getQueryCache().findAll({ queryKey: searchesKey, type: 'all' })
  return known.reduce<{ at: number; facets: SearchResult['facets'] }>(
    (latest, { state }) => {
      const { data, dataUpdatedAt: at } = state as { data?: SearchResult; dataUpdatedAt: number }
      const isLater = data !== undefined && data.facets.length > 0 && at > latest.at
      return isLater ? { at, facets: data.facets } : latest
    },
    { at: -1, facets: [] },
  ).facets
}

/** Hits and counts for a query. While a new answer is under way the previous one stays. */
export function useSearch(query: SearchQuery) {
  return useQuery(searchQueryOptions(query))
}
