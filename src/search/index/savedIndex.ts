import MiniSearch, { type AsPlainObject } from 'minisearch'
import type { Analyzer } from '../analysis/Analyzer.ts'
import { analyzerFor } from '../analysis/analyzerFor.ts'
import { assembleIndex, type PostIndex } from './PostIndex.ts'
import { forEachWord, renumber } from './postWords.ts'
import { rankingOptions } from './scoreTerm.ts'
import { createVocabulary } from './Vocabulary.ts'

/** Rises with every change to what the index holds: one saved by another version is built anew. */
export const indexVersion = 3

/** An index as the cache database keeps it. */
export interface SavedIndex {
  readonly analyzer: string
  /** MiniSearch's JSON. */
  readonly ranking: string
  /** The vocabulary in order, one word a line. */
  readonly words: string
  /** The term of each word, one a line; empty where it is the word itself. */
  readonly terms: string
  readonly ids: readonly string[]
  /** How many of the numbers are of each post. */
  readonly lengths: Uint32Array
  /** The words of the posts, one post after the other. */
  readonly numbers: Uint32Array
}

/** Words that no post has any more are left behind. */
export function saveIndex(index: PostIndex): SavedIndex {
  const { vocabulary } = index
  const all = Array.from({ length: vocabulary.size }, (_value, number) => number)
  const kept = all
    .filter((number) => vocabulary.countOf(number) > 0)
    .toSorted((a, b) => (vocabulary.wordOf(a) < vocabulary.wordOf(b) ? -1 : 1))
  const renumbered = new Uint32Array(vocabulary.size)
  for (const [order, number] of kept.entries()) renumbered[number] = order
  const places = Array.from({ length: index.placeCount }, (_value, place) => place).filter(
    (place) => index.idAt(place) !== undefined,
  )
  const posts = places.map((place) => renumber(index.wordsAt(place)!, renumbered))
  const termOf = (number: number) => vocabulary.termOf(vocabulary.termNumberOf(number))
  return {
    analyzer: index.analyzer.id,
    ranking: JSON.stringify(index.ranking),
    words: kept.map((number) => vocabulary.wordOf(number)).join('\n'),
    terms: kept
      .map((number) => (termOf(number) === vocabulary.wordOf(number) ? '' : termOf(number)))
      .join('\n'),
    ids: places.map((place) => index.idAt(place)!),
    lengths: Uint32Array.from(posts, ({ length }) => length),
    numbers: join(posts),
  }
}

function join(posts: readonly Uint32Array[]): Uint32Array {
  const joined = new Uint32Array(posts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const post of posts) {
    joined.set(post, at)
    at += post.length
  }
  return joined
}

/** @throws when another analyzer made it, or it is not what `saveIndex` of this version gave */
export function loadIndex(saved: SavedIndex, analyzer: Analyzer = analyzerFor()): PostIndex {
  if (saved.analyzer !== analyzer.id)
    throw new Error(`search: index of analyzer ${saved.analyzer}, not ${analyzer.id}`)
  const vocabulary = createVocabulary(analyzer)
  const terms = saved.terms.split('\n')
  for (const [order, word] of saved.words.split('\n').entries()) {
    if (word) vocabulary.enter(word, terms[order] || word)
  }
  const ranking = MiniSearch.loadJS(JSON.parse(saved.ranking) as AsPlainObject, rankingOptions)
  const index = assembleIndex(analyzer, vocabulary, ranking)
  let start = 0
  for (const [order, id] of saved.ids.entries()) {
    const words = saved.numbers.slice(start, (start += saved.lengths[order]!))
    forEachWord(words, (number) => vocabulary.count(number, 1))
    index.put(id, words)
  }
  return index
}
