import { describe, expect, it } from 'vitest'
import { analyzerFor } from '../../../src/search/analysis/analyzerFor.ts'
import { editDistance } from '../../../src/search/index/editDistance.ts'
import { nearestWord } from '../../../src/search/index/nearestWord.ts'
import { createVocabulary, type Vocabulary } from '../../../src/search/index/Vocabulary.ts'
import { createSeededRandom } from '../../fixtures/seededRandom.ts'

function vocabularyOf(counts: Readonly<Record<string, number>>): Vocabulary {
  const vocabulary = createVocabulary(analyzerFor())
  for (const [word, count] of Object.entries(counts)) {
    const number = vocabulary.enter(word, word)
    for (let times = 0; times < count; times++) vocabulary.count(number, 1)
  }
  return vocabulary
}

function nearestIn(vocabulary: Vocabulary, typed: string): string | undefined {
  return nearestWord(typed, (letter) => vocabulary.knownWords(letter))
}

describe('words that begin alike', () => {
  it('are just those, in order, whenever they came', () => {
    const random = createSeededRandom(3)
    const vocabulary = vocabularyOf({})
    const all = new Set<string>()
    for (let round = 0; round < 300; round++) {
      const word = Array.from({ length: 1 + random.below(5) }, () =>
        random.pick(['k', 'n', 'o']),
      ).join('')
      vocabulary.count(vocabulary.enter(word, word), 1)
      all.add(word)
      const prefix = word.slice(0, 1 + random.below(3))
      const expected = [...all].filter((other) => other.startsWith(prefix)).toSorted()
      if (vocabulary.wordsWithPrefix(prefix).join() !== expected.join()) {
        expect(vocabulary.wordsWithPrefix(prefix)).toEqual(expected)
      }
    }
    expect(vocabulary.wordsWithPrefix('')).toEqual([...all].toSorted())
  })

  it('are found from the British spelling', () => {
    const vocabulary = vocabularyOf({ organization: 1, organist: 1, color: 1 })
    expect(vocabulary.wordsWithPrefix('organis')).toEqual(['organist', 'organization'])
    expect(vocabulary.wordsWithPrefix('colou')).toEqual(['color'])
  })
})

describe('the nearest word', () => {
  const vocabulary = vocabularyOf({ procurement: 1, pilot: 5, pivot: 9, form: 3, ward: 1, year: 4 })

  it.each([
    ['procuremnt', 'procurement'],
    ['prcuremnt', 'procurement'],
    ['prcremnt', undefined],
    ['pilto', 'pilot'],
    ['piot', 'pivot'],
    ['qilot', undefined],
    ['wrad', 'ward'],
    ['yer', undefined],
    ['form2', undefined],
  ])('to %s is %s', (typed, meant) => {
    expect(nearestIn(vocabulary, typed)).toBe(meant)
  })

  it('is none that no post has any more', () => {
    const shrinking = vocabularyOf({ pilot: 1 })
    shrinking.count(shrinking.numberOf('pilot')!, -1)
    expect(nearestIn(shrinking, 'pilto')).toBeUndefined()
    expect(shrinking.has('pilot')).toBe(false)
    expect(shrinking.wordsWithPrefix('p')).toEqual([])
  })
})

it.each([
  ['pilot', 'pilot', 0],
  ['pilot', 'pilots', 1],
  ['pilot', 'plot', 1],
  ['pilot', 'pliot', 1],
  ['form', 'from', 1],
  ['ward', 'cart', 2],
  ['ward', 'zebra', 3],
])('takes %s and %s to be %i edits apart, 3 for all that is more than 2', (a, b, distance) => {
  expect(editDistance(a, b, 2)).toBe(distance)
  expect(editDistance(b, a, 2)).toBe(distance)
})
