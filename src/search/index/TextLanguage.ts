import type { Analyzer } from '../analysis/Analyzer.ts'
import { createChunkList, type ChunkList } from './createChunkList.ts'
import { createVocabulary, type Vocabulary } from './Vocabulary.ts'

/** In which chunks, words and terms texts are written. */
export interface TextLanguage {
  readonly analyzer: Analyzer
  readonly vocabulary: Vocabulary
  readonly chunks: ChunkList
}

/** The same as plain data, for another time. */
export interface SavedLanguage {
  /** Id of the analyzer. */
  readonly analyzer: string
  /** One a line, as all texts here. */
  readonly words: string
  /** Of each word. */
  readonly terms: string
  readonly chunks: string
  /** What each chunk is in `PostWords`, one after the other. */
  readonly encoded: Uint32Array
  /** Where that of each chunk ends. */
  readonly ends: Uint32Array
}

/** @param saved  what is known already: its numbers stay */
export function createTextLanguage(analyzer: Analyzer, saved?: SavedLanguage): TextLanguage {
  const vocabulary = createVocabulary(analyzer)
  const chunks = createChunkList(analyzer, vocabulary)
  if (saved && saved.words !== '') {
    const terms = saved.terms.split('\n')
    for (const [number, word] of saved.words.split('\n').entries()) {
      vocabulary.enter(word, terms[number]!)
    }
    let start = 0
    for (const [chunk, text] of saved.chunks.split('\n').entries()) {
      const end = saved.ends[chunk]!
      chunks.restore(text, [...saved.encoded.subarray(start, end)])
      start = end
    }
  }
  return { analyzer, vocabulary, chunks }
}

export function saveLanguage({ analyzer, vocabulary, chunks }: TextLanguage): SavedLanguage {
  const numbers = Array.from({ length: vocabulary.size }, (_value, number) => number)
  const texts = Array.from({ length: chunks.size }, (_value, chunk) => chunk)
  const encoded: number[] = []
  const ends = Uint32Array.from(texts, (chunk) => {
    for (const value of chunks.encodedOf(chunk)) encoded.push(value)
    return encoded.length
  })
  return {
    analyzer: analyzer.id,
    words: numbers.map((number) => vocabulary.wordOf(number)).join('\n'),
    terms: numbers.map((number) => vocabulary.termOf(vocabulary.termNumberOf(number))).join('\n'),
    chunks: texts.map((chunk) => chunks.textOf(chunk)).join('\n'),
    encoded: Uint32Array.from(encoded),
    ends,
  }
}
