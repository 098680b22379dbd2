import { bm25 } from '../index/scoreTerm.ts'
import type { TextLanguage } from '../index/TextLanguage.ts'
import { chunkAt, rankingCountAt, type CollectedPost } from './CollectedPost.ts'
import type { ComparedTexts } from './ComparedTexts.ts'

/** What of posts goes by their terms. */
interface TermPostings extends Pick<ComparedTexts, 'addScores'> {
  /** By the number of the term in how many posts it stands, as a stop word too. */
  readonly frequencies: Uint32Array
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

  metIn.fill(-1)
  for (const [rank, post] of posts.entries()) {
    for (let at = 0; at < post.chunkCount; at++) {
      for (const word of chunks.wordsOf(chunkAt(post, at))) {
        const term = termNumbers[word]!
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
      for (const word of telling[chunkAt(post, at)]!) {
        const term = termNumbers[word]!
        if (metIn[term] !== rank) {
          metIn[term] = rank
          ranks[ends[term]!++] = rank
          lengths[rank]!++
        }
        const place = ends[term]! - 1
        counts[place] = Math.min(0xffff, counts[place]! + rankingCountAt(post, at))
      }
    }
  }
  const damping = dampingOf(lengths)

  return {
    frequencies,
    addScores: (scores, term, times) => {
      const [from, to] = [starts[term]!, ends[term]!]
      const found = to - from
      // As MiniSearch has it, to the last digit: where texts are searched they are ranked by the same.
      const rarity = Math.log(1 + (posts.length - found + 0.5) / (found + 0.5))
      for (let at = from; at < to; at++) {
        const rank = ranks[at]!
        const count = counts[at]!
        scores[rank]! += times * (rarity * ((count * (bm25.k + 1)) / (count + damping[rank]!)))
      }
    },
  }
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
