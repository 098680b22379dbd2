import { startTransition, useEffect, useState } from 'react'
import { NavigationType, useLocation, useNavigate, useNavigationType } from 'react-router'
import { siteHref } from '../url/siteHref.ts'
import type { ScrollState } from './ScrollPositions.tsx'
import { useStableHandler } from './useStableHandler.ts'

export interface AddressState<Query> {
  /** What the address asks, with the words as they stand in the field. */
  readonly query: Query
  /**
   * Goes to a query as a new entry of the history.
   *
   * @param keepsScroll  the reader stays at the place that is being read
   */
  readonly go: (query: Query, keepsScroll: boolean) => void
  /** Takes what is typed; replaces the entry, so that Back does not go letter by letter. */
  readonly type: (query: Query) => void
}

/** State of an entry of the history that was made here: what it asks is known already. */
interface OwnEntry extends ScrollState {
  readonly isOwn: true
}

/** Without a key for this long, typing has paused. */
const pauseMs = 400

/**
 * The address is what a screen is asked. What was typed and chosen here runs ahead of it, because the
 * router takes a moment to follow: a field must never lose a letter to that, nor a checkbox seem to
 * undo itself, nor a second choice made meanwhile lose the first. Back may undo a choice before the
 * router has shown it: only the event tells of that, since the page then never left its entry of the
 * history.
 *
 * @param inAddress  as it was read from there
 * @param pathOf  address of a query, from the site's root
 */
export function useAddressState<Query>(
  inAddress: Query,
  pathOf: (query: Query) => string,
): AddressState<Query> {
  const { state, key } = useLocation()
  const navigate = useNavigate()
  const isBack = useNavigationType() === NavigationType.Pop
  const isOwn = (state as Partial<OwnEntry> | null)?.isOwn === true && !isBack
  const [ahead, setAhead] = useState<Query>()
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

  const query = ahead ?? inAddress
  const wanted = siteHref(pathOf(query))
  useEffect(() => {
    if (isGoing) return undefined
    const timer = setTimeout(() => writeAddress(key, wanted), pauseMs)
    return () => clearTimeout(timer)
  }, [isGoing, key, wanted])

  const go = useStableHandler((next: Query, keepsScroll: boolean) => {
    setAhead(() => next)
    setIsGoing(true)
    const entry: OwnEntry = { isOwn: true, keepsScroll }
    void navigate(pathOf(next), { state: entry })
  })
  const type = useStableHandler((next: Query) => {
    setAhead(() => next)
    // Until the router is there, the entry in the history is still the one that is being left.
    if (!isGoing) writeAddress(key, siteHref(pathOf(next)))
  })
  return { query, go, type }
}

/**
 * Puts what is typed into the address at once, past the router, which would draw the whole
 * screen again at each key and, told of it later, would give up another screen that is being opened.
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
