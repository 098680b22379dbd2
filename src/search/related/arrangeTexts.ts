import type { ByteStore } from '../index/ByteStore.ts'
import type { TextLanguage } from '../index/TextLanguage.ts'
import { chunkAt, forEachSpelt, keyCountAt, type CollectedPost } from './CollectedPost.ts'
import type { ComparedTexts, SpelledWords, WordCounts } from './ComparedTexts.ts'
import { createChunkCounting } from './createChunkCounting.ts'
import { createPostings, type TermPostings } from './createPostings.ts'
import { spellWords } from './spellWords.ts'

/** Words of posts, and what comparing them goes by. */
export interface ArrangedTexts extends ComparedTexts {
  readonly postings: TermPostings
  /** @returns whether a post has a term of some. @param isSought  by the number of the term */
  havingTerm(isSought: (term: number) => boolean): (rank: number) => boolean
}

/**
 * Makes the words of posts ready to be compared.
 *
 * @param posts  by rank
 * @param store  has how they are spelt
 */
export function arrangeTexts(
  posts: readonly CollectedPost[],
  language: TextLanguage,
  store: ByteStore,
): ArrangedTexts {
  const { analyzer, vocabulary, chunks } = language
  const isStopWord = (word: number) => analyzer.isStopWord(vocabulary.wordOf(word))
  /** By the number of the chunk its words without stop words. */
  const telling = Array.from({ length: chunks.size }, (_value, chunk) =>
    chunks.wordsOf(chunk).filter((word) => !isStopWord(word)),
  )
  const postings = createPostings(posts, telling, language)
  const total = posts.reduce((sum, { length }) => sum + length, 0)

  function wordsOf(rank: number): WordCounts {
    const post = posts[rank]!
    const counts = new Map<number, number>()
    for (let at = 0; at < post.chunkCount; at++) {
      const count = keyCountAt(post, at)
      if (count === 0) continue
      for (const word of telling[chunkAt(post, at)]!) {
        counts.set(word, (counts.get(word) ?? 0) + count)
      }
    }
    return { words: [...counts.keys()], counts: [...counts.values()] }
  }

  function spell(rank: number, wanted: ReadonlySet<number>): SpelledWords {
    return spellWords(language, wanted, (visit) =>
      forEachSpelt(store, posts[rank]!.spelling, visit),
    )
  }

  function havingTerm(isSought: (term: number) => boolean): (rank: number) => boolean {
    const isChunkSought = Uint8Array.from({ length: chunks.size }, (_value, chunk) => {
      const words = chunks.wordsOf(chunk)
      return Number(words.some((word) => isSought(vocabulary.termNumberOf(word))))
    })
    return (rank) => {
      const post = posts[rank]!
      for (let at = 0; at < post.chunkCount; at++) {
        if (isChunkSought[chunkAt(post, at)] === 1) return true
      }
      return false
    }
  }

  return {
    vocabulary,
    isStopWord,
    postCount: posts.length,
    averageLength: total / Math.max(1, posts.length),
    lengthOf: (rank) => posts[rank]?.length,
    wordsOf,
    counting: createChunkCounting(posts, telling, vocabulary.size),
    frequencyOf: (term) => postings.frequencies[term]!,
    addScores: postings.addScores,
    spell,
    postings,
    havingTerm,
  }
}
