/** A word of a text: where it stands, and the term that the index knows it by. */
export interface Token {
  readonly term: string
  readonly start: number
  readonly end: number
}

const wordPattern = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:['’][\p{L}\p{N}\p{M}]+)*/gu

/**
 * Splits text into words. Index, queries and highlights all use this one function, so what is found
 * is what is marked.
 */
export function tokenize(text: string): Token[] {
  return Array.from(text.matchAll(wordPattern), (match) => ({
    term: foldTerm(match[0]),
    start: match.index,
    end: match.index + match[0].length,
  }))
}

/** Case, accents and a possessive "'s" do not tell words apart: `Café’s` → `cafe`. */
function foldTerm(word: string): string {
  return word
    .toLowerCase()
    .replace(/['’]s$/, '')
    .replace(/['’]/g, '')
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
}
