import { useEffect, useRef } from 'react'
import { useLocation } from 'react-router'
import type { Painting } from '../ui/post/Painting.ts'
import { openAtMatch } from '../ui/post/showMatch.ts'
import { highlightOfHash } from '../url/paths.ts'
import { focusBlock } from './postBody.ts'
import type { ArrivalPlace } from './useArrivalPlace.ts'

/**
 * Leads to the highlight that the address names; the focus goes to its block. Whoever goes back or
 * reloads keeps the place.
 *
 * @param ids  of the highlights in the order of the painting
 * @returns the position of the highlight that the address names, −1 where it is not there
 */
export function useHighlightPlace(
  painting: Painting | undefined,
  ids: readonly string[],
  { isArrival, hasBegun }: ArrivalPlace,
): number {
  const { hash, key } = useLocation()
  const wanted = highlightOfHash(hash)
  const position = wanted === undefined ? -1 : ids.indexOf(wanted)
  // The entry of the history at which one is there already.
  const lastKey = useRef(isArrival ? undefined : key)
  const firstKey = useRef(key)
  useEffect(() => {
    if (!painting || position < 0 || lastKey.current === key) return
    lastKey.current = key
    // Finding may have taken so long that the reader has begun to read from the top.
    if (key === firstKey.current && hasBegun.current) return
    openAtMatch(painting, position)
    const range = document.createRange()
    range.setStart(painting.startOf(position), 0)
    focusBlock(range)
  }, [painting, position, key, hasBegun])
  return position
}
