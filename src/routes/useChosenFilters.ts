import { useEffect, useMemo, useState } from 'react'
import type { ChosenFilters, SearchQuery } from '../model/SearchQuery.ts'
import type { SearchResult } from '../search/search.ts'
import { useStableHandler } from './useStableHandler.ts'

/** One change of the filters. It says what is to be, not what to turn over, so it may come late. */
export type FilterChange = (query: SearchQuery) => SearchQuery

interface Asked {
  readonly query: SearchQuery
  /** The newest answer there is, which may be an older query's. */
  readonly result: SearchResult | undefined
  readonly isOutdated: boolean
}

/**
 * What filters show as chosen, be it by themselves or by an operator in the words, and how they are
 * changed: any change moves the operators out of the words, so that the two never disagree.
 *
 * What operators mean is known only with the answer. A change that is made while someone is still
 * typing them waits for it; one that waited for nothing would leave a value chosen by the words.
 */
export function useChosenFilters(
  { query, result, isOutdated }: Asked,
  onChange: (query: SearchQuery) => void,
): { chosen: ChosenFilters; change: (step: FilterChange) => void } {
  const [waiting, setWaiting] = useState<readonly FilterChange[]>([])
  const lifted = result?.reading.lifted
  const start = isOutdated ? withoutOperators(query, lifted) : lifted
  const apply = (from: SearchQuery) => waiting.reduce((next, step) => step(next), from)

  const applyWaiting = useStableHandler(() => {
    if (!start || waiting.length === 0) return
    setWaiting([])
    onChange(apply(start))
  })
  useEffect(applyWaiting, [applyWaiting, start])

  const change = useStableHandler((step: FilterChange) => {
    if (start && waiting.length === 0) onChange(step(start))
    else setWaiting([...waiting, step])
  })
  return { chosen: useSame(pickFilters(apply(start ?? lifted ?? query))), change }
}

/** @returns the query, if nothing in its words can be moved into the filters */
function withoutOperators(
  query: SearchQuery,
  lifted: SearchQuery | undefined,
): SearchQuery | undefined {
  return !/[:：]/.test(query.words) || query.words === lifted?.words ? query : undefined
}

function pickFilters({ filters, from, to }: SearchQuery): ChosenFilters {
  return { filters, ...(from && { from }), ...(to && { to }) }
}

/** The same object as long as it says the same: the words may change as they like. */
function useSame<T>(value: T): T {
  const text = JSON.stringify(value)
  return useMemo(() => JSON.parse(text) as T, [text])
}
