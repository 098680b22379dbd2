import { describe, expect, it } from 'vitest'
import { analyzerFor } from '../../../src/search/analysis/analyzerFor.ts'
import type { Corpus } from '../../../src/search/Corpus.ts'
import { addToIndex, createIndex, removeFromIndex } from '../../../src/search/index/PostIndex.ts'
import { loadIndex, saveIndex } from '../../../src/search/index/savedIndex.ts'
import { buildCorpus, createTextPost } from '../buildCorpus.ts'

const texts = [
  'Evaluation of the pilot, an e-mail pilot',
  'A guide to colour and to piloting',
  'The NHS and the R&D of evaluators',
]

function corpusOf(ids: readonly number[]): Corpus {
  return buildCorpus(
    ids.map((id) => createTextPost({ id: `${id}`, title: `Post ${id}` }, texts[id])),
  )
}

/** Scores of every term, by post. */
function scoresOf({ index }: Corpus): Record<string, Record<string, string>> {
  const terms = texts.flatMap((text) => index.analyzer.tokenize(text).map(({ term }) => term))
  return Object.fromEntries(
    terms.map((term) => {
      const { places, scores } = index.scoresOf(term)
      const byPost = Array.from(places, (place, at) => [index.idAt(place), scores[at]!.toFixed(9)])
      return [term, Object.fromEntries(byPost) as Record<string, string>]
    }),
  )
}

it('refuses what it did not save', () => {
  const saved = saveIndex(createIndex())
  expect(() => loadIndex({ ...saved, ranking: '{"cut of' })).toThrow(SyntaxError)
})

it('refuses what was saved for another language', () => {
  expect(() => loadIndex(saveIndex(createIndex()), analyzerFor('de'))).toThrow('english-1')
})

describe('a saved index', () => {
  const { index } = corpusOf([0, 1, 2])
  const loaded = loadIndex(saveIndex(index))

  it('is the same once it is loaded', () => {
    const { ranking: _before, ...before } = saveIndex(index)
    // MiniSearch lists its terms in another order once it is loaded.
    const { ranking: _after, ...after } = saveIndex(loaded)
    expect(after).toEqual(before)
    expect(loaded.documentCount).toBe(3)
    expect(loaded.vocabulary.wordsWithPrefix('')).toEqual(index.vocabulary.wordsWithPrefix(''))
  })

  it('goes on taking and losing posts', () => {
    const { post, sections } = createTextPost({ id: '3', title: 'Zebra' })
    addToIndex(loaded, post, sections)
    expect(loaded.scoresOf('zebra').places).toHaveLength(1)
    removeFromIndex(loaded, '3')
    expect(loaded.scoresOf('zebra').places).toHaveLength(0)
    expect(saveIndex(loaded).words).toBe(saveIndex(index).words)
  })
})

it('ranks the posts that stay as if those that left had never been there', () => {
  const corpus = corpusOf([2, 0, 1])
  removeFromIndex(corpus.index, '0')
  expect(scoresOf(corpus)).toEqual(scoresOf(corpusOf([1, 2])))
  expect(corpus.index.vocabulary.has('evaluation')).toBe(false)
})

it('forgets no post that it does not have', () => {
  const { index } = corpusOf([0])
  removeFromIndex(index, 'other')
  expect(index.documentCount).toBe(1)
})
