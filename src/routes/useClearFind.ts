import { useLayoutEffect, useRef } from 'react'
import { useLocation, useNavigate } from 'react-router'
import { focusPageHeadingInPlace } from '../ui/page/PageHeading.tsx'
import { withoutFind } from '../url/find.ts'
import type { ScrollState } from './ScrollPositions.tsx'

/** Takes the words out of the address. The bar goes, and the text stays where it is being read. */
export function useClearFind(): () => void {
  const navigate = useNavigate()
  const { pathname, search, hash, state } = useLocation()
  const place = useRef<{
    readonly heading: Element
    readonly top: number
    readonly search: string
  }>(undefined)

  // Before the post is painted without the bar.
  useLayoutEffect(() => {
    if (!place.current || place.current.search === search) return
    const { heading, top } = place.current
    place.current = undefined
    const moved = heading.getBoundingClientRect().top - top
    if (moved !== 0) window.scrollTo({ top: window.scrollY + moved })
  }, [search])

  return () => {
    focusPageHeadingInPlace()
    const heading = document.activeElement!
    place.current = { heading, top: heading.getBoundingClientRect().top, search }
    const kept: ScrollState = { ...(state as object | null), keepsScroll: true }
    void navigate({ pathname, search: withoutFind(search), hash }, { replace: true, state: kept })
  }
}
