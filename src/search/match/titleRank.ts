import { together } from '../shards/together.ts'
import type { SearchIndex, TitleOccurrences } from '../index/SearchIndex.ts'
import type { Clause } from '../query/TextQuery.ts'

/**
 * Tells posts whose title is the query's words in order: 2 where it is just these, 1 where only stop
 * words differ, 0 for all other posts.
 */
export function titleRank(
  index: SearchIndex,
  clauses: readonly Clause[],
): (place: number) => 0 | 1 | 2 {
  const asked = wordsOf(clauses)
  const terms = together(asked, (word) => index.termOf(word))
  if (asked.length === 0 || !terms.every((term) => term !== undefined)) return () => 0
  const isTelling = (word: string) => !index.analyzer.isStopWord(word)
  const telling = asked.filter(isTelling)
  const titleAt = index.titlesWith(terms)
  return (place) => {
    const title = titleAt(place)
    if (!title) return 0
    const words = wordsIn(title)
    if (title.wordCount === asked.length && isEqual(words, asked)) return 2
    const tellingWords = words.filter(isTelling)
    const isOfThese = telling.length > 0 && title.tellingCount === telling.length
    return isOfThese && isEqual(tellingWords, telling) ? 1 : 0
  }
}

/** What the title has of the words asked for, in order. */
function wordsIn({ occurrences }: TitleOccurrences): readonly string[] {
  return occurrences.filter(({ span }) => span === 0).map(({ word }) => word)
}

function wordsOf(clauses: readonly Clause[]): string[] {
  return clauses.flatMap(({ units }) => {
    const unit = units.find(({ kind }) => kind === 'phrase') ?? units[0]
    if (!unit) return []
    return unit.kind === 'phrase' ? unit.words : [unit.word]
  })
}

function isEqual(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((value, at) => value === b[at])
}
