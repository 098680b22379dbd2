import { expect, it } from 'vitest'
import { slugify } from '../../src/model/slugify.ts'

it.each([
  ['Hello, World!', 'hello-world'],
  ['  Spaces — and dashes  ', 'spaces-and-dashes'],
  ['Café Größe Ærø', 'cafe-große-ærø'],
  ['cafe\u0301', 'cafe'],
  ["Don’t & won't", 'dont-and-wont'],
  ['R&D', 'r-and-d'],
  ['50% of 7½', '50-of-71-2'],
  ['../../etc/passwd', 'etc-passwd'],
  ['<script>', 'script'],
  ['Ελληνικά', 'ελληνικα'],
  ['日本語 ガイド', '日本語-ガイド'],
  ['한국어', '한국어'],
  ['हिन्दी में', 'हिन्दी-में'],
  ['I ❤️ code 👩‍⚕️', 'i-code'],
  ['1️⃣ first', '1-first'],
  ['***', ''],
  ['', ''],
])('makes of %j the slug %j', (text, slug) => {
  expect(slugify(text)).toBe(slug)
})

it('is at most 80 characters and does not end in a hyphen', () => {
  expect(slugify('a'.repeat(200))).toBe('a'.repeat(80))
  expect(slugify(`${'a'.repeat(79)} b`)).toBe('a'.repeat(79))
})

it('cuts no character in two, so that it can stand in an address', () => {
  const slug = slugify(`a${'𐌰'.repeat(60)}`)
  expect(slug.isWellFormed()).toBe(true)
  expect(slug.length).toBeGreaterThan(70)
})

it('of a slug is the same slug', () => {
  for (const text of ['Hello, World!', 'Größe', '日本語 ガイド', 'हिन्दी में', 'x'.repeat(100)]) {
    expect(slugify(slugify(text))).toBe(slugify(text))
  }
})
