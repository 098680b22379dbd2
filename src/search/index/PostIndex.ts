import MiniSearch, { type Options } from 'minisearch'
import type { PostSummary } from '../../model/Post.ts'
import type { Analyzer } from '../analysis/Analyzer.ts'
import { analyzerFor } from '../analysis/analyzerFor.ts'
import { fieldWeights, forEachWord, readPostWords, type PostWords } from './postWords.ts'
import { createVocabulary, type Vocabulary } from './Vocabulary.ts'

/** The part of a post from one heading to the next, as plain text. */
export interface SearchSection {
  readonly heading?: string
  readonly text: string
}

/** Posts that have a term, by their places, and what the term is worth in each. */
interface TermScores {
  readonly places: Int32Array
  readonly scores: Float64Array
}

/** Full-text index over title, headings, tags, authors, summary and body. */
export interface PostIndex {
  readonly analyzer: Analyzer
  readonly vocabulary: Vocabulary
  readonly documentCount: number
  /** Of the words of posts, marks and all. */
  readonly averageLength: number
  /** Posts have places from 0 to below this; some may be empty. */
  readonly placeCount: number
  idAt(place: number): string | undefined
  wordsAt(place: number): PostWords | undefined
  wordsOf(id: string): PostWords | undefined
  /** BM25 of one term in all posts that have it. Stop words are worth nothing. */
  scoresOf(term: string): TermScores
  /** In how many posts a term stands, by the number of the term. */
  readonly frequencyOf: (termNumber: number) => number
  /** The ranking, for saving: its official serialized form. */
  readonly ranking: MiniSearch<RankingDocument>
  put(id: string, words: PostWords): void
  discard(id: string): void
}

/** All fields as one: terms, separated by spaces, as often as their fields weigh. */
export interface RankingDocument {
  readonly id: string
  readonly terms: string
}

/** A word counts more the oftener it stands in a post and the shorter the post; `d` would be for BM25+. */
const bm25 = { k: 2, b: 0.8, d: 0 }

export const rankingOptions: Options<RankingDocument> = {
  fields: ['terms'],
  tokenize: (terms) => terms.split(' '),
  processTerm: (term) => term,
  // Posts leave it with all their terms: there is nothing to clear away afterwards.
  autoVacuum: false,
}

export function createIndex(analyzer: Analyzer = analyzerFor()): PostIndex {
  return assembleIndex(analyzer, createVocabulary(analyzer), new MiniSearch(rankingOptions))
}

/** @param ranking  holds the posts that are then `put`, or nothing */
export function assembleIndex(
  analyzer: Analyzer,
  vocabulary: Vocabulary,
  ranking: MiniSearch<RankingDocument>,
): PostIndex {
  const ids: (string | undefined)[] = []
  const posts: (PostWords | undefined)[] = []
  const places = new Map<string, number>()
  const freePlaces: number[] = []
  const frequencies: number[] = []
  const cache = createScoreCache()
  let averageLength: number | undefined

  function termsOf(words: PostWords): string[] {
    const terms: string[] = []
    forEachWord(words, (number, field) => {
      if (analyzer.isStopWord(vocabulary.wordOf(number))) return
      const term = vocabulary.termOf(vocabulary.termNumberOf(number))
      for (let times = fieldWeights[field]!; times > 0; times--) terms.push(term)
    })
    return terms
  }

  function countPosts(words: PostWords, change: 1 | -1): void {
    const seen = new Set<number>()
    forEachWord(words, (number) => seen.add(vocabulary.termNumberOf(number)))
    for (const term of seen) frequencies[term] = (frequencies[term] ?? 0) + change
  }

  function computeScores(term: string): TermScores {
    const found: number[] = []
    const scores: number[] = []
    ranking.search(term, {
      bm25,
      tokenize: (text) => [text],
      // Taken here, so that nothing has to be sorted.
      filter: ({ id, score }) => {
        found.push(places.get(id as string)!)
        scores.push(score)
        return false
      },
    })
    return { places: Int32Array.from(found), scores: Float64Array.from(scores) }
  }

  return {
    analyzer,
    vocabulary,
    ranking,
    get documentCount() {
      return places.size
    },
    get placeCount() {
      return ids.length
    },
    get averageLength() {
      return (averageLength ??= average(posts))
    },
    idAt: (place) => ids[place],
    wordsAt: (place) => posts[place],
    wordsOf: (id) => posts[places.get(id) ?? -1],
    scoresOf: (term) => cache.get(term, computeScores),
    frequencyOf: (termNumber) => frequencies[termNumber] ?? 0,
    put(id, words) {
      const place = freePlaces.pop() ?? ids.length
      ids[place] = id
      posts[place] = words
      places.set(id, place)
      countPosts(words, 1)
      if (!ranking.has(id)) ranking.add({ id, terms: termsOf(words).join(' ') })
      cache.clear()
      averageLength = undefined
    },
    discard(id) {
      const place = places.get(id)
      if (place === undefined) return
      const words = posts[place]!
      ranking.remove({ id, terms: termsOf(words).join(' ') })
      countPosts(words, -1)
      forEachWord(words, (number) => vocabulary.count(number, -1))
      ids[place] = posts[place] = undefined
      places.delete(id)
      freePlaces.push(place)
      cache.clear()
      averageLength = undefined
    },
  }
}

function average(posts: readonly (PostWords | undefined)[]): number {
  const lengths = posts.flatMap((words) => words?.length ?? [])
  return lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length)
}

/** Typing asks for the same terms at every key. Cleared rather than grown without end. */
const cachedScores = 2_000_000

function createScoreCache() {
  const terms = new Map<string, TermScores>()
  let size = 0
  function clear(): void {
    terms.clear()
    size = 0
  }
  return {
    clear,
    get(term: string, compute: (term: string) => TermScores): TermScores {
      const known = terms.get(term)
      if (known) return known
      const computed = compute(term)
      size += computed.scores.length + 1
      if (size > cachedScores) clear()
      terms.set(term, computed)
      return computed
    },
  }
}

export function addToIndex(
  index: PostIndex,
  post: Omit<PostSummary, 'slug'>,
  sections: readonly SearchSection[],
): void {
  index.put(post.id, readPostWords(post, sections, index.analyzer, index.vocabulary))
}

export function removeFromIndex(index: PostIndex, id: string): void {
  index.discard(id)
}
