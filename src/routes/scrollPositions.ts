const storageKey = 'scroll-positions'

/** Where each entry of the history was scrolled to, by its key. */
let positions: Record<string, number> | undefined
let isForgotten = false

function allPositions(): Record<string, number> {
  positions ??= read()
  return positions
}

function read(): Record<string, number> {
  try {
    const text = sessionStorage.getItem(storageKey) ?? '{}'
    const kept = JSON.parse(text) as Record<string, number>
    const [load] = performance.getEntriesByType('navigation')
    // Every page that the browser itself has gone to has this key: it begins at its own top.
    if ((load as PerformanceNavigationTiming | undefined)?.type === 'navigate') {
      delete kept['default']
    }
    return kept
  } catch {
    // Storage is refused: then nothing was kept.
    return {}
  }
}

/** Where one was in an entry of the history; `undefined` of one that was never left. */
export function scrollPositionOf(key: string): number | undefined {
  return allPositions()[key]
}

export function noteScrollPosition(key: string): void {
  allPositions()[key] = window.scrollY
}

/** For when the page is loaded again. */
export function keepScrollPositions(): void {
  if (isForgotten) return
  try {
    sessionStorage.setItem(storageKey, JSON.stringify(allPositions()))
  } catch {
    // Storage is refused, or full: then a reload begins at the top.
  }
}

/** This tab keeps nothing any more, of anything. */
export function forgetScrollPositions(): void {
  isForgotten = true
  try {
    sessionStorage.clear()
  } catch {
    // Storage is refused: then there is nothing in it.
  }
}
