import { useCallback, useEffect, useState, type ComponentProps, type RefObject } from 'react'
import { useLocation, useNavigate } from '../navigation/Router.tsx'
import { useAnnounce } from '../queries/useAnnouncement.ts'
import { m } from '../ui/messages/messages.ts'
import { focusPageHeadingInPlace } from '../ui/page/PageHeading.tsx'
import type { FindBar } from '../ui/post/FindBar.tsx'
import { showMatch } from '../ui/post/showMatch.ts'
import { readFind, withoutFind } from '../url/find.ts'
import { useAddressSearch } from './useAddressSearch.ts'
import { useMatchPlace } from './useMatchPlace.ts'
import { usePaintedMatches } from './usePaintedMatches.ts'
import { useRememberedFind } from './useRememberedFind.ts'
import { useStepKeys } from './useStepKeys.ts'

/**
 * Marks in a post what the address asks to find, leads to the passage that answers best or to the
 * heading that the address names, and steps from match to match.
 *
 * @param article  holds the title and all elements with `data-post-text`
 * @param text  another object whenever those are put in anew
 * @returns what the bar shows; `undefined` where the address asks for nothing
 */
export function useFoundHere(
  article: RefObject<HTMLElement | null>,
  text: object,
): ComponentProps<typeof FindBar> | undefined {
  const search = useAddressSearch()
  const find = readFind(new URLSearchParams(search))
  useRememberedFind(find)
  const { painting, best, count } = usePaintedMatches(article, text, find)
  const [place, setPlace] = useState<{ readonly find: string; readonly position: number }>()
  // A newer edition may be read otherwise, and less be found.
  const last = Math.max(0, (count ?? 1) - 1)
  const position = place && place.find === find ? Math.min(place.position, last) : undefined
  const announce = useAnnounce()
  const clear = useClear()
  const setPosition = useCallback(
    (next: number) => setPlace(find === undefined ? undefined : { find, position: next }),
    [find],
  )
  useMatchPlace({ find, painting, best, onPlace: setPosition })
  useStepKeys(step, painting !== undefined)

  useEffect(() => {
    if (position !== undefined) painting?.setCurrent(position)
  }, [painting, position])

  function step(by: 1 | -1): void {
    if (!painting) return
    const next = ((position ?? 0) + by + painting.count) % painting.count
    setPosition(next)
    showMatch(painting, next)
    announce(m.matchOf(next + 1, painting.count))
  }

  if (find === undefined) return undefined
  const isPlaced = count === 0 || position !== undefined
  return {
    words: find,
    count: isPlaced ? count : undefined,
    position: position ?? 0,
    onStep: step,
    onClear: () => void clear(),
  }
}

/** Takes the words out of the address. The bar goes, and the text stays where it is being read. */
function useClear(): () => Promise<void> {
  const navigate = useNavigate()
  const { pathname, search, hash, state } = useLocation()
  return async () => {
    focusPageHeadingInPlace()
    const heading = document.activeElement!
    const before = heading.getBoundingClientRect().top
    await navigate(
      { pathname, search: withoutFind(search), hash },
      // At once, so that nobody sees where the router scrolls for the heading that the address names.
      { replace: true, preventScrollReset: true, flushSync: true, state },
    )
    const moved = heading.getBoundingClientRect().top - before
    if (moved !== 0) window.scrollTo({ top: window.scrollY + moved })
  }
}
