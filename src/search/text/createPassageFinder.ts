import type { Mark } from './createMarker.ts'
import { phraseStarts } from '../index/phraseStarts.ts'
import { sectionOf, type Occurrence, type SearchIndex } from '../index/SearchIndex.ts'
import { expandWord } from '../match/expandWord.ts'
import type { TextQuery, Unit } from '../query/TextQuery.ts'
import { bestPassage, type PassagePlace } from './snippet.ts'

/** @returns where the passage begins that answers a query best; absent where none has any of it */
export type FindPassage = (place: number) => PassagePlace | undefined

/**
 * Finds by the index where in a post the best passage stands, so that only this one has to be taken
 * apart again: the texts of a page of results are too long for every key.
 */
export function createPassageFinder(index: SearchIndex, query: TextQuery): FindPassage {
  const clauseOfTerm = termClauses(index, query)
  const phrases = phraseClauses(index, query)
  const terms = new Set([...clauseOfTerm.keys(), ...phrases.flatMap((phrase) => phrase.terms)])
  if (terms.size === 0) return () => undefined
  const occurrencesAt = index.occurrencesOf([...terms])
  return (place) => {
    const occurrences = occurrencesAt(place)
    const clauses = new Map(
      phrases
        .toReversed()
        .flatMap(({ words, clause }) =>
          phraseStarts(occurrences, words).map((start) => [start, clause] as const),
        ),
    )
    const clauseOf = (occurrence: Occurrence) =>
      clauses.get(occurrence) ?? clauseOfTerm.get(occurrence.term)
    const best = bestPassage(readSections(occurrences, clauseOf))
    return best && { section: best.text, position: best.marks[0]!.position }
  }
}

function readSections(
  occurrences: readonly Occurrence[],
  clauseOf: (occurrence: Occurrence) => number | undefined,
): Mark[][] {
  const sections: Mark[][] = []
  for (const occurrence of occurrences) {
    const { stretch, position } = occurrence
    const section = sectionOf(stretch)
    const clause = clauseOf(occurrence)
    if (section === undefined || clause === undefined) continue
    while (sections.length <= section) sections.push([])
    sections[section]!.push({ start: position, end: position + 1, clause, position })
  }
  return sections
}

function termClauses(index: SearchIndex, query: TextQuery): ReadonlyMap<string, number> {
  return new Map(
    unitsOf(query).flatMap(({ unit, clause }) =>
      unit.kind === 'word'
        ? [...expandWord(index, unit).terms].map((term) => [term, clause] as const)
        : [],
    ),
  )
}

function phraseClauses(
  index: SearchIndex,
  query: TextQuery,
): { words: readonly string[]; terms: readonly string[]; clause: number }[] {
  return unitsOf(query).flatMap(({ unit, clause }) => {
    if (unit.kind === 'word') return []
    const terms = unit.words.flatMap((word) => index.termOf(word) ?? [])
    return terms.length === unit.words.length ? [{ words: unit.words, terms, clause }] : []
  })
}

function unitsOf({ clauses }: TextQuery): { unit: Unit; clause: number }[] {
  return clauses.flatMap(({ units, isTitleOnly }, clause) =>
    isTitleOnly ? [] : units.map((unit) => ({ unit, clause })),
  )
}
