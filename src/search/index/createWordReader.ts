import type { Analyzer } from '../analysis/Analyzer.ts'
import { chunkPattern } from '../analysis/splitChunk.ts'
import type { Vocabulary } from './Vocabulary.ts'

/** Reads texts as numbers of a vocabulary. */
export interface WordReader {
  /**
   * Calls back with each chunk of a text and the numbers of its words, wholes of compounds and their
   * parts alike. A word that the vocabulary has not got is entered.
   */
  read(text: string, visit: (words: ChunkWords, chunk: string, start: number) => void): void
}

/** The words of one chunk of a text. */
export interface ChunkWords {
  readonly numbers: readonly number[]
  /** Of the numbers, those that are wholes of compounds. */
  readonly compoundCount: number
}

/** Many times more than an analyzer keeps: a publisher's machine has the memory, a phone has not. */
const keptChunks = 250_000

/** Texts are long and their words few: each chunk is taken apart and looked up once. */
export function createWordReader(analyzer: Analyzer, vocabulary: Vocabulary): WordReader {
  let recent = new Map<string, ChunkWords>()
  let older = new Map<string, ChunkWords>()

  function keep(chunk: string, words: ChunkWords): ChunkWords {
    if (recent.size >= keptChunks) {
      older = recent
      recent = new Map()
    }
    recent.set(chunk, words)
    return words
  }

  function takeApart(chunk: string): ChunkWords {
    const tokens = analyzer.tokenize(chunk)
    return {
      numbers: tokens.map(({ word, term }) => vocabulary.enter(word, term)),
      compoundCount: tokens.filter(({ isCompound }) => isCompound).length,
    }
  }

  function wordsOf(chunk: string): ChunkWords {
    const known = recent.get(chunk)
    if (known) return known
    const before = older.get(chunk)
    if (before) return keep(chunk, before)
    // What an engine cuts out of a text may hold the whole text in memory.
    const copy = Array.from(chunk).join('')
    return keep(copy, takeApart(copy))
  }

  return {
    read: (text, visit) => {
      const pattern = new RegExp(chunkPattern)
      for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
        visit(wordsOf(match[0]), match[0], match.index)
      }
    },
  }
}
