import type { TextLanguage } from '../index/TextLanguage.ts'
import { startsSentence } from '../index/startsSentence.ts'
import type { SpelledWords, Spelling } from './ComparedTexts.ts'

type Visit = (chunk: number, count: number, where: keyof Spelling) => void

/**
 * Finds how words are written in a post.
 *
 * @param wanted  numbers of the words
 * @param forEachChunk  calls back with the chunks of the post as numbers, first ones first
 */
export function spellWords(
  { analyzer, vocabulary, chunks }: TextLanguage,
  wanted: ReadonlySet<number>,
  forEachChunk: (visit: Visit) => void,
): SpelledWords {
  const spellings = new Map<number, { [Where in keyof Spelling]: Map<string, number> }>()
  forEachChunk((chunk, count, where) => {
    if (!chunks.wordsOf(chunk).some((word) => wanted.has(word))) return
    const text = chunks.textOf(chunk)
    for (const { word, start, end } of analyzer.tokenize(text)) {
      const number = vocabulary.numberOf(word) ?? -1
      if (!wanted.has(number)) continue
      let spelling = spellings.get(number)
      if (!spelling) spellings.set(number, (spelling = { inside: new Map(), anywhere: new Map() }))
      const written = text.slice(start, end).replace(/['’ʼ＇]s$/iu, '')
      // After the full stop of `beta.example` a name may begin, too.
      const isFirst = start > 0 && startsSentence(text, start)
      const counts = isFirst ? spelling.anywhere : spelling[where]
      counts.set(written, (counts.get(written) ?? 0) + count)
    }
  })
  return spellings
}
