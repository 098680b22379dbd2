import { expect, test } from 'vitest'
import { highlightsWithPath, parseHighlightsParams } from '../../src/url/highlightsParams.ts'
import { highlightOfHash, highlightPath } from '../../src/url/paths.ts'

test('a highlight has a place in its post, which can be read again', () => {
  const path = highlightPath('quiet wards', 'a1')
  expect(path).toBe('/posts/quiet%20wards#highlight-a1')
  expect(highlightOfHash(new URL(path, 'https://a.example').hash)).toBe('a1')
  expect(highlightOfHash('#measures')).toBeUndefined()
  expect(highlightOfHash('')).toBeUndefined()
})

test.each([
  ['', '/saved/highlights'],
  ['  ', '/saved/highlights'],
  [' night ward ', '/saved/highlights?q=night+ward'],
])('the highlights with “%s” are at %s', (words, path) => {
  expect(highlightsWithPath(words)).toBe(path)
  const { searchParams } = new URL(path, 'https://a.example')
  expect(parseHighlightsParams(searchParams)).toBe(words.trim())
})

test('words without end are cut', () => {
  const params = new URLSearchParams({ q: 'x'.repeat(10_000) })
  expect(parseHighlightsParams(params).length).toBeLessThan(1_000)
})
