import { followedQuery } from '../model/Follow.ts'
import type { SearchQuery } from '../model/SearchQuery.ts'
import { formatSearchParams } from './searchParams.ts'

/**
 * The key of a followed search: the address of what it asks, with the facets by name, so that it
 * stays when the site orders them anew. Empty for the query that asks nothing.
 */
export function followId(query: SearchQuery): string {
  return formatSearchParams(followedQuery(query), Object.keys(query.filters).toSorted())
}
