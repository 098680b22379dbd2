import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseWords, withoutPart } from '../../../src/search/query/parseWords.ts'

const operators = new Set(['author', 'before', 'title'])

function parse(text: string) {
  return parseWords(text, (name) => operators.has(name))
}

/** Parts in short: `-` not wanted, `|` an alternative, quotes for phrases, `name:value`. */
function inShort(text: string): string[] {
  return parse(text).map(({ kind, text: value, operator, isExcluded, isAlternative }) => {
    const shown =
      kind === 'phrase' ? `“${value}”` : kind === 'operator' ? `${operator!}:${value}` : value
    return `${isAlternative ? '|' : ''}${isExcluded ? '-' : ''}${shown}`
  })
}

describe('what is typed', () => {
  it.each([
    ['ward pilot', ['ward', 'pilot']],
    ['  ward   pilot ', ['ward', 'pilot']],
    ['"quiet wards" bins', ['“quiet wards”', 'bins']],
    ['“quiet wards” „bins“ «beds»', ['“quiet wards”', '“bins”', '“beds”']],
    ['"quiet wards', ['“quiet wards”']],
    ['quiet" wards', ['quiet', '“wards”']],
    ['"" ward ""', ['ward']],
    ['-bins ward', ['-bins', 'ward']],
    ['ward −bins –beds', ['ward', '-bins', '-beds']],
    ['-"soft closing" ward', ['-“soft closing”', 'ward']],
    ['co-design ward - bins', ['co-design', 'ward', 'bins']],
    ['NOT bins ward', ['-bins', 'ward']],
    ['nurse OR midwife', ['nurse', '|midwife']],
    ['nurse | midwife ward', ['nurse', '|midwife', 'ward']],
    ['nurse or midwife', ['nurse', 'or', 'midwife']],
    ['OR nurse OR', ['nurse']],
    ['nurse AND ward', ['nurse', 'ward']],
    ['author:fenwick', ['author:fenwick']],
    ['Author:"Ida Fenwick" ward', ['author:Ida Fenwick', 'ward']],
    ['-author:fenwick', ['-author:fenwick']],
    ['author:', []],
    ['author: fenwick', ['fenwick']],
    ['wibble:wobble', ['wibble:wobble']],
    ['https://example.org/a', ['https://example.org/a']],
    ['at 12:30', ['at', '12:30']],
    ['… — !', []],
    ['', []],
    ['東京 OR 大阪', ['東京', '|大阪']],
  ])('%j is read as %j', (text, parts) => {
    expect(inShort(text)).toEqual(parts)
  })
})

describe('whatever is typed', () => {
  const typed = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc
      .array(
        fc.constantFrom('ward', '"', '-', ' ', 'OR', ':', 'author:', 'title:"', '|', 'é', '\n'),
      )
      .map((pieces) => pieces.join('')),
  )

  it('is read without an error, each part from where it stands', () => {
    fc.assert(
      fc.property(typed, (text) => {
        let at = 0
        for (const { start, end, text: part } of parse(text)) {
          expect(start).toBeGreaterThanOrEqual(at)
          expect(end).toBeLessThanOrEqual(text.length)
          expect(text.slice(start, end)).toContain(part.split(':').at(-1)!.trim())
          at = end
        }
      }),
    )
  })

  it('loses one part and no other by taking it away', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('ward', '-bins', '"two words"', 'author:ida', 'title:"a b"'), {
          minLength: 1,
        }),
        fc.nat(),
        (pieces, seed) => {
          const text = pieces.join(' ')
          const position = seed % pieces.length
          const left = withoutPart(text, parse(text)[position]!)
          expect(left).toBe(pieces.filter((_, at) => at !== position).join(' '))
        },
      ),
    )
  })
})

it.each([
  ['nurse OR midwife', 0, 'midwife'],
  ['nurse OR midwife', 1, 'nurse'],
  ['a nurse OR midwife b', 2, 'a nurse b'],
])('takes the OR away with the part: %j, %i', (text, position, left) => {
  expect(withoutPart(text, parse(text)[position]!)).toBe(left)
})
