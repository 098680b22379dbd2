import type { Analyzer } from '../analysis/Analyzer.ts'
import type { ChunkList } from '../index/createChunkList.ts'
import { writtenForm } from '../suggest/spell.ts'

/** Learns from posts, the oldest first, how a publication writes its words. */
export interface WrittenForms {
  /** Takes in a chunk of a text. */
  see(chunk: number, isTitle: boolean): void
  /** @returns nothing where that is the word itself */
  of(number: number, word: string): { readonly written?: string }
}

/** Most are, and need not be taken apart once more. */
const isOneWord = /^[a-z0-9]+$/i

/**
 * The latest title that has a word decides; without one, the first text.
 *
 * @param wordCount  words that have numbers already
 */
export function createWrittenForms(
  analyzer: Analyzer,
  chunks: ChunkList,
  wordCount: number,
): WrittenForms {
  const forms: (string | undefined)[] = Array.from({ length: wordCount }, () => undefined)
  /** By the number of the chunk: outside titles it says nothing new. */
  const isSeen: boolean[] = Array.from({ length: chunks.size }, () => false)

  return {
    see: (chunk, isTitle) => {
      if (isSeen[chunk] && !isTitle) return
      isSeen[chunk] = true
      const text = chunks.textOf(chunk)
      const words = chunks.wordsOf(chunk)
      const tokens = isOneWord.test(text)
        ? [{ start: 0, end: text.length }]
        : analyzer.tokenize(text)
      for (const [at, token] of tokens.entries()) {
        const number = words[at]!
        if (forms[number] !== undefined && !isTitle) continue
        forms[number] = writtenForm(text, token) ?? forms[number]
      }
    },
    of: (number, word) => {
      const written = forms[number]
      return written === undefined || written === word ? {} : { written }
    },
  }
}
