import { startTransition, useEffect, useMemo, useState } from 'react'
import {
  NavigationType,
  useLocation,
  useNavigate,
  useNavigationType,
  useParams,
} from 'react-router'
import type { SearchQuery } from '../model/SearchQuery.ts'
import { formatSearchParams, parseSearchParams, searchPath } from '../url/searchParams.ts'
import { siteHref } from '../url/siteHref.ts'
import type { ScrollState } from './ScrollPositions.tsx'
import { useAddressSearch } from './useAddressSearch.ts'
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

/** State of an entry of the history that was made here: what it asks is known already. */
interface OwnEntry extends ScrollState {
  readonly isOwn: true
}

/** Without a key for this long, typing has paused. */
const pauseMs = 400

/**
 * The address is the query. What was typed and chosen here runs ahead of it, because the router takes
 * a moment to follow: a field must never lose a letter to that, nor a checkbox seem to undo itself,
 * nor a second choice made meanwhile lose the first. Back may undo a choice before the router has
 * shown it: only the event tells of that, since the page then never left its entry of the history.
 */
export function useAddressQuery(facetIds: readonly string[]): AddressQuery {
  const { state, key } = useLocation()
  const search = useAddressSearch()
  const { page } = useParams()
  const navigate = useNavigate()
  const isBack = useNavigationType() === NavigationType.Pop
  const isOwn = (state as Partial<OwnEntry> | null)?.isOwn === true && !isBack
  const [ahead, setAhead] = useState<SearchQuery>()
  const [isGoing, setIsGoing] = useState(false)
  const [seenKey, setSeenKey] = useState(key)
  if (key !== seenKey) {
    setSeenKey(key)
    setIsGoing(false)
    if (!isOwn) setAhead(undefined)
  }

  useEffect(() => {
    const forget = () =>
      // Together with the router, which has been told of the same event.
      startTransition(() => {
        setAhead(undefined)
        setIsGoing(false)
      })
    window.addEventListener('popstate', forget)
    return () => window.removeEventListener('popstate', forget)
  }, [])

  const inAddress = useMemo(
    () => parseSearchParams(new URLSearchParams(search), facetIds, page),
    [search, facetIds, page],
  )
  const query = ahead ?? inAddress
  const wanted = siteHref(searchPath(query, facetIds))
  useEffect(() => {
    if (isGoing) return undefined
    const timer = setTimeout(() => writeAddress(key, wanted), pauseMs)
    return () => clearTimeout(timer)
  }, [isGoing, key, wanted])

  const go = useStableHandler((next: SearchQuery) => {
    // In the order of the address, so that the same choice is the same query whichever way it is met.
    const params = new URLSearchParams(formatSearchParams(next, facetIds))
    setAhead({ ...parseSearchParams(params, facetIds), words: next.words })
    setIsGoing(true)
    const entry: OwnEntry = { isOwn: true, keepsScroll: next.page === query.page }
    void navigate(searchPath(next, facetIds), { state: entry })
  })
  const type = useStableHandler((words: string) => {
    const next = retype(query, words)
    setAhead(next)
    // Until the router is there, the entry in the history is still the one that is being left.
    if (!isGoing) writeAddress(key, siteHref(searchPath(next, facetIds)))
  })
  const submit = useStableHandler((words: string) => {
    go(words === query.words ? query : retype(query, words))
  })
  return { query, go, type, submit }
}

/**
 * Puts what is typed into the address at once, past the router, which would draw the whole screen
 * again at each key and, told of it later, would give up another screen that is being opened.
 * It reads the address again when one comes back to this entry of the history.
 *
 * @param key  the router's, of the entry that the words belong to: another one may have been made
 * that the page does not show yet
 */
function writeAddress(key: string, address: string): void {
  const state = window.history.state as { readonly key?: string } | null
  const { pathname, search } = window.location
  if ((state?.key ?? 'default') !== key || pathname + search === address) return
  try {
    window.history.replaceState(state, '', address)
  } catch {
    // Safari refuses a hundredth change within seconds: it is made when typing has paused.
  }
}

/** The first words turn the order to relevance, taking them away turns it back. */
function retype(asked: SearchQuery, words: string): SearchQuery {
  const { sort, isVerbatim: _ofOldWords, isLoose: _alsoOfThem, ...rest } = asked
  const keepsSort = sort && (asked.words === '') === (words.trim() === '')
  return { ...rest, ...(keepsSort && { sort }), words, page: 1 }
}
