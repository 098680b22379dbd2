import { decodeHTML } from 'entities'

/** Characters of a field; a title of megabytes would keep the page from answering for seconds. */
const longestText = 10_000

/**
 * A field that should be plain text. Nearly every entity seen in one is HTML by mistake, so entities
 * are decoded, once, and the outcome is text: `</b>` in it is shown, never read as markup. One that
 * is far too long is cut, and an ellipsis says so.
 *
 * @returns `undefined` where nothing is left to show
 */
export function decodeText(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined
  const text = decodeHTML(value.slice(0, longestText)).replace(/\s+/g, ' ').trim()
  if (value.trimEnd().length <= longestText) return text || undefined
  return `${text.replace(/[\uD800-\uDBFF]$/, '')}…`
}
