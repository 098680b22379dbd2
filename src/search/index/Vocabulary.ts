import type { Analyzer } from '../analysis/Analyzer.ts'
import type { KnownWord } from './SearchIndex.ts'

/** The words of all posts, folded and unstemmed. Each has a number that stays. */
export interface Vocabulary {
  /** Whether any post has the word. */
  has(word: string): boolean
  /** The words that posts have and that begin so, in British or American spelling; in order. */
  wordsWithPrefix(prefix: string): readonly string[]
  /** The words that posts have and that begin just so, in order. */
  knownWords(prefix: string): Iterable<KnownWord>
  numberOf(word: string): number | undefined
  /** The number of a word, which is given one if it has none. */
  enter(word: string, term: string): number
  /** Counts a word of a post, or takes it back with -1. */
  count(number: number, times: 1 | -1): void
  wordOf(number: number): string
  /** Number of the word's term; words of one stem share it. */
  termNumberOf(number: number): number
  /** The same for all words, by their numbers. */
  readonly termNumbers: readonly number[]
  termOf(termNumber: number): string
  numberOfTerm(term: string): number | undefined
  /** Times that the word stands in posts. */
  readonly countOf: (number: number) => number
  /** Numbers of the words that posts have and that begin so. */
  numbersWithPrefix(prefix: string): readonly number[]
  /** Numbers that have been given out: they go from 0 to below this. */
  readonly size: number
  readonly termCount: number
}

export function createVocabulary(analyzer: Analyzer): Vocabulary {
  const words: string[] = []
  const counts: number[] = []
  const numbers = new Map<string, number>()
  const terms: string[] = []
  const termNumbers = new Map<string, number>()
  const termOfWord: number[] = []
  /** Numbers in the order of their words; `words` beyond its length are not yet in it. */
  let sorted: number[] = []

  function enter(word: string, term: string): number {
    const known = numbers.get(word)
    if (known !== undefined) return known
    let termNumber = termNumbers.get(term)
    if (termNumber === undefined) {
      termNumber = terms.push(term) - 1
      termNumbers.set(term, termNumber)
    }
    const number = words.push(word) - 1
    numbers.set(word, number)
    counts.push(0)
    termOfWord.push(termNumber)
    return number
  }

  function sortedNumbers(): readonly number[] {
    if (sorted.length === words.length) return sorted
    const fresh = Array.from(
      { length: words.length - sorted.length },
      (_value, at) => sorted.length + at,
    ).toSorted((a, b) => (words[a]! < words[b]! ? -1 : 1))
    sorted = merge(sorted, fresh, (a, b) => words[a]! < words[b]!)
    return sorted
  }

  /** Position in the order of the first word that is not before this text. */
  function positionOf(text: string, order: readonly number[]): number {
    let low = 0
    let high = order.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (words[order[middle]!]! < text) low = middle + 1
      else high = middle
    }
    return low
  }

  function* withPrefix(prefix: string): Generator<number> {
    const order = sortedNumbers()
    for (let at = positionOf(prefix, order); at < order.length; at++) {
      const number = order[at]!
      if (!words[number]!.startsWith(prefix)) return
      if (counts[number]! > 0) yield number
    }
  }

  function numbersWithPrefix(prefix: string): readonly number[] {
    const prefixes = analyzer.prefixesOf(prefix)
    const found = prefixes.map((variant) => [...withPrefix(variant)])
    return prefixes.length === 1 ? found[0]! : [...new Set(found.flat())]
  }

  function* knownWords(prefix: string): Generator<KnownWord> {
    for (const number of withPrefix(prefix)) {
      yield {
        word: words[number]!,
        term: terms[termOfWord[number]!]!,
        count: counts[number]!,
      }
    }
  }

  return {
    has: (word) => (counts[numbers.get(word) ?? -1] ?? 0) > 0,
    wordsWithPrefix: (prefix) =>
      numbersWithPrefix(prefix)
        .map((number) => words[number]!)
        .toSorted(),
    knownWords,
    enter,
    numberOf: (word) => numbers.get(word),
    wordOf: (number) => words[number]!,
    termNumbers: termOfWord,
    termNumberOf: (number) => termOfWord[number]!,
    termOf: (termNumber) => terms[termNumber]!,
    numberOfTerm: (term) => termNumbers.get(term),
    countOf: (number) => counts[number]!,
    numbersWithPrefix,
    get size() {
      return words.length
    },
    get termCount() {
      return terms.length
    },
    count: (number, times) => {
      counts[number]! += times
    },
  }
}

function merge(
  left: readonly number[],
  right: readonly number[],
  isBefore: (a: number, b: number) => boolean,
): number[] {
  const merged: number[] = []
  let at = 0
  for (const number of left) {
    while (at < right.length && isBefore(right[at]!, number)) merged.push(right[at++]!)
    merged.push(number)
  }
  for (; at < right.length; at++) merged.push(right[at]!)
  return merged
}
