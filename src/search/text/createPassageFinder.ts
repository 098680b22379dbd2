import type { Mark } from './createMarker.ts'
import { expandWord } from '../match/expandWord.ts'
import type { PostIndex } from '../index/PostIndex.ts'
import { compoundMark, firstMark, markOf, type PostWords } from '../index/postWords.ts'
import type { TextQuery, Unit } from '../query/TextQuery.ts'
import { bestPassage, type PassagePlace } from './snippet.ts'

/** @returns where the passage begins that answers a query best; absent where none has any of it */
export type FindPassage = (postId: string) => PassagePlace | undefined

/**
 * Finds by the index where in a post the best passage stands, so that only this one has to be taken
 * apart again: the texts of a page of results are too long for every key.
 */
export function createPassageFinder(index: PostIndex, query: TextQuery): FindPassage {
  const clauseOfTerm = termClauses(index, query)
  const phrases = phraseClauses(index, query)
  const clauseAt = (words: PostWords, at: number): number | undefined => {
    const phrase = phrases.find(({ numbers }) =>
      numbers.every((word, next) => words[at + next] === word),
    )
    return phrase?.clause ?? clauseOfTerm.get(index.vocabulary.termNumberOf(words[at]!))
  }
  return (postId) => {
    const words = index.wordsOf(postId)
    if (!words || (clauseOfTerm.size === 0 && phrases.length === 0)) return undefined
    const best = bestPassage(readSections(words, clauseAt))
    return best && { section: best.text, position: best.marks[0]!.position }
  }
}

function readSections(
  words: PostWords,
  clauseAt: (words: PostWords, at: number) => number | undefined,
): Mark[][] {
  const sections: Mark[][] = []
  let section: Mark[] | undefined
  let position = 0
  for (let at = 0; at < words.length; at++) {
    const value = words[at]!
    const isWhole = value === compoundMark
    if (value >= firstMark && !isWhole) {
      section = value === markOf.body ? [] : undefined
      if (section) sections.push(section)
      position = 0
      continue
    }
    if (isWhole) at++
    const clause = section && clauseAt(words, at)
    if (clause !== undefined)
      section!.push({ start: position, end: position + 1, clause, position })
    if (isWhole) at++
    else position++
  }
  return sections
}

function termClauses(index: PostIndex, query: TextQuery): ReadonlyMap<number, number> {
  return new Map(
    unitsOf(query).flatMap(({ unit, clause }) =>
      unit.kind === 'word'
        ? [...expandWord(index, unit).terms].map((term) => [term, clause] as const)
        : [],
    ),
  )
}

function phraseClauses(
  { vocabulary }: PostIndex,
  query: TextQuery,
): { numbers: number[]; clause: number }[] {
  return unitsOf(query).flatMap(({ unit, clause }) => {
    if (unit.kind === 'word') return []
    const numbers = unit.words.flatMap((word) => vocabulary.numberOf(word) ?? [])
    return numbers.length === unit.words.length ? [{ numbers, clause }] : []
  })
}

function unitsOf({ clauses }: TextQuery): { unit: Unit; clause: number }[] {
  return clauses.flatMap(({ units, isTitleOnly }, clause) =>
    isTitleOnly ? [] : units.map((unit) => ({ unit, clause })),
  )
}
