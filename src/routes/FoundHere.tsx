import { useCallback, useEffect, useState, type RefObject } from 'react'
import { useAnnounce } from '../queries/useAnnouncement.ts'
import { m } from '../ui/messages/messages.ts'
import { showMatch } from '../ui/post/showMatch.ts'
import type { ArrivalPlace } from './useArrivalPlace.ts'
import { useMatchPlace } from './useMatchPlace.ts'
import { usePaintedMatches } from './usePaintedMatches.ts'
import { useRememberedFind } from './useRememberedFind.ts'
import { useStableHandler } from './useStableHandler.ts'
import { useStepKeys } from './useStepKeys.ts'

/** What was found of certain words. */
export interface Found {
  readonly find: string
  /** Absent until that is known. */
  readonly count: number | undefined
  /** Of the match that one is at, from 0. */
  readonly position: number
  readonly onStep: (by: 1 | -1) => void
}

interface FoundHereProps {
  /** Holds the title and all elements with `data-post-text`. */
  readonly article: RefObject<HTMLElement | null>
  /** Another object whenever those are put in anew. */
  readonly text: object
  readonly find: string
  readonly arrival: ArrivalPlace
  /** Called with what the bar shows, at each change. */
  readonly onFound: (found: Found) => void
}

/**
 * Marks in a post what its address asks to find, leads to the passage that answers best or to the
 * heading that the address names, and steps from match to match.
 */
export function FoundHere({ article, text, find, arrival, onFound }: FoundHereProps) {
  useRememberedFind(find)
  const { painting, best, count } = usePaintedMatches(article, text, find)
  const [place, setPlace] = useState<{ readonly find: string; readonly position: number }>()
  // A newer edition may be read otherwise, and less be found.
  const last = Math.max(0, (count ?? 1) - 1)
  const position = place && place.find === find ? Math.min(place.position, last) : undefined
  const announce = useAnnounce()
  const setPosition = useCallback((next: number) => setPlace({ find, position: next }), [find])
  useMatchPlace({ find, painting, best, arrival, onPlace: setPosition })

  useEffect(() => {
    if (position !== undefined) painting?.setCurrent(position)
  }, [painting, position])

  const handleStep = useStableHandler((by: 1 | -1) => {
    if (!painting) return
    const next = ((position ?? 0) + by + painting.count) % painting.count
    setPosition(next)
    showMatch(painting, next)
    announce(m.matchOf(next + 1, painting.count))
  })
  useStepKeys(handleStep, painting !== undefined)

  const isPlaced = count === 0 || position !== undefined
  const shownCount = isPlaced ? count : undefined
  useEffect(
    () => onFound({ find, count: shownCount, position: position ?? 0, onStep: handleStep }),
    [find, shownCount, position, handleStep, onFound],
  )
  return null
}
