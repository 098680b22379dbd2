import { htmlToSections } from './htmlToSections.ts'

/**
 * A short field that is HTML by the rule (a title or an excerpt of WordPress, a title of an Atom feed
 * that says so): its text on one line.
 *
 * @returns `undefined` where nothing is left to show
 */
export function htmlToText(html: unknown): string | undefined {
  if (typeof html !== 'string') return undefined
  const { sections } = htmlToSections(html)
  const text = sections.map(({ heading = '', text: body }) => `${heading} ${body}`).join(' ')
  return text.replace(/\s+/g, ' ').trim() || undefined
}
