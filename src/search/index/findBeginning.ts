import { mostFrequentWords } from './mostFrequentWords.ts'
import type { PostIndex } from './PostIndex.ts'
import { fewTerms, topTerms, type Beginning, type KnownWord } from './SearchIndex.ts'

/** @param mark  sets 1 for posts that have one of the terms, anywhere or in their title */
export function findBeginning(
  prefix: string,
  { vocabulary, analyzer }: Pick<PostIndex, 'vocabulary' | 'analyzer'>,
  mark: (terms: readonly string[], has: Uint8Array, isTitleOnly: boolean) => void,
): Beginning {
  const known = [...vocabulary.knownWords(prefix)]
  const counts = countTerms(known)
  const terms = [...counts.keys()]
  const isWhole = terms.length <= fewTerms
  return {
    terms: mostFrequentTerms(counts, isWhole),
    isWhole,
    outsiders: new Set(terms),
    words: mostFrequentWords(known.filter(({ word }) => !analyzer.isStopWord(word))),
    markPosts: (has) => mark(terms, has, false),
    markTitles: (has) => mark(terms, has, true),
  }
}

export function countTerms(words: readonly KnownWord[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { term, count } of words) counts.set(term, (counts.get(term) ?? 0) + count)
  return counts
}

/** The most frequent terms first. */
export function mostFrequentTerms(
  counts: ReadonlyMap<string, number>,
  isWhole: boolean,
): Beginning['terms'] {
  return [...counts]
    .map(([term, count]) => ({ term, count }))
    .toSorted((a, b) => b.count - a.count || (a.term < b.term ? -1 : 1))
    .slice(0, isWhole ? fewTerms : topTerms)
}
