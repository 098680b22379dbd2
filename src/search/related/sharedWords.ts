import type { PostSummary } from '../../model/Post.ts'
import type { SharedTerm } from './compareTexts.ts'
import type { Corpus } from '../Corpus.ts'

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

/**
 * Finds words to name for what a post shares with others, spelt as they are in the middle of its
 * sentences: neither stop words nor numbers.
 */
export function createSharedWords(
  corpus: Corpus,
  post: PostSummary,
): (terms: readonly SharedTerm[]) => SharedWords {
  const { documentCount, vocabulary } = corpus.index
  const mostPosts = Math.max(3, commonFrom * documentCount)
  let spellings: ReadonlyMap<string, Spelling> | undefined

  function spell({ word }: SharedTerm): string {
    spellings ??= readSpellings(corpus, post)
    const folded = vocabulary.wordOf(word)
    const { inside, anywhere } = spellings.get(folded) ?? {}
    return mostFrequent(inside) ?? mostFrequent(anywhere) ?? folded
  }

  return (terms) => {
    const nameable = terms.filter(
      ({ word, frequency }) => frequency <= mostPosts && isNameable(vocabulary.wordOf(word)),
    )
    const telling = nameable.filter(({ count }) => count >= leastCount)
    return chooseWords(telling.length > 0 ? telling : nameable, spell)
  }
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

/** @returns word, folded → how it is written in the post */
function readSpellings(corpus: Corpus, post: PostSummary): ReadonlyMap<string, Spelling> {
  const spellings = new Map<string, Spelling>()

  function read(text: string, isProse: boolean): void {
    for (const { word, start, end } of corpus.index.analyzer.tokenize(text)) {
      let spelling = spellings.get(word)
      if (!spelling) spellings.set(word, (spelling = { inside: new Map(), anywhere: new Map() }))
      const written = text.slice(start, end).replace(/['’ʼ＇]s$/iu, '')
      countOne(spelling.anywhere, written)
      if (isProse && !startsSentence(text, start)) countOne(spelling.inside, written)
    }
  }

  // In titles of many publications every word has a capital.
  read(post.title, false)
  read(post.summary ?? '', true)
  for (const { heading = '', text } of corpus.sections(post.id)) {
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
