import { expect, it } from 'vitest'
import { maximumWordsLength } from '../../src/model/SearchQuery.ts'
import { postPath } from '../../src/url/paths.ts'
import { readFind, withoutFind } from '../../src/url/find.ts'

function readFrom(search: string): string | undefined {
  return readFind(new URLSearchParams(search))
}

it.each([
  ['?find=ward', 'ward'],
  ['?find=quiet+ward&find=other', 'quiet ward'],
  ['?find=%20ward%20', 'ward'],
  ['?find=%E4%B8%AD', '中'],
  ['?find=%', '%'],
  ['?find=', undefined],
  ['?find=++', undefined],
  ['?q=ward', undefined],
  ['', undefined],
])('reads from %j what is to be found: %j', (search, words) => {
  expect(readFrom(search)).toBe(words)
})

it('takes no more words than a search may have, and writes no more either', () => {
  const long = 'ward '.repeat(200)
  expect(readFrom(`?find=${long}`)).toHaveLength(maximumWordsLength)
  const { searchParams } = new URL(postPath('a', { find: long }), 'https://reader.example')
  expect(searchParams.get('find')!.length).toBeLessThanOrEqual(maximumWordsLength)
})

it.each(['ward', '"quiet ward" OR night', 'a&b=c#d', '100%', 'čaj 茶', '<b>'])(
  'reads what a path says: %j',
  (words) => {
    const { searchParams } = new URL(postPath('a', { find: words }), 'https://reader.example')
    expect(readFind(searchParams)).toBe(words)
  },
)

it('clears nothing else from an address', () => {
  expect(withoutFind('?find=ward')).toBe('')
  expect(withoutFind('?a=1&find=ward&b=2')).toBe('?a=1&b=2')
  expect(withoutFind('')).toBe('')
})
