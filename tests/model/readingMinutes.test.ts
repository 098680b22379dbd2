import { expect, it } from 'vitest'
import { readingMinutes } from '../../src/model/readingMinutes.ts'

it.each([
  [0, 1],
  [1, 1],
  [238, 1],
  [356, 1],
  [357, 2],
  [2_380, 10],
])('of %i words are %i', (words, minutes) => {
  expect(readingMinutes(words)).toBe(minutes)
})
