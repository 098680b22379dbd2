import type { Analyzer } from '../analysis/Analyzer.ts'
import { rarity } from './rarity.ts'
import { roundCount } from './roundCount.ts'
import type { ProfileTerm } from './SearchIndex.ts'

/** More of them find hardly better posts. */
const profileTerms = 60

/**
 * The terms of a post that tell most about it and that other posts have too. Their frequencies are
 * rounded: a profile depends on the other posts no more than it must.
 */
export function chooseProfileTerms(
  terms: readonly ProfileTerm[],
  analyzer: Analyzer,
  documentCount: number,
): readonly ProfileTerm[] {
  const postCount = roundCount(documentCount)
  return terms
    .filter(({ term, frequency }) => frequency > 1 && term.length > 1 && !analyzer.isStopWord(term))
    .map((term) => ({ ...term, frequency: roundCount(term.frequency) }))
    .map((term) => ({ term, worth: weigh(term, postCount) }))
    .toSorted((a, b) => b.worth - a.worth || (a.term.term < b.term.term ? -1 : 1))
    .slice(0, profileTerms)
    .map(({ term }) => term)
}

function weigh({ count, frequency }: ProfileTerm, documentCount: number): number {
  return (count / (count + 1)) * rarity({ documentCount }, frequency)
}
