/** Silent reading of English prose, as Brysbaert's 2019 review of 190 studies found it. */
const wordsPerMinute = 238

/** Reading time in whole minutes, at least 1. */
export function readingMinutes(words: number): number {
  return Math.max(1, Math.round(words / wordsPerMinute))
}
