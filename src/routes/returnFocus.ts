import { focusPageHeadingInPlace } from '../ui/page/PageHeading.tsx'
import { searchFieldId } from '../ui/search/focusSearchField.ts'
import { focusKey, keptFocus } from './keptFocus.ts'

/** Keeps over a reload where one was: in the search field, at a link, or else at the page. */
export function keepFocus(place: EventTarget | null): void {
  const href = place instanceof HTMLAnchorElement ? place.getAttribute('href') : undefined
  const isSearch = place instanceof HTMLElement && place.id === searchFieldId
  const selector = isSearch ? `#${searchFieldId}` : href && `a[href=${JSON.stringify(href)}]`
  try {
    sessionStorage.setItem(focusKey, selector ?? '')
  } catch {
    // Storage is refused: then the page begins as any other.
  }
}

/** A screen that is not there by then has other things to say. */
const patienceMs = 10_000

/**
 * Puts the focus where it was before the page was loaded again, once that is there, without moving
 * the page. Whoever does something first has it elsewhere.
 */
export function returnFocus(): void {
  const selector = keptFocus()
  sessionStorage.removeItem(focusKey)
  const timer = setTimeout(() => finish(focusPageHeadingInPlace), patienceMs)

  function finish(focus: () => void): void {
    observer.disconnect()
    clearTimeout(timer)
    if (document.activeElement === document.body) focus()
  }

  function look(): void {
    const place = document.querySelector<HTMLElement>(selector || 'h1')
    if (place) finish(() => place.focus({ preventScroll: true }))
  }

  const observer = new MutationObserver(look)
  observer.observe(document.body, { childList: true, subtree: true })
  look()
}
