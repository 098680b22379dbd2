import { useEffect, useLayoutEffect, useRef } from 'react'
import { keepScrollPositions, noteScrollPosition, scrollPositionOf } from './scrollPositions.ts'
import type { Visit } from './Visit.ts'

/**
 * Begins a new screen at its top or at the place that its address names, and one that was left where
 * it was left.
 *
 * @param isWritten  the first screen stands in the page already, and the browser has scrolled it
 */
export function useScrollPositions(visit: Visit, isWritten: boolean): void {
  const { key } = visit.place
  useEffect(() => {
    function handleLeave(): void {
      noteScrollPosition(key)
      keepScrollPositions()
      // While the page is loaded again only the browser can.
      window.history.scrollRestoration = 'auto'
    }
    window.history.scrollRestoration = 'manual'
    window.addEventListener('pagehide', handleLeave)
    return () => window.removeEventListener('pagehide', handleLeave)
  }, [key])

  const written = useRef(isWritten ? visit : undefined)
  useLayoutEffect(() => {
    if (visit !== written.current) scrollTo(visit)
  }, [visit])
}

function scrollTo({ place, keepsScroll }: Visit): void {
  const top = scrollPositionOf(place.key)
  const named = place.hash && elementOf(place.hash)
  if (top !== undefined) window.scrollTo(0, top)
  else if (named) named.scrollIntoView()
  else if (!keepsScroll) window.scrollTo(0, 0)
}

function elementOf(hash: string): HTMLElement | null {
  try {
    return document.getElementById(decodeURIComponent(hash.slice(1)))
  } catch {
    // An address may have been cut off in the middle of a character.
    return null
  }
}
