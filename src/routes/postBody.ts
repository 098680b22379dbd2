import type { RefObject } from 'react'

export const bodySelector = '[data-post-text].prose'

/** The text of a post where it stands in the page. */
export function bodyOf(article: RefObject<HTMLElement | null>): HTMLElement | null | undefined {
  return article.current?.querySelector<HTMLElement>(bodySelector)
}

/** The focus goes to the block in which a range begins; the page stays where it is. */
export function focusBlock({ startContainer }: Range): void {
  const block = startContainer.parentElement?.closest<HTMLElement>(
    'p, li, h2, h3, h4, h5, h6, pre, td, th, dt, dd, figcaption, blockquote, .prose',
  )
  if (!block) return
  block.tabIndex = -1
  block.focus({ preventScroll: true })
}
