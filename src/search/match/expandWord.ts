import { together } from '../shards/together.ts'
import type { Beginning, SearchIndex } from '../index/SearchIndex.ts'
import type { Unit } from '../query/TextQuery.ts'

/** A term that a word stands for, and what it counts for in the ranking beside the word itself. */
export interface WeightedTerm {
  readonly term: string
  readonly weight: number
}

/** What a word stands for: its stem, and where it may be unfinished the words that begin so. */
export interface Expansion {
  /** Its stem, where any post has it. */
  readonly own: string | undefined
  /** The words that begin so, in each spelling; none where the word is not unfinished. */
  readonly beginnings: readonly Beginning[]
  /** Terms that are known by name; others only through their beginning. */
  readonly terms: ReadonlySet<string>
  /** Whether these are all. */
  readonly isWhole: boolean
  /** Those that the ranking goes by. */
  readonly ranked: readonly WeightedTerm[]
}

/** The most frequent ones are the likeliest to be meant; more would cost time at every key. */
const rankedTerms = 5
/** What longer words count where the one typed is a word too. */
const longerWordWeight = 0.3

export function expandWord(index: SearchIndex, unit: Extract<Unit, { kind: 'word' }>): Expansion {
  const own = index.frequencyOf(unit.term) > 0 ? unit.term : undefined
  const exact = own === undefined ? [] : [{ term: own, weight: 1 }]
  if (!unit.isPrefix) {
    const terms = new Set(exact.map(({ term }) => term))
    return { own, beginnings: [], terms, isWhole: true, ranked: exact }
  }
  const beginnings = beginningsOf(index, unit.word)
  const counts = new Map<string, number>()
  if (own !== undefined) counts.set(own, 0)
  for (const { term, count } of beginnings.flatMap(({ terms }) => terms)) {
    counts.set(term, (counts.get(term) ?? 0) + count)
  }
  const isWord = index.hasWord(unit.word)
  const weight = isWord ? longerWordWeight : 1
  const longer = [...counts]
    .filter(([term]) => !isWord || term !== own)
    .toSorted(([a, countA], [b, countB]) => countB - countA || (a < b ? -1 : 1))
    .slice(0, rankedTerms)
    .map(([term]) => ({ term, weight }))
  return {
    own,
    beginnings,
    terms: new Set(counts.keys()),
    isWhole: beginnings.every((beginning) => beginning.isWhole),
    ranked: isWord ? [...exact, ...longer] : longer,
  }
}

/** A beginning that another one is part of has its words already. */
function beginningsOf(index: SearchIndex, word: string): readonly Beginning[] {
  return together(beginningTexts(index, word), (prefix) => index.beginningWith(prefix))
}

/** What a word may begin with that people have typed so far, in each spelling. */
export function beginningTexts({ analyzer }: SearchIndex, word: string): readonly string[] {
  const prefixes = analyzer.prefixesOf(word)
  return prefixes.filter(
    (prefix) => !prefixes.some((other) => other !== prefix && prefix.startsWith(other)),
  )
}
