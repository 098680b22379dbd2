/** Words in small letters without accents, each with a space before it. */
export function foldWords(text: string): string {
  const plain = text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
  return ` ${plain.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()}`
}

/** @returns whether all the words are in a folded text, each at least as the beginning of one */
export function hasWords(folded: string, words: string): boolean {
  const sought = foldWords(words).split(' ').filter(Boolean)
  return sought.every((word) => folded.includes(` ${word}`))
}
