import { editDistance } from './editDistance.ts'
import type { KnownWord } from './SearchIndex.ts'

/** Shorter words are too near to too many others. */
const correctedLetters = 4
const twiceCorrectedLetters = 8

/**
 * The word that somebody who typed this may have meant: one letter off, two from eight letters on,
 * with the same first letter; never the word itself. The nearest, then the most frequent.
 *
 * @param wordsOf  the words that begin with a letter, in order; those of other lengths do no harm
 */
export function nearestWord(
  word: string,
  wordsOf: (letter: string, least: number, most: number) => Iterable<Omit<KnownWord, 'term'>>,
): string | undefined {
  const limit = word.length >= twiceCorrectedLetters ? 2 : 1
  if (word.length < correctedLetters || /\p{N}/u.test(word)) return undefined
  const [least, most] = [word.length - limit, word.length + limit]
  let best: { word: string; count: number; distance: number } | undefined
  for (const { word: other, count } of wordsOf(word[0]!, least, most)) {
    if (other === word) continue
    const distance = editDistance(word, other, best?.distance ?? limit)
    if (distance > (best?.distance ?? limit)) continue
    if (!best || distance < best.distance || count > best.count)
      best = { word: other, count, distance }
  }
  return best?.word
}
