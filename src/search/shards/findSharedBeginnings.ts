import { fewTerms, type KnownWord } from '../index/SearchIndex.ts'

/** A beginning of words that are more than a few terms. */
export interface BeginningRange {
  readonly prefix: string
  /** Positions of the first of its words and of the first after them. */
  readonly start: number
  readonly end: number
}

/** @param words  in order */
export function findSharedBeginnings(words: readonly KnownWord[]): readonly BeginningRange[] {
  const found: BeginningRange[] = []

  /** Words of a range are alike in their first letters, as many as `length`. */
  function divide(start: number, end: number, length: number): void {
    for (let from = start; from < end;) {
      const letter = words[from]!.word[length]
      let to = from + 1
      while (to < end && words[to]!.word[length] === letter) to++
      if (letter !== undefined && isOfMany(from, to)) {
        found.push({ prefix: words[from]!.word.slice(0, length + 1), start: from, end: to })
        divide(from, to, length + 1)
      }
      from = to
    }
  }

  function isOfMany(start: number, end: number): boolean {
    const terms = new Set<string>()
    for (let at = start; at < end && terms.size <= fewTerms; at++) terms.add(words[at]!.term)
    return terms.size > fewTerms
  }

  divide(0, words.length, 0)
  // No half of a letter is ever asked for.
  return found.filter(({ prefix }) => !/[\ud800-\udbff]$/.test(prefix))
}
