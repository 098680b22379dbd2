import { expect, it } from 'vitest'
import { checksum } from '../../src/model/checksum.ts'

// http://www.isthe.com/chongo/tech/comp/fnv/#test_vectors
it.each([
  ['', 'cbf29ce484222325'],
  ['a', 'af63dc4c8601ec8c'],
  ['b', 'af63df4c8601f1a5'],
  ['fo', '08985907b541d342'],
  ['foo', 'dcb27518fed9d577'],
  ['foob', 'dd120e790c2512af'],
  ['foobar', '85944171f73967e8'],
])('of the bytes of %j is FNV-1a of 64 bits: %s', (text, hash) => {
  expect(checksum(new TextEncoder().encode(text))).toBe(hash)
  expect(checksum(text)).toBe(hash)
})

it('agrees with arithmetic on whole numbers for every byte', () => {
  const bytes = Uint8Array.from({ length: 256 }, (_, byte) => byte)
  let expected = 0xcbf29ce484222325n
  for (const byte of bytes) {
    expected = BigInt.asUintN(64, (expected ^ BigInt(byte)) * 0x100000001b3n)
  }
  expect(checksum(bytes)).toBe(expected.toString(16).padStart(16, '0'))
})

it('is 16 digits and tells texts apart, beyond ASCII too', () => {
  const texts = ['語', '文', 'é', 'e', '\u0000', '\u0100', 'ab', 'ba', '👩', '👨']
  const sums = texts.map((text) => checksum(text))
  expect(new Set(sums).size).toBe(texts.length)
  for (const sum of sums) expect(sum).toMatch(/^[0-9a-f]{16}$/)
})
