import { useEffect } from 'react'

/** Where the focus was when the page was loaded again for another version, as a selector. */
export const focusKey = 'kept-focus'

/** @returns a selector, which is empty for the page itself; null where nothing was kept */
export function keptFocus(): string | null {
  try {
    return sessionStorage.getItem(focusKey)
  } catch {
    // Storage is refused: then the page begins as any other.
    return null
  }
}

/** After a reload for another version one is where one was. */
export function useKeptFocus(): void {
  useEffect(() => {
    if (keptFocus() === null) return
    // Where it is not here the page begins as any other.
    import('./returnFocus.ts').then(({ returnFocus }) => returnFocus()).catch(() => {})
  }, [])
}
