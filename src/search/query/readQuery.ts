import { tidyRange, type SearchQuery } from '../../model/SearchQuery.ts'
import type { Token } from '../analysis/Analyzer.ts'
import { beginningTexts } from '../match/expandWord.ts'
import { findNamedValues, isFacetOperator } from './facetOperators.ts'
import { parseWords, withoutPart, type WordsPart } from './parseWords.ts'
import { together } from '../shards/together.ts'
import { questionWords, type Clause, type TextQuery } from './TextQuery.ts'
import type { QueryReading, ReadPart } from './QueryReading.ts'
import { intersect, readDate, type Days } from './readDate.ts'
import type { SearchCorpus } from '../SearchCorpus.ts'

/** A query as it is carried out. */
export interface ReadQuery {
  readonly reading: QueryReading
  readonly text: TextQuery
  /** Facet id → slugs, of the filters and of the operators together. */
  readonly filters: SearchQuery['filters']
  readonly dates: Days
  readonly excludedValues: readonly FacetChoice[]
  /** So many words that posts need not have all of them, unless enough have. */
  readonly isQuestion: boolean
  /** What the words were taken apart into. */
  readonly parts: readonly WordsPart[]
}

interface FacetChoice {
  readonly facet: string
  readonly slugs: readonly string[]
}

/** What one part of the words asks for. */
interface Request {
  readonly part: WordsPart
  readonly read: ReadPart
  readonly clauses?: readonly Clause[]
  readonly choice?: FacetChoice
  readonly dates?: Days
  readonly corrections?: QueryReading['corrections']
}

/** Reads what was typed against what there is: operators become filters, unknown words are corrected. */
export function readQuery(corpus: SearchCorpus, query: SearchQuery): ReadQuery {
  const parts = parseWords(
    query.words,
    (name) => isDateOperator(name) || isTitleOperator(name) || isFacetOperator(corpus, name),
  )
  // Where operators have become filters, the same word has to be the last.
  const last = parts.findLast(
    (part) => part.kind !== 'operator' || part.isExcluded || isTitleOperator(part.operator),
  )
  const requests = together(parts, (part) => readPart(corpus, query, part, part === last))
  const wanted = requests.filter(({ part }) => !part.isExcluded)
  const unwanted = requests.filter(({ part }) => part.isExcluded)
  const lifted = lift(query, wanted)
  const clauses = withoutStopWords(corpus, joinAlternatives(requests))
  const corrections = requests.flatMap((request) => request.corrections ?? [])
  return {
    parts,
    text: { clauses, excluded: unwanted.flatMap((request) => request.clauses ?? []) },
    filters: lifted.filters,
    dates: rangeOf(lifted),
    excludedValues: unwanted.flatMap(({ choice }) => choice ?? []),
    isQuestion: clauses.length >= questionWords,
    reading: {
      parts: explain(requests),
      hasOperators: requests.some(
        ({ part }) => part.kind !== 'word' || part.isExcluded || part.isAlternative,
      ),
      lifted,
      corrections,
      correctedWords: correct(query.words, requests),
    },
  }
}

function isDateOperator(name: string | undefined): name is 'before' | 'after' {
  return name === 'before' || name === 'after'
}

function isTitleOperator(name: string | undefined): boolean {
  return name === 'title'
}

function readPart(
  corpus: SearchCorpus,
  query: SearchQuery,
  part: WordsPart,
  isLast: boolean,
): Request {
  const { kind, operator, text, isExcluded } = part
  const sign = isExcluded && { isExcluded }
  if (kind === 'operator' && isDateOperator(operator)) {
    const dates = readDate(negate(operator, isExcluded), text)
    // The other side of a day is a day that is wanted.
    if (dates)
      return { part: { ...part, isExcluded: false }, dates, read: { kind: 'dates', ...dates } }
  } else if (kind === 'operator' && !isTitleOperator(operator)) {
    const { facet, label, slugs, names } = findNamedValues(corpus, operator!, text)
    return {
      part,
      choice: { facet, slugs },
      read: { kind: 'facet', facet, ...(label && { label }), text, names, ...sign },
    }
  }
  const isTitleOnly = isTitleOperator(operator)
  const { clauses, corrections } = readText(corpus, query, part, isLast)
  return {
    part,
    corrections,
    clauses: isTitleOnly ? clauses.map(({ units }) => ({ units, isTitleOnly })) : clauses,
    read: { kind: isTitleOnly ? 'title' : kind === 'phrase' ? 'phrase' : 'word', text, ...sign },
  }
}

function negate(operator: 'before' | 'after', isExcluded: boolean): 'before' | 'after' {
  return (operator === 'before') === isExcluded ? 'after' : 'before'
}

