import { expect, it } from 'vitest'
import {
  createShardLocator,
  hashLength,
  listShards,
} from '../../../src/search/shards/ShardDirectory.ts'
import { createPieceShelf } from '../../../src/search/shards/PieceShelf.ts'

/** In order: as many as fill two directories and begin a third. */
const beginnings = ['', ...Array.from({ length: 2_499 }, (_value, at) => toLetters(at))].toSorted()

function toLetters(number: number): string {
  return number
    .toString(26)
    .padStart(4, '0')
    .replace(/./g, (digit) => {
      return String.fromCharCode(97 + Number.parseInt(digit, 26))
    })
}

const hashOf = (at: number) => String(at).padStart(hashLength, '0')

function listed(texts: readonly string[]) {
  const hashes = texts.map((_text, at) => hashOf(at))
  const { listing, directories } = listShards(texts, hashes, () => 'x'.repeat(hashLength))
  const shelf = createPieceShelf()
  for (const { name, bytes } of directories) shelf.put(name, bytes)
  return { listing, directories, locator: createShardLocator(listing, shelf) }
}

it('lists a few shards in the head itself', () => {
  const { listing, directories, locator } = listed(beginnings.slice(0, 100))
  expect(directories).toEqual([])
  expect(listing.isDivided).toBe(false)
  expect(locator.hashOf(locator.shardAt(beginnings[42]!))).toBe(hashOf(42))
})

it('lists many by directories, and finds the same shards', () => {
  const { listing, directories, locator } = listed(beginnings)
  expect(directories).toHaveLength(3)
  expect(listing.beginnings.split('\n')).toHaveLength(3)
  for (const at of [0, 1, 1_023, 1_024, 1_025, 2_047, 2_048, 2_499]) {
    const text = beginnings[at]!
    expect(locator.shardAt(text)).toBe(at)
    expect(locator.shardAt(`${text}!`)).toBe(at)
    expect(locator.hashOf(at)).toBe(hashOf(at))
  }
})

it('names every shard that words of a beginning can stand in, across directories', () => {
  const { locator } = listed(beginnings)
  for (const prefix of ['a', 'ab', 'b', 'bm', 'bmk', 'd', 'dz', 'z']) {
    const first = beginnings.findLastIndex((text) => text <= prefix)
    const expected = beginnings.flatMap((text, at) =>
      at === first || (at > first && text.startsWith(prefix)) ? at : [],
    )
    expect(locator.shardsOf(prefix)).toEqual(expected)
  }
})

it('asks for the one directory that a text stands in', () => {
  const { listing } = listed(beginnings)
  const locator = createShardLocator(listing, createPieceShelf())
  expect(() => locator.shardAt(beginnings[1_500]!)).toThrow('1 pieces')
})
