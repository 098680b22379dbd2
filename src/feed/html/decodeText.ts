import { decodeHTML } from 'entities'

/**
 * A field that should be plain text. Nearly every entity seen in one is HTML by mistake, so entities
 * are decoded, once, and the outcome is text: `</b>` in it is shown, never read as markup.
 *
 * @returns `undefined` where nothing is left to show
 */
export function decodeText(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined
  return decodeHTML(value).replace(/\s+/g, ' ').trim() || undefined
}
