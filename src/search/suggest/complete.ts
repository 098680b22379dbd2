import type { SearchCorpus } from '../SearchCorpus.ts'
import type { KnownWord } from '../index/SearchIndex.ts'
import { beginningTexts } from '../match/expandWord.ts'
import { quoteValue } from '../query/parseWords.ts'
import { together } from '../shards/together.ts'
import { spell } from './spell.ts'
import { askWords, findNamed, type SuggestionTables } from './suggestionTables.ts'

export const mostCompletions = 4
const mostOperators = 2

/** A shorter beginning stands for too many words to mean an operator. */
const shortestOperatorPrefix = 3

/**
 * Texts that the field could hold once what is being typed at its end is complete: a value of an
 * operator, a word that posts have, an operator.
 */
export function complete(
  corpus: SearchCorpus,
  tables: SuggestionTables,
  text: string,
): readonly string[] {
  const typed = typedOperator(tables, text)
  if (typed && typed.name !== 'title') {
    const before = text.slice(0, typed.valueStart)
    return completeValue(corpus, tables, typed).map((value) => before + quoteValue(value))
  }
  const operators = typed ? [] : completeOperator(tables, text).slice(0, mostOperators)
  return [...completeWord(corpus, text).slice(0, mostCompletions - operators.length), ...operators]
}

interface TypedOperator {
  readonly name: string
  readonly value: string
  readonly valueStart: number
}

const operatorAtEnd =
  /(?:^|[\s(])[-−–]?(\p{L}[\p{L}\p{N}_-]*):(?:["“”„«»]([^"“”„«»]*)|([^\s"“”„«»]*))$/u

/** The operator whose value is being typed at the end of the text. */
export function typedOperator(
  { operators }: SuggestionTables,
  text: string,
): TypedOperator | undefined {
  const match = operatorAtEnd.exec(text)
  if (!match) return undefined
  const [whole, typedName, quoted, bare] = match
  const name = typedName!.toLowerCase()
  if (!operators.has(name)) return undefined
  const valueStart = match.index + whole.indexOf(':') + 1
  return { name, value: quoted ?? bare ?? '', valueStart }
}

function completeValue(
  corpus: SearchCorpus,
  tables: SuggestionTables,
  { name, value }: TypedOperator,
): readonly string[] {
  if (name === 'before' || name === 'after') {
    const years = corpus.facets.find(({ id }) => id === 'year')?.values ?? []
    return years.flatMap(({ slug }) => (slug !== value && slug.startsWith(value) ? [slug] : []))
  }
  const values = tables.operators.get(name)!
  const asked = askWords(corpus.index.analyzer, value)
  const found = asked.beginnings.length > 0 ? findNamed(values, asked) : values
  // A quote in a name would end the value there.
  return [...new Set(found.map((known) => known.name.replace(/["“”„«»]/gu, '')))]
}

const wordAtEnd = /(?:^|[\s(])[-−–]?(\p{L}[\p{L}\p{N}_-]*)$/u

function completeOperator({ operatorNames }: SuggestionTables, text: string): readonly string[] {
  const typed = wordAtEnd.exec(text)?.[1]
  if (!typed || typed.length < shortestOperatorPrefix || isInQuotes(text)) return []
  const before = text.slice(0, text.length - typed.length)
  const names = operatorNames.flatMap(
    (own) => own.find((name) => name.startsWith(typed.toLowerCase())) ?? [],
  )
  return names.map((name) => `${before}${name}:`)
}

function isInQuotes(text: string): boolean {
  return (text.match(/["“”„«»]/gu)?.length ?? 0) % 2 === 1
}

/** The word at the end, completed to words that posts have, the most frequent first. */
function completeWord(corpus: SearchCorpus, text: string): readonly string[] {
  const { index } = corpus
  const typed = index.analyzer.tokenize(text).findLast(({ isCompound }) => !isCompound)
  if (!typed || typed.end !== text.length) return []
  const before = text.slice(0, typed.start)
  const beginning = text.slice(typed.start).toLowerCase()
  const words = together(
    beginningTexts(index, typed.word),
    (prefix) => index.beginningWith(prefix).words,
  )
    .flat()
    .filter(({ word }) => word !== typed.word)
    .toSorted((a, b) => b.count - a.count || (a.word < b.word ? -1 : 1))
  const telling = isInQuotes(text) ? words : oneOfEachTerm(words)
  return telling.slice(0, mostCompletions).map((known) => before + spell(corpus, known, beginning))
}

/** But in a phrase, forms of one word find the same posts: the most frequent stands for all. */
function oneOfEachTerm(words: readonly KnownWord[]): readonly KnownWord[] {
  const seen = new Set<string>()
  return words.filter(({ term }) => !seen.has(term) && seen.add(term))
}
