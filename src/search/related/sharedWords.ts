import { roundCount } from '../index/roundCount.ts'
import type { ComparedTexts } from './ComparedTexts.ts'
import type { SharedTerm } from './compareTexts.ts'

/** Words that two posts share, as people know them. */
export interface SharedWords {
  /** Those that count most first; empty where there is none to name. */
  readonly words: readonly string[]
  /** What they add to the likeness of the posts. */
  readonly share: number
}

const maximumWords = 3

/** A word that counts for much less than the first only seems to be a reason. */
const leastOfFirst = 0.4

/** A word that stands but once in the text of a post is seldom what it is about. */
const leastCount = 2

/** What every fourth post says is no subject; languages without a list of stop words have them, too. */
const commonFrom = 0.25

/**
 * Finds words to name for what a post shares with others, spelt as they are in the middle of its
 * sentences: neither stop words nor numbers.
 *
 * @param rank  of the post whose spelling is taken
 * @param shared  for each of the others
 */
export function nameSharedWords(
  texts: ComparedTexts,
  rank: number,
  shared: readonly (readonly SharedTerm[])[],
): readonly SharedWords[] {
  const { vocabulary } = texts
  const mostPosts = Math.max(3, commonFrom * roundCount(texts.postCount))
  const nameable = shared.map((terms) => {
    const named = terms.filter(
      ({ word, frequency }) =>
        roundCount(frequency) <= mostPosts && isNameable(vocabulary.wordOf(word)),
    )
    const telling = named.filter(({ count }) => count >= leastCount)
    return telling.length > 0 ? telling : named
  })
  const wanted = new Set(nameable.flatMap((terms) => terms.map(({ word }) => word)))
  const spellings = wanted.size > 0 ? texts.spell(rank, wanted) : undefined

  function spell({ word }: SharedTerm): string {
    const { inside, anywhere } = spellings?.get(word) ?? {}
    return mostFrequent(inside) ?? mostFrequent(anywhere) ?? vocabulary.wordOf(word)
  }

  return nameable.map((terms) => chooseWords(terms, spell))
}

function chooseWords(
  terms: readonly SharedTerm[],
  spell: (term: SharedTerm) => string,
): SharedWords {
  const words: string[] = []
  let first: number | undefined
  let share = 0
  for (const term of terms) {
    if (words.length === maximumWords || term.share < leastOfFirst * (first ?? 0)) break
    const word = spell(term)
    if (isContraction(word) || words.some((named) => isPartOf(named, word))) continue
    first ??= term.share
    share += term.share
    words.push(word)
  }
  return { words, share }
}

/** Not a number, nor a single letter of a script that has upper and lower case. */
function isNameable(word: string): boolean {
  return /\p{L}/u.test(word) && !/^[\p{Ll}\p{Lu}]$/u.test(word)
}

/** `I’ve` and `don’t`: as common as stop words, though seldom in their lists. */
function isContraction(written: string): boolean {
  return /['’ʼ＇](?:d|ll|m|re|t|ve)$/iu.test(written)
}

/** `co-design` has been named, so `design` need not be. */
function isPartOf(named: string, word: string): boolean {
  const [a, b] = [named.toLowerCase(), word.toLowerCase()]
  return a.includes(b) || b.includes(a)
}

function mostFrequent(counts: ReadonlyMap<string, number> = new Map()): string | undefined {
  return [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0]
}
