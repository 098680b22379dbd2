import type { Token, WordRange } from '../analysis/Analyzer.ts'
import type { SearchIndex } from '../index/SearchIndex.ts'
import { beginningTexts } from '../match/expandWord.ts'
import type { Clause, TextQuery, Unit } from '../query/TextQuery.ts'

/** A place in a text that answers a clause of the query, in UTF-16 units. */
export interface Mark {
  readonly start: number
  readonly end: number
  /** Position of the clause among those of the query. */
  readonly clause: number
  /** Number of the first word in its text. */
  readonly position: number
}

/** Finds what a query stands for in texts: the same words, by the same rules, that found the post. */
export interface Marker {
  /** In the order of the text; none overlaps another. @param range  the words to look at */
  find(text: string, range?: WordRange): readonly Mark[]
  /** Titles may have what has to stand in the title, too. */
  findInTitle(title: string): readonly Mark[]
}

/** Tells whether a phrase of the query begins with this token, or a word of it is this token. */
interface Pattern {
  readonly clause: number
  readonly isTitleOnly: boolean
  /** @returns the last token of the place that begins at `tokens[at]` */
  readonly match: (tokens: readonly Token[], at: number) => Token | undefined
}

export function createMarker(index: SearchIndex, { clauses }: TextQuery): Marker {
  const patterns = clauses.flatMap((clause, position) => toPatterns(index, clause, position))
  const anywhere = patterns.filter(({ isTitleOnly }) => !isTitleOnly)
  const find = (usable: readonly Pattern[], text: string, range?: WordRange) => {
    if (usable.length === 0) return []
    const tokens = index.analyzer.tokenize(text, range)
    return withoutOverlaps(tokens.flatMap((_token, at) => marksAt(usable, tokens, at)))
  }
  return {
    find: (text, range) => find(anywhere, text, range),
    findInTitle: (title) => find(patterns, title),
  }
}

function marksAt(patterns: readonly Pattern[], tokens: readonly Token[], at: number): Mark[] {
  const { start, position } = tokens[at]!
  return patterns.flatMap(({ clause, match }) => {
    const last = match(tokens, at)
    return last ? [{ start, end: last.end, clause, position }] : []
  })
}

function toPatterns(index: SearchIndex, clause: Clause, position: number): Pattern[] {
  return clause.units.map((unit) => ({
    clause: position,
    isTitleOnly: clause.isTitleOnly === true,
    match: unit.kind === 'phrase' ? matchPhrase(unit.words) : matchWord(index, unit),
  }))
}

function matchWord(index: SearchIndex, unit: Extract<Unit, { kind: 'word' }>): Pattern['match'] {
  const isMeant = meaningOf(index, unit)
  return (tokens, at) => (isMeant(tokens[at]!) ? tokens[at] : undefined)
}

function meaningOf(
  index: SearchIndex,
  { word, term, isPrefix }: Extract<Unit, { kind: 'word' }>,
): (token: Token) => boolean {
  if (!isPrefix) return (token) => token.term === term
  const prefixes = beginningTexts(index, word)
  const outsiders = prefixes.map((prefix) => index.beginningWith(prefix).outsiders)
  return (token) =>
    token.term === term ||
    outsiders.some((terms) => terms.has(token.term)) ||
    prefixes.some((prefix) => token.word.startsWith(prefix))
}

function matchPhrase(words: readonly string[]): Pattern['match'] {
  return (tokens, at) => phraseEnd(tokens, at, words)
}

/** `e-mail list` has "email list" as well as "e-mail list". */
function phraseEnd(
  tokens: readonly Token[],
  at: number,
  [word, ...others]: readonly string[],
): Token | undefined {
  const token = tokens[at]
  if (!token) return undefined
  if (token.word === word) {
    if (others.length === 0) return token
    const next = token.isCompound
      ? tokens.findIndex(({ start }, later) => later > at && start >= token.end)
      : at + 1
    const end = next === -1 ? undefined : phraseEnd(tokens, next, others)
    if (end) return end
  }
  return token.isCompound ? phraseEnd(tokens, at + 1, [word!, ...others]) : undefined
}

/** Of places that overlap the longest counts. */
function withoutOverlaps(marks: readonly Mark[]): readonly Mark[] {
  const chosen: Mark[] = []
  for (const mark of marks.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const before = chosen.at(-1)
    if (!before || mark.start >= before.end) chosen.push(mark)
  }
  return chosen
}