function readText(
  corpus: SearchCorpus,
  query: SearchQuery,
  part: WordsPart,
  isLast: boolean,
): { clauses: Clause[]; corrections: { from: string; to: string }[] } {
  const { analyzer } = corpus.index
  const tokens = analyzer.tokenize(part.text)
  if (part.kind === 'phrase') {
    const words = tokens.filter(({ isCompound }) => !isCompound).map(({ word }) => word)
    return {
      clauses: words.length > 0 ? [{ units: [{ kind: 'phrase', words }] }] : [],
      corrections: [],
    }
  }
  const corrections: { from: string; to: string }[] = []
  const compounds = tokens.filter(({ isCompound }) => isCompound)
  const simple = tokens.filter((token) => !token.isCompound && !isInside(token, compounds))
  const clauses = together(simple, (token, position): Clause => {
    const isPrefix = isLast && !part.isExcluded && position === simple.length - 1
    const better =
      query.isVerbatim || part.isExcluded ? undefined : nearest(corpus, token, isPrefix)
    if (better !== undefined)
      corrections.push({ from: part.text.slice(token.start, token.end), to: better })
    const [read = token] = better === undefined ? [token] : analyzer.tokenize(better)
    return { units: [{ kind: 'word', word: read.word, term: read.term, isPrefix }] }
  })
  const joined = compounds.map((compound): Clause => {
    const words = tokens.filter((token) => !token.isCompound && isInside(token, [compound]))
    const isPrefix = isLast && !part.isExcluded && compound.end === part.text.length
    return {
      units: [
        { kind: 'word', word: compound.word, term: compound.term, isPrefix },
        { kind: 'phrase', words: words.map(({ word }) => word) },
      ],
    }
  })
  return { clauses: [...joined, ...clauses], corrections }
}

function isInside({ start, end }: Token, compounds: readonly Token[]): boolean {
  return compounds.some((compound) => start >= compound.start && end <= compound.end)
}

/** @returns the word that is probably meant, where no post has this one or one that begins with it */
function nearest(corpus: SearchCorpus, token: Token, isPrefix: boolean): string | undefined {
  const { index } = corpus
  // Each is asked for whatever the others say: a published index then fetches for all at once.
  const [isWord, isTerm, isBeginning] = together(
    [
      () => index.hasWord(token.word),
      () => index.frequencyOf(token.term) > 0,
      () =>
        isPrefix &&
        beginningTexts(index, token.word).some(
          (text) => index.beginningWith(text).terms.length > 0,
        ),
    ],
    (isKnown) => isKnown(),
  )
  return isWord || isTerm || isBeginning ? undefined : index.nearest(token.word)
}

/**
 * The clauses that are wanted; words of which any will do are one. `OR` after a filter, or after what
 * is not wanted, joins nothing.
 */
function joinAlternatives(requests: readonly Request[]): Clause[] {
  const clauses: Clause[] = []
  for (const [at, { part, clauses: own = [] }] of requests.entries()) {
    if (part.isExcluded) continue
    const [first, ...others] = own
    const previous = requests[at - 1]
    const before = previous?.clauses && !previous.part.isExcluded ? clauses.at(-1) : undefined
    if (part.isAlternative && first && before && before.isTitleOnly === first.isTitleOnly) {
      clauses[clauses.length - 1] = { ...before, units: [...before.units, ...first.units] }
      clauses.push(...others)
    } else clauses.push(...own)
  }
  return clauses
}

/** Words that every post has say nothing, unless there are no others. */
function withoutStopWords({ index }: SearchCorpus, clauses: readonly Clause[]): readonly Clause[] {
  const telling = clauses.filter(
    ({ units }) =>
      !units.every((unit) => unit.kind === 'word' && index.analyzer.isStopWord(unit.word)),
  )
  return telling.length > 0 ? telling : clauses
}

/** Moves what filters can say from the words into the filters. */
function lift(query: SearchQuery, requests: readonly Request[]): SearchQuery {
  const moved = requests.filter(({ choice, dates }) => choice ?? dates)
  if (moved.length === 0) return query
  const filters = new Map(Object.entries(query.filters))
  for (const { choice } of moved) {
    if (!choice) continue
    filters.set(choice.facet, [...new Set([...(filters.get(choice.facet) ?? []), ...choice.slugs])])
  }
  const { from: _from, to: _to, ...rest } = query
  return {
    ...rest,
    words: moved.reduceRight((words, { part }) => withoutPart(words, part), query.words),
    filters: Object.fromEntries(filters),
    ...tidyRange(moved.reduce((range, { dates }) => intersect(range, dates ?? {}), rangeOf(query))),
  }
}

function rangeOf({ from, to }: SearchQuery): Days {
  return { ...(from && { from }), ...(to && { to }) }
}

function explain(requests: readonly Request[]): ReadPart[] {
  const parts: ReadPart[] = []
  for (const { part, read } of requests) {
    const before = parts.at(-1)
    const isText = read.kind === 'word' || read.kind === 'phrase'
    if (part.isAlternative && isText && before?.kind === 'either') {
      parts[parts.length - 1] = { kind: 'either', texts: [...before.texts, read.text] }
    } else if (
      part.isAlternative &&
      isText &&
      (before?.kind === 'word' || before?.kind === 'phrase')
    ) {
      parts[parts.length - 1] = { kind: 'either', texts: [before.text, read.text] }
    } else parts.push(read)
  }
  return parts
}

function correct(words: string, requests: readonly Request[]): string {
  return requests.reduceRight((text, { part, corrections = [] }) => {
    const own = text.slice(part.start, part.end)
    const better = corrections.reduce((piece, { from, to }) => piece.replace(from, () => to), own)
    return text.slice(0, part.start) + better + text.slice(part.end)
  }, words)
}
