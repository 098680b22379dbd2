import { useMemo } from 'react'
import { useParams } from 'react-router'
import type { SearchQuery } from '../model/SearchQuery.ts'
import { formatSearchParams, parseSearchParams, searchPath } from '../url/searchParams.ts'
import { useAddressSearch } from './useAddressSearch.ts'
import { useAddressState } from './useAddressState.ts'
import { useStableHandler } from './useStableHandler.ts'

export interface AddressQuery {
  /** What the address asks, with the words as they stand in the field. */
  readonly query: SearchQuery
  /** Goes to a query as a new entry of the history. */
  readonly go: (query: SearchQuery) => void
  /** Takes the text of the field; replaces the entry, so that Back does not go letter by letter. */
  readonly type: (words: string) => void
  /** Goes to the query with these words, as a new entry of the history. */
  readonly submit: (words: string) => void
}

/** What the list of posts is asked: the address is the query. */
export function useAddressQuery(facetIds: readonly string[]): AddressQuery {
  const search = useAddressSearch()
  const { page } = useParams()
  const inAddress = useMemo(
    () => parseSearchParams(new URLSearchParams(search), facetIds, page),
    [search, facetIds, page],
  )
  const address = useAddressState(inAddress, (query) => searchPath(query, facetIds))
  const { query } = address
  const go = useStableHandler((next: SearchQuery) => {
    // In the order of the address, so that the same choice is the same query whichever way it is met.
    const params = new URLSearchParams(formatSearchParams(next, facetIds))
    const ordered = { ...parseSearchParams(params, facetIds), words: next.words }
    address.go(ordered, next.page === query.page)
  })
  const type = useStableHandler((words: string) => address.type(retype(query, words)))
  const submit = useStableHandler((words: string) => {
    go(words === query.words ? query : retype(query, words))
  })
  return { query, go, type, submit }
}

/** The first words turn the order to relevance, taking them away turns it back. */
function retype(asked: SearchQuery, words: string): SearchQuery {
  const { sort, isVerbatim: _ofOldWords, isLoose: _alsoOfThem, ...rest } = asked
  const keepsSort = sort && (asked.words === '') === (words.trim() === '')
  return { ...rest, ...(keepsSort && { sort }), words, page: 1 }
}
