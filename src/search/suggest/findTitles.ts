import type { Occurrence } from '../index/SearchIndex.ts'
import type { SearchCorpus } from '../SearchCorpus.ts'
import { together } from '../shards/together.ts'
import type { AskedWords } from './suggestionTables.ts'

/** Of more posts than these it is not looked up whether their titles begin as what was typed. */
const lookedAt = 200

/**
 * Posts whose titles have all of the words, the last one as a beginning: first those that begin so,
 * then the newest.
 *
 * @returns their ranks
 */
export function findTitles(
  corpus: SearchCorpus,
  { whole, beginnings }: AskedWords,
  most: number,
): readonly number[] {
  const { index } = corpus
  if (beginnings.length === 0) return []
  const sets = together(
    [
      (has: Uint8Array) => {
        for (const beginning of together(beginnings, (prefix) => index.beginningWith(prefix)))
          beginning.markTitles(has)
      },
      ...whole.map((word) => (has: Uint8Array) => {
        const term = index.termOf(word)
        if (term !== undefined) index.markTitles(term, has)
      }),
    ],
    (mark) => {
      const has = new Uint8Array(index.placeCount)
      mark(has)
      return has
    },
  )
  const found: { rank: number; place: number }[] = []
  for (let place = 0; place < index.placeCount; place++) {
    const rank = sets.every((has) => has[place] === 1) ? corpus.rankAt(place) : undefined
    if (rank !== undefined) found.push({ rank, place })
  }
  const newest = found.toSorted((a, b) => a.rank - b.rank).slice(0, lookedAt)
  const beginsSo = createTest(index, whole, beginnings)
  const first = new Set(newest.filter(({ place }) => beginsSo(place)))
  return [...first, ...newest.filter((post) => !first.has(post))]
    .slice(0, most)
    .map(({ rank }) => rank)
}

/** @returns whether the title at a place begins with the words */
function createTest(
  index: SearchCorpus['index'],
  whole: readonly string[],
  beginnings: readonly string[],
): (place: number) => boolean {
  const terms = together(
    [
      ...whole.map((word) => () => index.termOf(word) ?? []),
      ...beginnings.map(
        (prefix) => () => index.beginningWith(prefix).terms.map(({ term }) => term),
      ),
    ],
    (look) => look(),
  ).flat()
  const titleAt = index.titlesWith([...new Set(terms)])
  return (place) => {
    const occurrences = titleAt(place)?.occurrences ?? []
    return (
      whole.every((word, at) => hasAt(occurrences, at, (other) => other === word)) &&
      hasAt(occurrences, whole.length, (other) =>
        beginnings.some((beginning) => other.startsWith(beginning)),
      )
    )
  }
}

function hasAt(
  occurrences: readonly Occurrence[],
  at: number,
  test: (word: string) => boolean,
): boolean {
  return occurrences.some(({ word, position, span }) => {
    return span === 0 && position === at && test(word)
  })
}
