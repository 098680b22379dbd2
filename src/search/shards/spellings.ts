import type { KnownWord } from '../index/SearchIndex.ts'
import { createByteReader } from './ByteReader.ts'
import { createByteWriter, type ByteWriter } from './ByteWriter.ts'
import type { Piece } from './createShardWriter.ts'
import { readAfter, writeAfter } from './frontCoding.ts'
import { longestWord, pieceNames } from './pieceNames.ts'
import type { ShardHead } from './ShardHead.ts'

/** Words and how often they stand in posts, for corrections. */
export type SpeltWord = Omit<KnownWord, 'term'>

/** @param words  in order */
export function* writeSpellings(
  words: readonly KnownWord[],
): Generator<Piece, ShardHead['wordLengths']> {
  const outs = new Map<string, Map<number, { out: ByteWriter; last: string }>>()
  for (const { word, count } of words) {
    const letter = word[0]!
    const length = Math.min(word.length, longestWord)
    const ofLetter = outs.get(letter) ?? new Map<number, { out: ByteWriter; last: string }>()
    outs.set(letter, ofLetter)
    const own = ofLetter.get(length) ?? { out: createByteWriter(), last: '' }
    ofLetter.set(length, own)
    writeAfter(own.out, own.last, word)
    own.out.number(count)
    own.last = word
  }
  const lengths: Record<string, number> = {}
  for (const [letter, ofLetter] of outs) {
    lengths[letter] = 0
    for (const [length, { out }] of ofLetter) {
      lengths[letter] += 2 ** length
      yield { name: pieceNames.spelling(letter, length), bytes: out.finish() }
    }
  }
  return lengths
}

export function readSpellings(bytes: Uint8Array): SpeltWord[] {
  const from = createByteReader(bytes)
  const words: SpeltWord[] = []
  while (!from.isAtEnd) {
    const word = readAfter(from, words.at(-1)?.word ?? '')
    words.push({ word, count: from.number() })
  }
  return words
}
