import { topWords, type KnownWord } from './SearchIndex.ts'

/**
 * The words that a beginning may go on to: the most frequent ones, and the most frequent ones of
 * different terms.
 *
 * @param words  in order, stop words left out
 */
export function mostFrequentWords(words: readonly KnownWord[]): readonly KnownWord[] {
  const ofTerms = new Map<string, KnownWord>()
  for (const known of words) {
    const best = ofTerms.get(known.term)
    if (!best || known.count > best.count) ofTerms.set(known.term, known)
  }
  const chosen = new Set([...first(words), ...first([...ofTerms.values()])])
  return [...chosen].toSorted(byCount)
}

function first(words: readonly KnownWord[]): readonly KnownWord[] {
  const best: KnownWord[] = []
  for (const known of words) {
    if (best.length === topWords && byCount(best.at(-1)!, known) <= 0) continue
    const at = best.findIndex((other) => byCount(known, other) < 0)
    best.splice(at === -1 ? best.length : at, 0, known)
    if (best.length > topWords) best.pop()
  }
  return best
}

function byCount(a: KnownWord, b: KnownWord): number {
  return b.count - a.count || (a.word < b.word ? -1 : 1)
}
