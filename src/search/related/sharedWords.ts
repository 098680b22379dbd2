import type { SearchSection } from '../index/PostIndex.ts'
import type { ComparedTexts } from './ComparedTexts.ts'
import type { SharedTerm } from './compareTexts.ts'

/** Words that two posts share, as people know them. */
export interface SharedWords {
  /** Those that count most first; empty where there is none to name. */
  readonly words: readonly string[]
  /** What they add to the likeness of the posts. */
  readonly share: number
}

const maximumWords = 3

/** A word that counts for much less than the first only seems to be a reason. */
const leastOfFirst = 0.4

/** A word that stands but once in the text of a post is seldom what it is about. */
const leastCount = 2

/** What every fourth post says is no subject; languages without a list of stop words have them, too. */
const commonFrom = 0.25

/** What words are taken from as they are written. */
export interface WrittenPost {
  readonly title: string
  readonly summary?: string
  readonly sections: () => readonly SearchSection[]
}

/**
 * Finds words to name for what a post shares with others, spelt as they are in the middle of its
 * sentences: neither stop words nor numbers.
 *
 * @param shared  for each of the others
 */
export function nameSharedWords(
  texts: ComparedTexts,
  post: WrittenPost,
  shared: readonly (readonly SharedTerm[])[],
): readonly SharedWords[] {
  const { vocabulary } = texts
  const mostPosts = Math.max(3, commonFrom * texts.postCount)
  const nameable = shared.map((terms) => {
    const named = terms.filter(
      ({ word, frequency }) => frequency <= mostPosts && isNameable(vocabulary.wordOf(word)),
    )
    const telling = named.filter(({ count }) => count >= leastCount)
    return telling.length > 0 ? telling : named
  })
  const wanted = new Set(nameable.flatMap((terms) => terms.map(({ word }) => word)))
  const spellings = readSpellings(texts, post, wanted)

  function spell({ word }: SharedTerm): string {
    const { inside, anywhere } = spellings.get(word) ?? {}
    return mostFrequent(inside) ?? mostFrequent(anywhere) ?? vocabulary.wordOf(word)
  }

  return nameable.map((terms) => chooseWords(terms, spell))
}

function chooseWords(
  terms: readonly SharedTerm[],
  spell: (term: SharedTerm) => string,
): SharedWords {
  const words: string[] = []
  let first: number | undefined
  let share = 0
  for (const term of terms) {
    if (words.length === maximumWords || term.share < leastOfFirst * (first ?? 0)) break
    const word = spell(term)
    if (isContraction(word) || words.some((named) => isPartOf(named, word))) continue
    first ??= term.share
    share += term.share
    words.push(word)
  }
  return { words, share }
}

/** Not a number, nor a single letter of a script that has upper and lower case. */
function isNameable(word: string): boolean {
  return /\p{L}/u.test(word) && !/^[\p{Ll}\p{Lu}]$/u.test(word)
}

/** `I’ve` and `don’t`: as common as stop words, though seldom in their lists. */
function isContraction(written: string): boolean {
  return /['’ʼ＇](?:d|ll|m|re|t|ve)$/iu.test(written)
}

/** `co-design` has been named, so `design` need not be. */
function isPartOf(named: string, word: string): boolean {
  const [a, b] = [named.toLowerCase(), word.toLowerCase()]
  return a.includes(b) || b.includes(a)
}

/** How often a word is written in which way. */
interface Spelling {
  /** In the middle of a sentence, where a name keeps its capital and others have none. */
  readonly inside: Map<string, number>
  readonly anywhere: Map<string, number>
}

/** @returns number of each wanted word → how it is written in the post */
function readSpellings(
  texts: ComparedTexts,
  { title, summary = '', sections }: WrittenPost,
  wanted: ReadonlySet<number>,
): ReadonlyMap<number, Spelling> {
  const { analyzer, vocabulary } = texts
  const spellings = new Map<number, Spelling>()
  if (wanted.size === 0) return spellings

  function enter(text: string, chunk: string, chunkStart: number, isProse: boolean): void {
    for (const { word, start, end } of analyzer.tokenize(chunk)) {
      const number = vocabulary.numberOf(word) ?? -1
      if (!wanted.has(number)) continue
      let spelling = spellings.get(number)
      if (!spelling) spellings.set(number, (spelling = { inside: new Map(), anywhere: new Map() }))
      const written = chunk.slice(start, end).replace(/['’ʼ＇]s$/iu, '')
      countOne(spelling.anywhere, written)
      const isInside = isProse && !startsSentence(text, chunkStart + start)
      if (isInside) countOne(spelling.inside, written)
    }
  }

  function read(text: string, isProse: boolean): void {
    texts.readText(text, ({ numbers }, chunk, start) => {
      for (const number of numbers) {
        if (wanted.has(number)) return enter(text, chunk, start, isProse)
      }
    })
  }

  // In titles of many publications every word has a capital.
  read(title, false)
  read(summary, true)
  for (const { heading = '', text } of sections()) {
    read(heading, false)
    read(text, true)
  }
  return spellings
}

function startsSentence(text: string, start: number): boolean {
  return /(?:^|[.!?:…•\n"“‘„«(–—])\s*$/u.test(text.slice(Math.max(0, start - 3), start))
}

function countOne(counts: Map<string, number>, written: string): void {
  counts.set(written, (counts.get(written) ?? 0) + 1)
}

function mostFrequent(counts: ReadonlyMap<string, number> = new Map()): string | undefined {
  return [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0]
}
