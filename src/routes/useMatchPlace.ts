import { useEffect, useRef, type RefObject } from 'react'
import { useLocation, useNavigationType } from '../navigation/Router.tsx'
import { decodePart } from '../model/webAddress.ts'
import type { Painting } from '../ui/post/Painting.ts'
import { firstFrom, firstInView, openAtMatch } from '../ui/post/showMatch.ts'
import { useArrival } from './useArrival.ts'

interface MatchPlaceOptions {
  readonly find: string | undefined
  readonly painting: Painting | undefined
  /** Position of the match that answers best. */
  readonly best: number
  readonly onPlace: (position: number) => void
}

/**
 * Leads to the place in a post that its address means: to the heading that it names, where one is at
 * the first match from there on; else to the match that answers best. Whoever goes back or reloads
 * keeps the place and is at the first match that can be seen there.
 */
export function useMatchPlace({ find, painting, best, onPlace }: MatchPlaceOptions): void {
  const { hash } = useLocation()
  const type = useNavigationType()
  const isArrival = useArrival()
  const hasBegun = useHasBegun()
  const last = useRef<{ find: string | undefined; hash: string }>(undefined)
  useScrollToAnchor(hash, isArrival)

  useEffect(() => {
    if (!painting) return
    const before = last.current
    // Painted anew, because the text was: the reader has a place already.
    if (before?.find === find && before?.hash === hash) return
    last.current = { find, hash }
    const isAsked = before ? before.find !== find && type !== 'pop' : isArrival
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

const beginnings = ['wheel', 'touchmove', 'keydown', 'pointerdown'] as const

/** Whether the reader has done anything since the screen appeared. */
function useHasBegun(): RefObject<boolean> {
  const hasBegun = useRef(false)
  useEffect(() => {
    const note = () => {
      hasBegun.current = true
    }
    for (const name of beginnings) window.addEventListener(name, note, { passive: true })
    return () => {
      for (const name of beginnings) window.removeEventListener(name, note)
    }
  }, [])
  return hasBegun
}

/** An address with a fragment leads to its heading once the text is there. */
function useScrollToAnchor(hash: string, isArrival: boolean): void {
  const lastHash = useRef(isArrival ? '' : hash)
  useEffect(() => {
    if (hash && hash !== lastHash.current) elementOf(hash)?.scrollIntoView()
    lastHash.current = hash
  }, [hash])
}

function elementOf(hash: string): HTMLElement | null {
  return document.getElementById(decodePart(hash.slice(1)))
}
