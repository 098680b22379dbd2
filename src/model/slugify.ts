/**
 * Turns a name or title into the part of an address that stands for it: lower case, words joined by
 * hyphens, accents dropped, other scripts kept.
 *
 * @returns at most 80 characters; empty where nothing of the text can stand in an address
 */
export function slugify(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/&/g, ' and ')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 80)
    .replace(/-+$/, '')
}
