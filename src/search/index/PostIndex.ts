import MiniSearch from 'minisearch'
import type { PostSummary } from '../../model/Post.ts'
import type { Analyzer } from '../analysis/Analyzer.ts'
import { analyzerFor } from '../analysis/analyzerFor.ts'
import { findBeginning } from './findBeginning.ts'
import { nearestWord } from './nearestWord.ts'
import {
  fieldWeights,
  findOccurrences,
  forEachWord,
  hasOneOf,
  hasWord,
  readPostWords,
  readTitle,
  titleEnd,
  countWords,
  type PostWords,
} from './postWords.ts'
import { readProfile } from './readProfile.ts'
import { rankingOptions, scoreTerm, type RankingDocument } from './scoreTerm.ts'
import type {
  Beginning,
  Profile,
  SearchIndex,
  TermScores,
  TitleOccurrences,
} from './SearchIndex.ts'
import { createVocabulary, type Vocabulary } from './Vocabulary.ts'

/** The part of a post from one heading to the next, as plain text. */
export interface SearchSection {
  readonly heading?: string
  readonly text: string
}

/** The whole index over title, headings, tags, authors, summary and body, as posts come and go. */
export interface PostIndex extends SearchIndex {
  readonly vocabulary: Vocabulary
  idAt(place: number): string | undefined
  placeOf(id: string): number | undefined
  wordsAt(place: number): PostWords | undefined
  /** In how many posts a term stands, by the number of the term. */
  readonly frequencyByNumber: (termNumber: number) => number
  /** The ranking, for saving: its official serialized form. */
  readonly ranking: MiniSearch<RankingDocument>
  put(id: string, words: PostWords): void
  discard(id: string): void
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
  const beginnings = new Map<string, Beginning>()
  const profiles = new Map<number, Profile>()
  let averageLength: number | undefined

  /** Nothing that was worked out holds any more. */
  function forget(): void {
    cache.clear()
    beginnings.clear()
    profiles.clear()
    averageLength = undefined
  }

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
    return scoreTerm(ranking, term, (id) => places.get(id as string)!)
  }

  /** From 1, by the numbers of terms, the places of the terms among those given; 0 for others. */
  function slotsOf(sought: readonly string[]): Uint16Array {
    const slots = new Uint16Array(vocabulary.termCount)
    for (const [at, term] of sought.entries()) {
      const number = vocabulary.numberOfTerm(term)
      if (number !== undefined) slots[number] ||= at + 1
    }
    return slots
  }

  function markWith(slots: Uint16Array, has: Uint8Array, isTitleOnly: boolean): void {
    for (let place = 0; place < has.length; place++) {
      const words = has[place] ? undefined : posts[place]
      const end = words && (isTitleOnly ? titleEnd(words) : words.length)
      if (words && hasOneOf(words, slots, vocabulary.termNumbers, end!)) has[place] = 1
    }
  }

  function titlesWith(sought: readonly string[]): (place: number) => TitleOccurrences | undefined {
    const slots = slotsOf(sought)
    return (place) => {
      const words = posts[place]
      const isThere = words && hasOneOf(words, slots, vocabulary.termNumbers, titleEnd(words))
      return isThere ? readTitle(words, slots, vocabulary, analyzer) : undefined
    }
  }

  return {
    analyzer,
    vocabulary,
    ranking,
    hasWord: (word) => vocabulary.has(word),
    termOf: (word) => {
      const number = vocabulary.has(word) ? vocabulary.numberOf(word) : undefined
      return number === undefined ? undefined : vocabulary.termOf(vocabulary.termNumberOf(number))
    },
    nearest: (word) => nearestWord(word, (letter) => vocabulary.knownWords(letter)),
    beginningWith: (prefix) =>
      remembered(beginnings, prefix, () =>
        findBeginning(prefix, { vocabulary, analyzer }, (terms, has, isTitleOnly) =>
          markWith(slotsOf(terms), has, isTitleOnly),
        ),
      ),
    markPosts: (term, has) => markWith(slotsOf([term]), has, false),
    markTitles: (term, has) => markWith(slotsOf([term]), has, true),
    hasWordAt: (word) => {
      const number = vocabulary.numberOf(word)
      return (place) => number !== undefined && hasWord(posts[place]!, number)
    },
    occurrencesOf: (sought) => {
      const slots = slotsOf(sought)
      return (place) => {
        const words = posts[place]
        return words ? findOccurrences(words, slots, vocabulary) : []
      }
    },
    titlesWith,
    profileOf: (place) =>
      remembered(profiles, place, () =>
        readProfile(posts[place]!, vocabulary, analyzer, {
          frequencyOf: (number) => frequencies[number] ?? 0,
          documentCount: places.size,
        }),
      ),
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
    placeOf: (id) => places.get(id),
    wordsAt: (place) => posts[place],
    scoresOf: (term) => cache.get(term, computeScores),
    frequencyOf: (term) => frequencies[vocabulary.numberOfTerm(term) ?? -1] ?? 0,
    frequencyByNumber: (termNumber) => frequencies[termNumber] ?? 0,
    put(id, words) {
      const place = freePlaces.pop() ?? ids.length
      ids[place] = id
      posts[place] = words
      places.set(id, place)
      countPosts(words, 1)
      if (!ranking.has(id)) ranking.add({ id, terms: termsOf(words).join(' ') })
      forget()
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
      forget()
    },
  }
}

function remembered<Key, Value>(known: Map<Key, Value>, key: Key, make: () => Value): Value {
  const value = known.get(key) ?? make()
  known.set(key, value)
  return value
}

function average(posts: readonly (PostWords | undefined)[]): number {
  const lengths = posts.flatMap((words) => (words ? countWords(words) : []))
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
