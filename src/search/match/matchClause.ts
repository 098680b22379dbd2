import { expandWord, type Expansion, type WeightedTerm } from './expandWord.ts'
import { phraseStarts } from '../index/phraseStarts.ts'
import type { SearchIndex } from '../index/SearchIndex.ts'
import { together } from '../shards/together.ts'
import type { Clause, Unit } from '../query/TextQuery.ts'

/** What posts have of a clause or a part of it, by their places. */
export interface ClauseMatch {
  /** 1 where the post has it. */
  readonly has: Uint8Array
  /** What it is worth there. */
  readonly scores: Float64Array
  /** The words that the clause asks for, apart from phrases, each as the terms that it stands for. */
  readonly words: readonly SoughtWord[]
}

export interface SoughtWord {
  readonly terms: readonly WeightedTerm[]
  /** As it was typed, folded. */
  readonly word: string
}

/** Finds the posts that have a unit of the clause; of several in one post, the best counts. */
export function matchClause(index: SearchIndex, { units, isTitleOnly }: Clause): ClauseMatch {
  const matches = together(units, (unit) => matchUnit(index, unit, isTitleOnly ?? false))
  const [first = emptyMatch(index), ...others] = matches
  for (const { has, scores } of others) {
    for (let place = 0; place < has.length; place++) {
      if (!has[place]) continue
      first.has[place] = 1
      first.scores[place] = Math.max(first.scores[place]!, scores[place]!)
    }
  }
  return { ...first, words: matches.flatMap(({ words }) => words) }
}

function emptyMatch({ placeCount }: SearchIndex, words: readonly SoughtWord[] = []): ClauseMatch {
  return { has: new Uint8Array(placeCount), scores: new Float64Array(placeCount), words }
}

function matchUnit(index: SearchIndex, unit: Unit, isTitleOnly: boolean): ClauseMatch {
  return unit.kind === 'phrase'
    ? matchPhrase(index, unit.words, isTitleOnly)
    : matchWord(index, unit, isTitleOnly)
}

function matchWord(
  index: SearchIndex,
  unit: Extract<Unit, { kind: 'word' }>,
  isTitleOnly: boolean,
): ClauseMatch {
  const expansion = expandWord(index, unit)
  const telling = expansion.ranked.filter(({ term }) => !index.analyzer.isStopWord(term))
  const sought = telling.length > 0 ? [{ terms: telling, word: unit.word }] : []
  const match = emptyMatch(index, sought)
  let { has } = match
  const addOthers = () => {
    if (isTitleOnly) has = titlesOf(index, expansion)
    else if (!expansion.isWhole || expansion.terms.size > telling.length)
      markPosts(index, expansion, has)
  }
  const steps = telling.map((term) => () => addScores(index, term, match))
  together([...steps, addOthers], (step) => step())
  return { ...match, has }
}

function addScores(
  index: SearchIndex,
  { term, weight }: WeightedTerm,
  { has, scores }: ClauseMatch,
): void {
  const found = index.scoresOf(term)
  for (let at = 0; at < found.places.length; at++) {
    const place = found.places[at]!
    has[place] = 1
    scores[place] = Math.max(scores[place]!, weight * found.scores[at]!)
  }
}

/** Stop words, and more terms than are ranked by. */
function markPosts(index: SearchIndex, expansion: Expansion, has: Uint8Array): void {
  if (ownAlone(expansion)) index.markPosts(expansion.own!, has)
  for (const beginning of expansion.beginnings) beginning.markPosts(has)
}

function titlesOf(index: SearchIndex, expansion: Expansion): Uint8Array {
  const has = new Uint8Array(index.placeCount)
  if (ownAlone(expansion)) index.markTitles(expansion.own!, has)
  for (const beginning of expansion.beginnings) beginning.markTitles(has)
  return has
}

/** A stem need not begin as the word does; where it is among the terms of a beginning, that has it. */
function ownAlone({ own, beginnings }: Expansion): boolean {
  return (
    own !== undefined && !beginnings.some(({ terms }) => terms.some(({ term }) => term === own))
  )
}

/** Posts that have all of its words are gone through for the phrase. */
function matchPhrase(
  index: SearchIndex,
  phrase: readonly string[],
  isTitleOnly: boolean,
): ClauseMatch {
  const match = emptyMatch(index)
  const terms = together(phrase, (word) => index.termOf(word))
  if (!terms.every((term) => term !== undefined)) return match
  const telling = terms.filter((_term, at) => !index.analyzer.isStopWord(phrase[at]!))
  const candidates = new Uint8Array(index.placeCount)
  for (const [at, { places, scores }] of together(telling, (term) =>
    index.scoresOf(term),
  ).entries()) {
    for (let found = 0; found < places.length; found++) {
      const place = places[found]!
      match.scores[place]! += scores[found]!
      if (candidates[place] === at) candidates[place] = at + 1
    }
  }
  const occurrencesAt = index.occurrencesOf(terms)
  const titleAt = isTitleOnly ? index.titlesWith(terms) : undefined
  const places = Array.from(candidates.keys()).filter(
    (place) => candidates[place] === telling.length,
  )
  together(places, (place) => {
    const occurrences = titleAt ? titleAt(place)?.occurrences : occurrencesAt(place)
    if (occurrences && phraseStarts(occurrences, phrase).length > 0) match.has[place] = 1
  })
  return match
}
