import { keyCountAt, type CollectedPost } from './CollectedPost.ts'
import type { ComparedTexts } from './ComparedTexts.ts'

/** Stands at chunks of several words, which are looked at one by one. */
const several = 0xffff

/**
 * Counts words by the chunks that they are written in, so that each chunk of a post takes one look.
 *
 * @param posts  by rank
 * @param telling  by the number of the chunk its words without stop words
 */
export function createChunkCounting(
  posts: readonly CollectedPost[],
  telling: readonly (readonly number[])[],
  wordCount: number,
): ComparedTexts['counting'] {
  const slotOfChunk = new Uint16Array(telling.length)
  const chunksOfWord = findChunks(telling, wordCount)

  return (slots) => {
    const marked: number[] = []
    for (const [word, slot] of slots) {
      for (const chunk of chunksOfWord(word)) {
        slotOfChunk[chunk] = telling[chunk]!.length > 1 ? several : slot + 1
        marked.push(chunk)
      }
    }
    return {
      countInto: (counts, rank) => {
        const post = posts[rank]!
        const { packed, chunkCount } = post
        for (let at = 0; at < chunkCount; at++) {
          const slot = slotOfChunk[packed[at]!]!
          if (slot === 0) continue
          if (slot < several) counts[slot - 1]! += keyCountAt(post, at)
          else {
            for (const word of telling[packed[at]!]!) {
              const own = slots.get(word)
              if (own !== undefined) counts[own]! += keyCountAt(post, at)
            }
          }
        }
      },
      end: () => {
        for (const chunk of marked) slotOfChunk[chunk] = 0
      },
    }
  }
}

/** @returns the numbers of the chunks that a word is written in */
function findChunks(
  telling: readonly (readonly number[])[],
  wordCount: number,
): (word: number) => Uint32Array {
  const starts = new Uint32Array(wordCount + 1)
  for (const words of telling) for (const word of words) starts[word + 1]!++
  for (let word = 0; word < wordCount; word++) starts[word + 1]! += starts[word]!
  const ends = starts.slice(0, wordCount)
  const chunks = new Uint32Array(starts[wordCount]!)
  for (const [chunk, words] of telling.entries()) {
    for (const word of words) chunks[ends[word]!++] = chunk
  }
  return (word) => chunks.subarray(starts[word], starts[word + 1])
}
