import type { PostIndex } from '../index/PostIndex.ts'
import { titleWords } from '../index/postWords.ts'
import type { Clause } from '../query/TextQuery.ts'

/**
 * Tells posts whose title is the query's words in order: 2 where it is just these, 1 where only stop
 * words differ, 0 for all other posts.
 */
export function titleRank(
  index: PostIndex,
  clauses: readonly Clause[],
): (place: number) => 0 | 1 | 2 {
  const { vocabulary, analyzer } = index
  const asked = wordsOf(clauses).map((word) => vocabulary.numberOf(word) ?? -1)
  const isTelling = (number: number) => !analyzer.isStopWord(vocabulary.wordOf(number))
  if (asked.length === 0 || asked.includes(-1)) return () => 0
  const telling = asked.filter(isTelling)
  return (place) => {
    const title = titleWords(index.wordsAt(place)!)
    if (isEqual(title, asked)) return 2
    return telling.length > 0 && isEqual(title.filter(isTelling), telling) ? 1 : 0
  }
}

function wordsOf(clauses: readonly Clause[]): string[] {
  return clauses.flatMap(({ units }) => {
    const unit = units.find(({ kind }) => kind === 'phrase') ?? units[0]
    if (!unit) return []
    return unit.kind === 'phrase' ? unit.words : [unit.word]
  })
}

function isEqual(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((value, at) => value === b[at])
}
