import type { Painting } from './Painting.ts'

/**
 * Scrolls the page so that a match stands a third from the top. What hides it is opened, what cuts
 * it off at the side is scrolled.
 */
export function openAtMatch(painting: Painting, position: number): void {
  uncover(painting, position)
  const { top } = painting.boxOf(position)
  const wanted = Math.max(window.innerHeight / 3, coveredAbove())
  window.scrollTo({ top: window.scrollY + top - wanted })
}

/** The same for one that may be on the screen already: then the text stays where it is. */
export function showMatch(painting: Painting, position: number): void {
  uncover(painting, position)
  if (!isInView(painting.boxOf(position))) openAtMatch(painting, position)
}

/** The first match that can be seen or is further down; the last one where there is none. */
export function firstInView(painting: Painting): number {
  for (let position = 0; position < painting.count; position++) {
    if (painting.boxOf(position).bottom > coveredAbove()) return position
  }
  return painting.count - 1
}

/** The first match in an element or after it; the very first where there is none. */
export function firstFrom(painting: Painting, element: Element): number {
  for (let position = 0; position < painting.count; position++) {
    const order = element.compareDocumentPosition(painting.startOf(position))
    if (order & Node.DOCUMENT_POSITION_FOLLOWING) return position
  }
  return 0
}

/** How much of the screen bars cover: `scroll-padding` says so, also to the browser. */
function coveredAbove(): number {
  return covered('scrollPaddingBlockStart')
}

function covered(side: 'scrollPaddingBlockStart' | 'scrollPaddingBlockEnd'): number {
  return Number.parseFloat(getComputedStyle(document.documentElement)[side]) || 0
}

function isInView({ top, bottom }: DOMRect): boolean {
  return top >= coveredAbove() && bottom <= window.innerHeight - covered('scrollPaddingBlockEnd')
}

function uncover(painting: Painting, position: number): void {
  const start = painting.startOf(position)
  const element = start instanceof Element ? start : start.parentElement
  openDetails(element)
  const scroller = element?.closest('pre, .table-scroll')
  if (!scroller) return
  const box = painting.boxOf(position)
  const frame = scroller.getBoundingClientRect()
  if (box.left >= frame.left && box.right <= frame.right) return
  scroller.scrollLeft += box.left - frame.left - frame.width / 3
}

function openDetails(element: Element | null | undefined): void {
  for (let inner = element; inner; inner = inner.parentElement) {
    const { parentElement: outer } = inner
    // What stands in the summary can be seen as it is.
    if (outer instanceof HTMLDetailsElement && inner.localName !== 'summary') outer.open = true
  }
}
