import { assert, constantFrom, integer, property, record, string } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shelfPlaces } from '../../src/model/ShelfNote.ts'
import { shelfOrders, wholeShelf, type ShelfQuery } from '../../src/model/ShelfQuery.ts'
import { parseShelfParams, shelfPath } from '../../src/url/shelfParams.ts'

function parse(address: string): ShelfQuery {
  return parseShelfParams(new URL(address, 'https://reader.example').searchParams)
}

describe('the address of the shelf', () => {
  it('is short for the whole of it', () => {
    expect(shelfPath(wholeShelf)).toBe('/saved')
    expect(parse('/saved')).toEqual(wholeShelf)
  })

  it('has everything that is asked, in one order', () => {
    const query: ShelfQuery = {
      words: ' ward round ',
      place: 'to-read',
      label: 'To cite',
      order: 'title',
      page: 2,
    }
    expect(shelfPath(query)).toBe(
      '/saved?q=ward+round&place=to-read&label=To+cite&sort=title&page=2',
    )
  })

  it.each([
    ['/saved?place=nowhere&sort=backwards&page=-3', wholeShelf],
    ['/saved?page=1e99', { ...wholeShelf, page: 1 }],
    ['/saved?page=99999999', { ...wholeShelf, page: 10_000 }],
    ['/saved?label=%20%20', wholeShelf],
  ])('gives a query whatever stands in it: %s', (address, query) => {
    expect(parse(address)).toEqual(query)
  })

  it('gives back what was put into it', () => {
    const words = string({ maxLength: 50 }).map((text) => text.trim())
    const queries = record({
      words,
      place: constantFrom(...shelfPlaces),
      label: words.filter((text) => text !== ''),
      order: constantFrom(...shelfOrders),
      page: integer({ min: 1, max: 10_000 }),
    })
    assert(
      property(queries, (query) => {
        expect(parse(shelfPath(query))).toEqual(query)
      }),
    )
  })
})
