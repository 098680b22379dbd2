import type { Corpus } from '../Corpus.ts'
import { createChunkList } from '../index/createChunkList.ts'
import { forEachWord } from '../index/postWords.ts'
import type { ComparedTexts, SpelledWords, WordCounts } from './ComparedTexts.ts'
import { keyTermWeights } from './keyTerms.ts'
import { spellWords } from './spellWords.ts'
import { startsSentence } from '../index/startsSentence.ts'

/** The words of a corpus as its index has them. */
export function indexedTexts(corpus: Corpus): ComparedTexts {
  const { index, filed } = corpus
  const { analyzer, vocabulary } = index
  const wordsAt = (rank: number) => index.wordsAt(index.placeOf(filed[rank]?.post.id ?? '') ?? -1)
  const isStopWord = (number: number) => analyzer.isStopWord(vocabulary.wordOf(number))

  function wordsOf(rank: number): WordCounts {
    const counts = new Map<number, number>()
    forEachWord(wordsAt(rank)!, (number, field) => {
      const weight = keyTermWeights[field]!
      if (weight === 0 || isStopWord(number)) return
      counts.set(number, (counts.get(number) ?? 0) + weight)
    })
    return { words: [...counts.keys()], counts: [...counts.values()] }
  }

  function spell(rank: number, wanted: ReadonlySet<number>): SpelledWords {
    const { post } = filed[rank]!
    const chunks = createChunkList(analyzer, vocabulary)
    return spellWords({ analyzer, vocabulary, chunks }, wanted, (visit) => {
      function read(text: string, isProse: boolean): void {
        chunks.read(text, (chunk, start) => {
          visit(chunk, 1, 'anywhere')
          if (isProse && !startsSentence(text, start)) visit(chunk, 1, 'inside')
        })
      }
      // In titles of many publications every word has a capital.
      read(post.title, false)
      read(post.summary ?? '', true)
      for (const { heading = '', text } of corpus.sections(post.id)) {
        read(heading, false)
        read(text, true)
      }
    })
  }

  return {
    vocabulary,
    isStopWord,
    postCount: index.documentCount,
    averageLength: averageOf(index),
    lengthOf: (rank) => wordsAt(rank)?.length,
    wordsOf,
    counting: (slots) => {
      const slotOfWord = new Uint16Array(vocabulary.size)
      for (const [word, slot] of slots) slotOfWord[word] = slot + 1
      return {
        countInto: (counts, rank) => {
          forEachWord(wordsAt(rank)!, (number, field) => {
            const slot = slotOfWord[number]!
            if (slot > 0) counts[slot - 1]! += keyTermWeights[field]!
          })
        },
        end: () => {},
      }
    },
    frequencyOf: index.frequencyByNumber,
    addScores: (scores, term, times) => {
      const found = index.scoresOf(vocabulary.termOf(term))
      for (const [at, place] of found.places.entries()) {
        const rank = corpus.rankAt(place)
        if (rank !== undefined) scores[rank]! += times * found.scores[at]!
      }
    },
    spell,
  }
}

function averageOf(index: Corpus['index']): number {
  let total = 0
  for (let place = 0; place < index.placeCount; place++) total += index.wordsAt(place)?.length ?? 0
  return total / Math.max(1, index.documentCount)
}
