import type { Analyzer } from '../analysis/Analyzer.ts'
import type { WordReader } from '../index/createWordReader.ts'
import { bm25 } from '../index/scoreTerm.ts'
import type { Vocabulary } from '../index/Vocabulary.ts'
import type { ComparedTexts } from './ComparedTexts.ts'
import type { CollectedWords } from './createTextCollector.ts'

interface Language {
  readonly analyzer: Analyzer
  readonly vocabulary: Vocabulary
  readonly reader: WordReader
}

/** Posts that have a term, and how often, one term after the other. */
interface Postings {
  /** By the number of the term where its posts begin; one more at the end. */
  readonly starts: Uint32Array
  readonly ranks: Uint32Array
  readonly counts: Uint16Array
}

/** Makes the words of posts ready to be compared. @param posts  by rank */
export function arrangeTexts(
  posts: readonly CollectedWords[],
  { analyzer, vocabulary, reader }: Language,
): ComparedTexts {
  const termOf = Uint32Array.from(vocabulary.termNumbers)
  const isStopWord = Uint8Array.from(termOf, (_term, word) =>
    Number(analyzer.isStopWord(vocabulary.wordOf(word))),
  )
  const frequencies = countPosts(posts, termOf, vocabulary.termCount)
  const { lengths, postings } = post(posts, termOf, isStopWord, vocabulary.termCount)
  const damping = dampingOf(lengths)
  const total = posts.reduce((sum, { length }) => sum + length, 0)

  return {
    analyzer,
    vocabulary,
    postCount: posts.length,
    averageLength: total / Math.max(1, posts.length),
    lengthOf: (rank) => posts[rank]?.length,
    wordsOf: (rank) => {
      const { words, counts } = posts[rank]!
      const telling = [...words.keys()].filter((at) => counts[at]! > 0 && !isStopWord[words[at]!])
      return { words: telling.map((at) => words[at]!), counts: telling.map((at) => counts[at]!) }
    },
    countInto: (into, slots, rank) => {
      const { words, counts } = posts[rank]!
      for (let at = 0; at < words.length; at++) {
        const word = words[at]!
        const slot = slots[termOf[word]!]!
        if (slot > 0 && isStopWord[word] === 0) into[slot]! += counts[at]!
      }
    },
    frequencyOf: (term) => frequencies[term]!,
    addScores: (scores, term, times) => {
      const [from, to] = [postings.starts[term]!, postings.starts[term + 1]!]
      const found = to - from
      // As MiniSearch has it, to the last digit: the search of a reader ranks by the same.
      const rarity = Math.log(1 + (posts.length - found + 0.5) / (found + 0.5))
      for (let at = from; at < to; at++) {
        const rank = postings.ranks[at]!
        const count = postings.counts[at]!
        scores[rank]! += times * (rarity * ((count * (bm25.k + 1)) / (count + damping[rank]!)))
      }
    },
    readText: reader.read,
  }
}

/** In how many posts each term stands, as a stop word too. */
function countPosts(
  posts: readonly CollectedWords[],
  termOf: Uint32Array,
  termCount: number,
): Uint32Array {
  const frequencies = new Uint32Array(termCount)
  const countedIn = new Int32Array(termCount).fill(-1)
  for (const [rank, { words }] of posts.entries()) {
    for (const word of words) {
      const term = termOf[word]!
      if (countedIn[term] === rank) continue
      countedIn[term] = rank
      frequencies[term]!++
    }
  }
  return frequencies
}

/** @returns postings of all terms, and the number of different ones that each post has */
function post(
  posts: readonly CollectedWords[],
  termOf: Uint32Array,
  isStopWord: Uint8Array,
  termCount: number,
): { readonly postings: Postings; readonly lengths: Uint32Array } {
  const lengths = new Uint32Array(posts.length)
  const starts = new Uint32Array(termCount + 1)
  const lastRank = new Int32Array(termCount).fill(-1)
  for (const [rank, { words }] of posts.entries()) {
    for (const word of words) {
      const term = termOf[word]!
      if (isStopWord[word] || lastRank[term] === rank) continue
      lastRank[term] = rank
      starts[term + 1]!++
      lengths[rank]!++
    }
  }
  for (let term = 0; term < termCount; term++) starts[term + 1]! += starts[term]!
  const ranks = new Uint32Array(starts[termCount]!)
  const counts = new Uint16Array(ranks.length)
  const ends = starts.slice(0, termCount)
  lastRank.fill(-1)
  for (const [rank, { words, rankingCounts }] of posts.entries()) {
    for (let at = 0; at < words.length; at++) {
      const word = words[at]!
      const term = termOf[word]!
      if (isStopWord[word]) continue
      if (lastRank[term] !== rank) {
        lastRank[term] = rank
        ranks[ends[term]!++] = rank
      }
      const place = ends[term]! - 1
      counts[place] = Math.min(0xffff, counts[place]! + rankingCounts[at]!)
    }
  }
  return { postings: { starts, ranks, counts }, lengths }
}

/** What BM25 sets against the count of a term, by the lengths of posts. */
function dampingOf(lengths: Uint32Array): Float64Array {
  // Where a post has no term, MiniSearch counts the empty text for one.
  const atLeastOne = lengths.map((length) => Math.max(1, length))
  let average = 0
  for (const [rank, length] of atLeastOne.entries()) {
    average = (average * rank + length) / (rank + 1)
  }
  const { k, b } = bm25
  return Float64Array.from(atLeastOne, (length) => k * (1 - b + (b * length) / average))
}
