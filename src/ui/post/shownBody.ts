import type { SafeHtml } from './sanitizeHtml.ts'

/** The text that stands in a page which was written ahead of time. @param page  what holds it */
export function shownBody(page: Element): SafeHtml {
  return page.querySelector('.prose')?.innerHTML as unknown as SafeHtml
}
