import { expect, it } from 'vitest'
import { findMatches } from '../../src/search/findMatches.ts'
import { loadIndex, saveIndex } from '../../src/search/PostIndex.ts'
import { buildCorpus, createTextPost } from './buildCorpus.ts'

it('refuses what it did not save', () => {
  expect(() => loadIndex('{"cut of')).toThrow(SyntaxError)
})

it('goes on taking posts after it was saved and loaded', () => {
  const { index } = buildCorpus([createTextPost({ id: 'a', title: 'Before' })])
  const loaded = loadIndex(saveIndex(index))
  expect(findMatches(loaded, 'before').matches.map(({ id }) => id)).toEqual(['a'])
  expect(saveIndex(loaded)).toBe(saveIndex(index))
})
