import { queryOptions, skipToken, useQuery } from '@tanstack/react-query'
import type { SearchQuery } from '../model/SearchQuery.ts'
import type { Repair } from '../search/query/QueryReading.ts'
import { archiveKey } from './createQueryClient.ts'

/**
 * Repairs are searches by the dozen, and the worker does one thing at a time: they wait until the
 * words have rested, so that the next key is not kept waiting by them.
 */
const restMs = 250

function repairsQueryOptions(query: SearchQuery | undefined) {
  return queryOptions({
    queryKey: [...archiveKey, 'repairs', query],
    queryFn: query
      ? async ({ meta, signal }): Promise<readonly Repair[]> => {
          await new Promise((resolve) => setTimeout(resolve, restMs))
          signal.throwIfAborted()
          return meta!.archive.repairs(query, signal)
        }
      : skipToken,
  })
}

/**
 * What to take away from a query so that it finds something.
 *
 * @param query  absent where there is nothing to repair
 * @returns `undefined` until that is known
 */
export function useRepairs(query: SearchQuery | undefined): readonly Repair[] | undefined {
  const { data, isError } = useQuery(repairsQueryOptions(query))
  return data ?? (isError ? [] : undefined)
}
