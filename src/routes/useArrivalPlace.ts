import { useEffect, useRef, type RefObject } from 'react'
import { useLocation } from 'react-router'
import { decodePart } from '../model/webAddress.ts'
import { useArrival } from './useArrival.ts'

export interface ArrivalPlace {
  /** One has come here anew and is to be led to a place. */
  readonly isArrival: boolean
  /** Whether the reader has done anything since the screen appeared. */
  readonly hasBegun: RefObject<boolean>
}

/** Leads to the heading that the address of a post names, unless one has a place there already. */
export function useArrivalPlace(): ArrivalPlace {
  const { hash } = useLocation()
  const isArrival = useArrival()
  const hasBegun = useHasBegun()
  useScrollToAnchor(hash, isArrival)
  return { isArrival, hasBegun }
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

export function elementOf(hash: string): HTMLElement | null {
  return document.getElementById(decodePart(hash.slice(1)))
}
