import { useEffect, useLayoutEffect, useState } from 'react'
import { NavigationType, useLocation, useNavigationType } from 'react-router'
import { scrollPositionOf } from './scrollPositions.ts'

/**
 * Whether one has come here anew, by a link or an address, and is to be led to a place on the
 * screen. Whoever goes back, forward or reloads has a place already and keeps it: the entry of the
 * history says that it was arrived at before.
 *
 * For a screen that is shown only once its content is there. After a reload that is too late for
 * the router, which has scrolled a page that was still empty; so it is done here again.
 */
export function useArrival(): boolean {
  const { key } = useLocation()
  const type = useNavigationType()
  const [isArrival] = useState(() => type !== NavigationType.Pop || !wasArrivedAt())

  useLayoutEffect(() => {
    if (isArrival || hasRestored) return
    const top = scrollPositionOf(key)
    if (top !== undefined) window.scrollTo({ top })
    // Only once, where the screen appears.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [])

  useEffect(() => {
    hasRestored = true
    const state = window.history.state as object | null
    if (!wasArrivedAt()) window.history.replaceState({ ...state, [arrivedKey]: true }, '')
  }, [key])
  return isArrival
}

/** Beside what the router keeps in an entry of the history. */
const arrivedKey = 'isArrivedAt'

/** What was kept when a page was left is the place on the first such screen of the next one. */
let hasRestored = false

function wasArrivedAt(): boolean {
  // A page that is written ahead of time has no history.
  if (typeof window === 'undefined') return false
  const state = window.history.state as Readonly<Record<string, unknown>> | null
  return state?.[arrivedKey] === true
}
