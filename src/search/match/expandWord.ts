import type { PostIndex } from '../index/PostIndex.ts'
import type { Unit } from '../query/TextQuery.ts'

/** A term that a word stands for, and what it counts for in the ranking beside the word itself. */
export interface WeightedTerm {
  /** Number of the term in the vocabulary. */
  readonly number: number
  readonly weight: number
}

/** What a word stands for: its stem, and where it may be unfinished the words that begin so. */
export interface Expansion {
  /** Numbers of all terms: who has one has the word. */
  readonly terms: ReadonlySet<number>
  /** Those that the ranking goes by. */
  readonly ranked: readonly WeightedTerm[]
}

/** The most frequent ones are the likeliest to be meant; more would cost time at every key. */
const rankedTerms = 5
/** What longer words count where the one typed is a word too. */
const longerWordWeight = 0.3

export function expandWord(
  { vocabulary }: PostIndex,
  unit: Extract<Unit, { kind: 'word' }>,
): Expansion {
  const own = vocabulary.numberOfTerm(unit.term)
  const exact = own === undefined ? [] : [{ number: own, weight: 1 }]
  if (!unit.isPrefix) return { terms: new Set(exact.map(({ number }) => number)), ranked: exact }
  const counts = new Map<number, number>()
  if (own !== undefined) counts.set(own, 0)
  for (const word of vocabulary.numbersWithPrefix(unit.word)) {
    const term = vocabulary.termNumberOf(word)
    counts.set(term, (counts.get(term) ?? 0) + vocabulary.countOf(word))
  }
  const isWord = vocabulary.has(unit.word)
  const weight = isWord ? longerWordWeight : 1
  const longer = [...counts.keys()]
    .filter((term) => !isWord || term !== own)
    .toSorted((a, b) => counts.get(b)! - counts.get(a)! || a - b)
    .slice(0, rankedTerms)
    .map((number) => ({ number, weight }))
  return { terms: new Set(counts.keys()), ranked: isWord ? [...exact, ...longer] : longer }
}
