import { describe, expect, it } from 'vitest'
import { createJsonScanner, type ScannedItem } from '../../../src/feed/json/createJsonScanner.ts'
import { feedLimits } from '../../../src/model/feedLimits.ts'
import { createSeededRandom } from '../../fixtures/seededRandom.ts'

function sourceOf(item: ScannedItem): string {
  return 'source' in item ? item.source : item.fault
}

/** As a feed arrives: all items it gave, and what it says of itself at the end. */
function scan(pieces: readonly string[]) {
  const scanner = createJsonScanner('field', feedLimits)
  const items = pieces.flatMap((piece) => scanner.push(piece)).map(sourceOf)
  return {
    items,
    head: scanner.head(),
    isComplete: scanner.isComplete(),
    hasItems: scanner.hasItems(),
  }
}

/** Every kind of trouble in one document of ordinary length. */
const document = JSON.stringify(
  {
    version: 'https://jsonfeed.org/version/1.1',
    title: 'Quotes " and \\ and [brackets] {braces}',
    authors: [{ name: 'Ann "The Pen" Author' }],
    items: [
      { id: '1', title: 'A "quoted" [title], with {all} of it \\', tags: [['nested'], []] },
      { id: '2', content_html: '<p>Line\nbreak, tab\t, ends in a backslash \\</p>\\' },
      { id: '3', title: 'Emoji 👩‍⚕️ and \u2028 and \ud835\udcd0', items: [{ id: 'not an item' }] },
      4,
      null,
      'a text, with a comma ] and a bracket',
      [{ id: 'in a list' }],
      { id: '5', _reader: { items: ['a', 'b'] } },
    ],
    _extension: { items: [1, 2, 3] },
    next_url: 'https://feed.example/page-2.json',
  },
  null,
  1,
)
const whole = JSON.parse(document) as { items: unknown[] }

function values(items: readonly string[]): unknown[] {
  return items.map((item) => JSON.parse(item) as unknown)
}

describe('any chunking', () => {
  it('gives every item as it stands in the document', () => {
    expect(values(scan([document]).items)).toEqual(whole.items)
  })

  it('gives the same items and the same head wherever the document is cut in two', () => {
    const expected = scan([document])
    for (let cut = 1; cut < document.length; cut++) {
      const pieces = [document.slice(0, cut), document.slice(cut)]
      expect({ cut, ...scan(pieces) }).toEqual({ cut, ...expected })
    }
  })

  it('gives the same items character by character', () => {
    expect(scan(document.split(''))).toEqual(scan([document]))
  })

  it('gives the same items in pieces of any lengths', () => {
    const random = createSeededRandom(20)
    const expected = scan([document])
    for (let round = 0; round < 300; round++) {
      const pieces: string[] = []
      for (let at = 0; at < document.length;) {
        const length = 1 + random.below(random.pick([3, 20, 200]))
        pieces.push(document.slice(at, at + length))
        at += length
      }
      expect({ pieces, ...scan(pieces) }).toEqual({ pieces, ...expected })
    }
  })

  it('gives an item with the piece that completes it and not later', () => {
    const scanner = createJsonScanner('field', feedLimits)
    expect(scanner.push('{"items":[{"id":"1"')).toEqual([])
    expect(scanner.push('}')).toEqual([{ source: '{"id":"1"}' }])
    expect(scanner.push(',{"id":"2"},')).toEqual([{ source: '{"id":"2"}' }])
    expect(scanner.push('{"id"')).toEqual([])
  })
})

describe('what counts as an item', () => {
  it.each([
    ['objects', '{"items":[{"id":1},{"id":2}]}', ['{"id":1}', '{"id":2}']],
    ['numbers', '{"items":[1, -2.5e3 ,3]}', ['1', '-2.5e3 ', '3']],
    ['null, true and false', '{"items":[null,true,false]}', ['null', 'true', 'false']],
    ['texts with brackets', '{"items":["]","}","\\"]"]}', ['"]"', '"}"', '"\\"]"']],
    ['a text that ends in a backslash', '{"items":["\\\\",{"a":1}]}', ['"\\\\"', '{"a":1}']],
    ['lists', '{"items":[[1,[2]],[]]}', ['[1,[2]]', '[]']],
    [
      'items with spaces between',
      '{ "items" : [ {"id":1} ,\n {"id":2} ] }',
      ['{"id":1}', '{"id":2}'],
    ],
    ['no item at all', '{"items":[]}', []],
    ['no item but space', '{"items":[ \n ]}', []],
    [
      'what is no JSON, for the reader to report',
      '{"items":[nonsense,{"id":1}]}',
      ['nonsense', '{"id":1}'],
    ],
  ])('gives %s', (_kind, text, items) => {
    expect(scan([text]).items).toEqual(items)
  })

  it.each([
    ['inside an extension', '{"_a":{"items":[1]},"items":[2]}'],
    ['inside an item', '{"items":[2]}'],
    ['as the end of another key', '{"old items":[1],"x\\"items":[1],"items":[2]}'],
    ['in a text', '{"title":"\\"items\\":[1]","items":[2]}'],
    ['as a value', '{"title":"items","list":[1],"items":[2]}'],
    ['a second time', '{"items":[2],"items":[3]}'],
  ])('is not misled by the word "items" %s', (_where, text) => {
    expect(scan(text.split('')).items).toEqual(['2'])
  })

  it.each([
    ['an object', '{"items":{"a":[1]}}'],
    ['a text', '{"items":"[1]"}'],
    ['missing', '{"title":"No posts"}'],
    ['in a list', '[{"items":[1]}]'],
  ])('gives nothing where the items are %s', (_kind, text) => {
    expect(scan([text])).toMatchObject({ items: [], hasItems: false, isComplete: true })
  })
})

