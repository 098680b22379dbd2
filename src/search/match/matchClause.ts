import { expandWord, type WeightedTerm } from './expandWord.ts'
import type { PostIndex } from '../index/PostIndex.ts'
import { compoundMark, firstMark, hasPhrase, titleEnd, type PostWords } from '../index/postWords.ts'
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
  /** Number of the word as it was typed; -1 where no post has it so. */
  readonly number: number
}

/** Finds the posts that have a unit of the clause; of several in one post, the best counts. */
export function matchClause(index: PostIndex, { units, isTitleOnly }: Clause): ClauseMatch {
  const matches = units.map((unit) => matchUnit(index, unit, isTitleOnly ?? false))
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

function emptyMatch({ placeCount }: PostIndex, words: readonly SoughtWord[] = []): ClauseMatch {
  return { has: new Uint8Array(placeCount), scores: new Float64Array(placeCount), words }
}

function matchUnit(index: PostIndex, unit: Unit, isTitleOnly: boolean): ClauseMatch {
  return unit.kind === 'phrase'
    ? matchPhrase(index, unit.words, isTitleOnly)
    : matchWord(index, unit, isTitleOnly)
}

function matchWord(
  index: PostIndex,
  unit: Extract<Unit, { kind: 'word' }>,
  isTitleOnly: boolean,
): ClauseMatch {
  const { vocabulary, analyzer } = index
  const { terms, ranked } = expandWord(index, unit)
  const number = vocabulary.numberOf(unit.word) ?? -1
  const telling = ranked.filter((term) => !analyzer.isStopWord(vocabulary.termOf(term.number)))
  const match = emptyMatch(index, telling.length > 0 ? [{ terms: telling, number }] : [])
  for (const term of telling) addScores(index, term, match)
  if (isTitleOnly)
    narrowToTitles(index, wordsOfTerms(index, terms), match.has, terms.size > telling.length)
  else if (terms.size > telling.length) markPosts(index, wordsOfTerms(index, terms), match.has)
  return match
}

function addScores(
  index: PostIndex,
  { number, weight }: WeightedTerm,
  { has, scores }: ClauseMatch,
): void {
  const found = index.scoresOf(index.vocabulary.termOf(number))
  for (let at = 0; at < found.places.length; at++) {
    const place = found.places[at]!
    has[place] = 1
    scores[place] = Math.max(scores[place]!, weight * found.scores[at]!)
  }
}

/** 1 at the number of each word that has one of the terms. */
function wordsOfTerms({ vocabulary }: PostIndex, terms: ReadonlySet<number>): Uint8Array {
  const isSought = new Uint8Array(vocabulary.termCount)
  for (const term of terms) isSought[term] = 1
  const words = new Uint8Array(vocabulary.size)
  const { termNumbers } = vocabulary
  for (let word = 0; word < words.length; word++) words[word] = isSought[termNumbers[word]!]!
  return words
}

/** Stop words, and more terms than are ranked by, are looked for in the posts themselves. */
function markPosts(index: PostIndex, isSought: Uint8Array, has: Uint8Array): void {
  for (let place = 0; place < has.length; place++) {
    if (has[place]) continue
    const words = index.wordsAt(place)
    if (words && hasOneOf(words, isSought, words.length)) has[place] = 1
  }
}

function narrowToTitles(
  index: PostIndex,
  isSought: Uint8Array,
  has: Uint8Array,
  isEveryPost: boolean,
): void {
  for (let place = 0; place < has.length; place++) {
    if (!has[place] && !isEveryPost) continue
    const words = index.wordsAt(place)
    has[place] = words && hasOneOf(words, isSought, titleEnd(words)) ? 1 : 0
  }
}

function hasOneOf(words: PostWords, isSought: Uint8Array, end: number): boolean {
  for (let at = 0; at < end; at++) {
    const value = words[at]!
    if (value < firstMark) {
      if (isSought[value]) return true
    } else if (value === compoundMark) {
      if (isSought[words[at + 1]!]) return true
      at += 2
    }
  }
  return false
}

/** Posts that have the rarest of the words are gone through for the phrase. */
function matchPhrase(
  index: PostIndex,
  phrase: readonly string[],
  isTitleOnly: boolean,
): ClauseMatch {
  const { vocabulary, analyzer } = index
  const match = emptyMatch(index)
  const numbers = phrase.map((word) => vocabulary.numberOf(word))
  if (!numbers.every((number) => number !== undefined)) return match
  const found = phrase
    .filter((word) => !analyzer.isStopWord(word))
    .map((word) =>
      index.scoresOf(vocabulary.termOf(vocabulary.termNumberOf(vocabulary.numberOf(word)!))),
    )
  for (const { places, scores } of found) {
    for (let at = 0; at < places.length; at++) match.scores[places[at]!]! += scores[at]!
  }
  const [rarest] = found.toSorted((a, b) => a.places.length - b.places.length)
  for (const place of rarest?.places ?? match.has.keys()) {
    const words = index.wordsAt(place)
    const end = words && (isTitleOnly ? titleEnd(words) : words.length)
    if (words && hasPhrase(words, numbers, end!)) match.has[place] = 1
  }
  return match
}
