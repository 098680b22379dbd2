import type { Analyzer } from '../analysis/Analyzer.ts'
import { chunkPattern } from '../analysis/splitChunk.ts'
import { decodeTokens, encodeTokens } from './postWords.ts'
import type { Vocabulary } from './Vocabulary.ts'

/**
 * The chunks of texts as they are written. Each has a number that stays, and is taken apart into
 * words once: texts are long, and their words few.
 */
export interface ChunkList {
  readonly size: number
  /** Enters a chunk under the next number, as it was taken apart before. */
  restore(text: string, encoded: readonly number[]): void
  /** Calls back with the number of each chunk of a text and where it stands. */
  read(text: string, visit: (chunk: number, start: number) => void): void
  textOf(chunk: number): string
  /** Numbers of its words in the vocabulary, wholes of compounds and their parts alike. */
  wordsOf(chunk: number): readonly number[]
  /** The same as a part of `PostWords`. */
  encodedOf(chunk: number): readonly number[]
  /** Of the words, those that are wholes of compounds. */
  compoundCountOf(chunk: number): number
}

/** @param vocabulary  in which the words of the texts are entered */
export function createChunkList(analyzer: Analyzer, vocabulary: Vocabulary): ChunkList {
  const numbers = new Map<string, number>()
  const texts: string[] = []
  const words: (readonly number[])[] = []
  const encoded: (readonly number[])[] = []
  const compoundCounts: number[] = []

  function restore(text: string, found: readonly number[]): number {
    // A list that has grown has room for more, several times what it holds.
    const own = found.slice()
    const decoded = decodeTokens(own)
    encoded.push(own)
    words.push(decoded.words)
    compoundCounts.push(decoded.compoundCount)
    const number = texts.push(text) - 1
    numbers.set(text, number)
    return number
  }

  function enter(text: string): number {
    // What an engine cuts out of a text may hold the whole text in memory.
    const copy = Array.from(text).join('')
    const tokens = analyzer.tokenize(copy)
    const own = tokens.map(({ word, term }) => vocabulary.enter(word, term))
    return restore(copy, encodeTokens(tokens, own))
  }

  return {
    get size() {
      return texts.length
    },
    restore,
    read: (text, visit) => {
      chunkPattern.lastIndex = 0
      for (let match = chunkPattern.exec(text); match; match = chunkPattern.exec(text)) {
        const { lastIndex } = chunkPattern
        visit(numbers.get(match[0]) ?? enter(match[0]), match.index)
        // Taking a chunk apart goes by the same pattern.
        chunkPattern.lastIndex = lastIndex
      }
    },
    textOf: (chunk) => texts[chunk]!,
    wordsOf: (chunk) => words[chunk]!,
    encodedOf: (chunk) => encoded[chunk]!,
    compoundCountOf: (chunk) => compoundCounts[chunk]!,
  }
}
