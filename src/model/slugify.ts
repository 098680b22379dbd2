/**
 * Turns a name or title into the part of an address that stands for it: lower case, words joined by
 * hyphens, accents dropped, other scripts kept.
 *
 * @returns at most 80 characters; empty where nothing of the text can stand in an address
 */
export function slugify(text: string): string {
  return (
    text
      .normalize('NFKD')
      .toLowerCase()
      // Accents, and what tells emoji from text; in most scripts a mark is part of the letter.
      .replace(/[\u0300-\u036f\u20d0-\u20ff\ufe00-\ufe0f]+/g, '')
      .normalize('NFC')
      .replace(/['’]/g, '')
      .replace(/&/g, ' and ')
      .replace(/[^\p{L}\p{N}\p{M}]+/gu, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 80)
      // The cut may leave half of a character, which no address can hold.
      .replace(/[-\uD800-\uDBFF]+$/, '')
  )
}