describe('the head', () => {
  it.each([
    ['before', '{"title":"T","language":"en","items":[{"id":1}]}'],
    ['after', '{"items":[{"id":1}],"title":"T","language":"en"}'],
    ['around', '{"title":"T","items":[{"id":1},null],"language":"en"}\n'],
  ])('holds fields that stand %s the items, without the items', (_where, text) => {
    expect(scan([text]).head).toEqual({ title: 'T', language: 'en', items: [] })
    expect(scan(text.split('')).head).toEqual({ title: 'T', language: 'en', items: [] })
  })

  it('is known as soon as the first item is', () => {
    const scanner = createJsonScanner('field', feedLimits)
    scanner.push('{"title":"T","items":[{"id":1},{"id')
    expect(scanner.head()).toEqual({ title: 'T', items: [] })
  })

  it('is unknown before anything of it can be read', () => {
    const scanner = createJsonScanner('field', feedLimits)
    scanner.push('{"ti')
    expect(scanner.head()).toBeUndefined()
  })

  it('keeps the fields that had arrived whole when the feed is cut off in one', () => {
    expect(scan(['{"items":[],"title":"T","description":"Half a sen']).head).toEqual({
      title: 'T',
      items: [],
    })
  })
})

describe('a document that is cut off', () => {
  it('gives every whole item and is not complete, wherever the cut is', () => {
    for (let cut = 0; cut < document.length; cut++) {
      const { items, isComplete } = scan([document.slice(0, cut)])
      expect({ cut, isComplete }).toEqual({ cut, isComplete: false })
      expect(values(items)).toEqual(whole.items.slice(0, items.length))
    }
  })
})

describe('hostile documents', () => {
  it('leaves out an item of 200,000 nested brackets and goes on behind it', () => {
    const nested = `{"id":"deep","x":${'['.repeat(200_000)}${']'.repeat(200_000)}}`
    expect(scan([`{"items":[${nested},{"id":"next"}]}`]).items).toEqual([
      'too-deep',
      '{"id":"next"}',
    ])
  })

  it('notices brackets nested too deep outside of the items', () => {
    const scanner = createJsonScanner('field', feedLimits)
    scanner.push(`{"x":${'['.repeat(200)}${']'.repeat(200)}`)
    expect(scanner.isTooDeep()).toBe(false)
    scanner.push(`,"y":${'['.repeat(300)}`)
    expect(scanner.isTooDeep()).toBe(true)
  })

  it('leaves out an item that is too long, however it arrives, and goes on behind it', () => {
    const long = `{"text":"${'x'.repeat(50)} [{\\"]}"}`
    const text = `{"items":[{"id":1},${long},{"id":2}]}`
    for (const size of [1, 7, 1000]) {
      const scanner = createJsonScanner('field', { depth: 9, itemLength: 40 })
      const items = [...text.matchAll(new RegExp(`.{1,${size}}`, 'g'))].flatMap(([piece]) =>
        scanner.push(piece),
      )
      expect(items.map(sourceOf)).toEqual(['{"id":1}', 'too-long', '{"id":2}'])
    }
  })

  it('reads the items of a document that is their list', () => {
    const scanner = createJsonScanner('root', feedLimits)
    const items = ['[{"id":1,"x":[', '{}]},', ' 2,"three"', ']'].flatMap((piece) =>
      scanner.push(piece),
    )
    expect(items.map(sourceOf)).toEqual(['{"id":1,"x":[{}]}', '2', '"three"'])
    expect(scanner.isComplete()).toBe(true)
  })

  it('stays incomplete on brackets that are never closed', () => {
    expect(scan([`{"items":[${'{"a":'.repeat(200_000)}`])).toMatchObject({
      items: [],
      isComplete: false,
    })
  })

  it('reads a head of 50,000 lists in a moment', () => {
    const head = Array.from({ length: 50_000 }, (_, field) => `"f${field}":[]`).join(',')
    const pieces = `{${head},"items":[{"id":1}]}`.match(/.{1,16384}/g)!
    const started = performance.now()
    expect(scan(pieces).items).toEqual(['{"id":1}'])
    expect(performance.now() - started).toBeLessThan(2_000)
  })
})
