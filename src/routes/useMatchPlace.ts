import { useEffect, useRef } from 'react'
import { NavigationType, useLocation, useNavigationType } from 'react-router'
import type { Painting } from '../ui/post/Painting.ts'
import { firstFrom, firstInView, openAtMatch } from '../ui/post/showMatch.ts'
import { elementOf, type ArrivalPlace } from './useArrivalPlace.ts'

interface MatchPlaceOptions {
  readonly find: string
  readonly painting: Painting | undefined
  /** Position of the match that answers best. */
  readonly best: number
  readonly arrival: ArrivalPlace
  readonly onPlace: (position: number) => void
}

/**
 * Leads to the match in a post that its address means: to the first one from the heading that it
 * names, or else to the one that answers best. Whoever goes back or reloads keeps the place and is at
 * the first match that can be seen there.
 */
export function useMatchPlace({ find, painting, best, arrival, onPlace }: MatchPlaceOptions): void {
  const { hash } = useLocation()
  const type = useNavigationType()
  const { isArrival, hasBegun } = arrival
  const last = useRef<{ find: string; hash: string }>(undefined)

  useEffect(() => {
    if (!painting) return
    const before = last.current
    // Painted anew, because the text was: the reader has a place already.
    if (before?.find === find && before?.hash === hash) return
    last.current = { find, hash }
    const isAsked = before ? before.find !== find && type !== NavigationType.Pop : isArrival
    const heading = hash ? elementOf(hash) : null
    if (heading && (isAsked || before)) {
      onPlace(firstFrom(painting, heading))
      return
    }
    onPlace(isAsked ? best : firstInView(painting))
    // Finding may have taken so long that the reader has begun to read from the top.
    if (isAsked && (before || !hasBegun.current)) openAtMatch(painting, best)
  }, [painting, best, find, hash, type, isArrival, hasBegun, onPlace])
}
