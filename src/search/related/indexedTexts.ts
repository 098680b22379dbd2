import { chunkPattern } from '../analysis/splitChunk.ts'
import type { Corpus } from '../Corpus.ts'
import { forEachWord } from '../index/postWords.ts'
import type { ComparedTexts, WordCounts } from './ComparedTexts.ts'
import { keyTermWeights } from './keyTerms.ts'

/** The words of a corpus as its index has them. */
export function indexedTexts({ index, filed, rankAt }: Corpus): ComparedTexts {
  const { analyzer, vocabulary } = index
  const wordsAt = (rank: number) => index.wordsAt(index.placeOf(filed[rank]?.post.id ?? '') ?? -1)

  function countWords(rank: number): ReadonlyMap<number, number> {
    const counts = new Map<number, number>()
    forEachWord(wordsAt(rank)!, (number, field) => {
      const weight = keyTermWeights[field]!
      if (weight === 0 || analyzer.isStopWord(vocabulary.wordOf(number))) return
      counts.set(number, (counts.get(number) ?? 0) + weight)
    })
    return counts
  }

  return {
    analyzer,
    vocabulary,
    postCount: index.documentCount,
    averageLength: averageOf(index),
    lengthOf: (rank) => wordsAt(rank)?.length,
    wordsOf: (rank): WordCounts => {
      const counts = countWords(rank)
      return { words: [...counts.keys()], counts: [...counts.values()] }
    },
    countInto: (counts, slots, rank) => {
      forEachWord(wordsAt(rank)!, (number, field) => {
        const slot = slots[vocabulary.termNumbers[number]!]!
        if (slot === 0 || analyzer.isStopWord(vocabulary.wordOf(number))) return
        counts[slot]! += keyTermWeights[field]!
      })
    },
    frequencyOf: index.frequencyByNumber,
    addScores: (scores, term, times) => {
      const found = index.scoresOf(vocabulary.termOf(term))
      for (const [at, place] of found.places.entries()) {
        const rank = rankAt(place)
        if (rank !== undefined) scores[rank]! += times * found.scores[at]!
      }
    },
    readText: (text, visit) => {
      for (const { 0: chunk, index: start } of text.matchAll(chunkPattern)) {
        const tokens = analyzer.tokenize(chunk)
        const numbers = tokens.flatMap(({ word }) => vocabulary.numberOf(word) ?? [])
        visit({ numbers, compoundCount: 0 }, chunk, start)
      }
    },
  }
}

function averageOf(index: Corpus['index']): number {
  let total = 0
  for (let place = 0; place < index.placeCount; place++) total += index.wordsAt(place)?.length ?? 0
  return total / Math.max(1, index.documentCount)
}
