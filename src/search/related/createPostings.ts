import { roundFinely } from '../index/roundCount.ts'
import { bm25 } from '../index/scoreTerm.ts'
import { roundedRarity } from './keyTerms.ts'
import type { TextLanguage } from '../index/TextLanguage.ts'
import { chunkAt, rankingCountAt, type CollectedPost } from './CollectedPost.ts'
import type { ComparedTexts } from './ComparedTexts.ts'

/** A number of 16 bits has room for no more. */
const mostCounted = 0xffff

/** What of posts goes by their terms. */
export interface TermPostings extends Pick<ComparedTexts, 'addScores'> {
  /** By the number of the term in how many posts it stands, as a stop word too. */
  readonly frequencies: Uint32Array
  /** By the number of the term all that weighing it goes by: as long as it is the same, so are weights. */
  readonly rarities: Uint16Array
  /** What posts are damped by on average. */
  readonly averageLength: number
  /** What `addScores` adds for one post, by the numbers of its terms. */
  scoresIn(rank: number): ReadonlyMap<number, number>
}

/**
 * @param posts  by rank
 * @param telling  by the number of the chunk its words without stop words
 */
export function createPostings(
  posts: readonly CollectedPost[],
  telling: readonly (readonly number[])[],
  { vocabulary, chunks }: TextLanguage,
): TermPostings {
  const { termCount, termNumbers } = vocabulary
  const frequencies = new Uint32Array(termCount)
  /** By term where its posts begin; one more at the end. */
  const starts = new Uint32Array(termCount + 1)
  const lengths = new Uint32Array(posts.length)
  const metIn = new Int32Array(termCount)
  const allTerms = listTerms(chunks.size, (chunk) => chunks.wordsOf(chunk), termNumbers)
  const tellingTerms = listTerms(chunks.size, (chunk) => telling[chunk]!, termNumbers)

  metIn.fill(-1)
  for (const [rank, post] of posts.entries()) {
    for (let at = 0; at < post.chunkCount; at++) {
      const chunk = chunkAt(post, at)
      for (let which = allTerms.ends[chunk]!; which < allTerms.ends[chunk + 1]!; which++) {
        const term = allTerms.terms[which]!
        if (metIn[term] !== rank) frequencies[term]!++
        metIn[term] = rank
      }
    }
  }
  // With stop words there are as many or more: what is too much stays empty.
  for (let term = 0; term < termCount; term++) starts[term + 1] = starts[term]! + frequencies[term]!
  const ranks = new Uint32Array(starts[termCount]!)
  const counts = new Uint16Array(ranks.length)
  const ends = starts.slice(0, termCount)
  metIn.fill(-1)
  for (const [rank, post] of posts.entries()) {
    for (let at = 0; at < post.chunkCount; at++) {
      const chunk = chunkAt(post, at)
      const count = rankingCountAt(post, at)
      for (let which = tellingTerms.ends[chunk]!; which < tellingTerms.ends[chunk + 1]!; which++) {
        const term = tellingTerms.terms[which]!
        if (metIn[term] !== rank) {
          metIn[term] = rank
          ranks[ends[term]!++] = rank
          lengths[rank]!++
        }
        const place = ends[term]! - 1
        counts[place] = Math.min(mostCounted, counts[place]! + count)
      }
    }
  }
  const averageLength = averageOf(lengths)
  const damping = dampingOf(lengths, averageLength)

  function scoreOf(term: number, count: number, rank: number): number {
    const rarity = roundedRarity(ends[term]! - starts[term]!, posts.length)
    return rarity * ((count * (bm25.k + 1)) / (count + damping[rank]!))
  }

  function scoresIn(rank: number): ReadonlyMap<number, number> {
    const counted = new Map<number, number>()
    const post = posts[rank]!
    for (let at = 0; at < post.chunkCount; at++) {
      for (const word of telling[chunkAt(post, at)]!) {
        const term = termNumbers[word]!
        counted.set(term, (counted.get(term) ?? 0) + rankingCountAt(post, at))
      }
    }
    return new Map(
      Array.from(counted, ([term, count]) => [
        term,
        scoreOf(term, Math.min(mostCounted, count), rank),
      ]),
    )
  }

  return {
    frequencies,
    rarities: Uint16Array.from(frequencies, (frequency, term) => {
      const found = ends[term]! - starts[term]!
      return 64 * (32 - Math.clz32(frequency)) + (32 - Math.clz32(found))
    }),
    averageLength,
    scoresIn,
    addScores: (scores, term, times) => {
      const [from, to] = [starts[term]!, ends[term]!]
      const rarity = roundedRarity(to - from, posts.length)
      for (let at = from; at < to; at++) {
        const rank = ranks[at]!
        const count = counts[at]!
        scores[rank]! += times * (rarity * ((count * (bm25.k + 1)) / (count + damping[rank]!)))
      }
    },
  }
}

/** The terms of all chunks in one list: what is looked up for every word of every post lies together. */
function listTerms(
  chunkCount: number,
  wordsOf: (chunk: number) => readonly number[],
  termNumbers: readonly number[],
): { readonly terms: Uint32Array; readonly ends: Uint32Array } {
  const ends = new Uint32Array(chunkCount + 1)
  for (let chunk = 0; chunk < chunkCount; chunk++) {
    ends[chunk + 1] = ends[chunk]! + wordsOf(chunk).length
  }
  const terms = new Uint32Array(ends[chunkCount]!)
  for (let chunk = 0; chunk < chunkCount; chunk++) {
    const own = wordsOf(chunk).map((word) => termNumbers[word]!)
    terms.set(own, ends[chunk])
  }
  return { terms, ends }
}

function averageOf(lengths: Uint32Array): number {
  // Where a post has no term, MiniSearch counts the empty text for one.
  const total = lengths.reduce((sum, length) => sum + Math.max(1, length), 0)
  return roundFinely(total / Math.max(1, lengths.length))
}

/** What BM25 sets against the count of a term, by the lengths of posts. */
function dampingOf(lengths: Uint32Array, average: number): Float64Array {
  const { k, b } = bm25
  return Float64Array.from(lengths, (length) => k * (1 - b + (b * Math.max(1, length)) / average))
}
