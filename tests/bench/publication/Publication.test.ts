import { describe, expect, test } from 'vitest'
import { createPublication, postsOf } from './Publication.ts'

const options = { postCount: 1000, wordsPerPost: 600 }

describe('a made-up publication', () => {
  test('is the same in every run', () => {
    expect(createPublication(options).postAt(7)).toEqual(createPublication(options).postAt(7))
  })

  test('is another one with another seed', () => {
    const other = createPublication({ ...options, seed: 2 })
    expect(other.postAt(7).html).not.toBe(createPublication(options).postAt(7).html)
  })

  test('has posts of about the length that is asked for, with headings', () => {
    const posts = [...postsOf(createPublication(options), 1, 100)]
    const words = posts.reduce((sum, { html }) => sum + readWords(html).length, 0) / posts.length
    expect(words).toBeGreaterThan(540)
    expect(words).toBeLessThan(720)
    expect(posts.filter(({ html }) => html.includes('<h2>')).length).toBe(100)
  })

  test('is filed in every facet, more posts under the first values than under the last', () => {
    const posts = [...postsOf(createPublication(options), 1, 400)]
    const types = posts.flatMap(({ facets }) => facets.type)
    const countOf = (type: string) => types.filter((other) => other === type).length
    expect(countOf('News')).toBeGreaterThan(2 * countOf('Event'))
    expect(countOf('Event')).toBeGreaterThan(0)
    for (const { facets, tags } of posts) {
      expect([facets.type.length, facets.region.length, tags.length]).toEqual([1, 1, 3])
      expect(facets.audiences.length).toBeGreaterThan(0)
    }
  })

  test('uses the word of rank r about 1/r times as often as the first (Zipf)', () => {
    const counts = new Map<string, number>()
    for (const word of wordsOf(1, 300)) counts.set(word, (counts.get(word) ?? 0) + 1)
    const sorted = [...counts.values()].toSorted((a, b) => b - a)
    const total = sorted.reduce((sum, count) => sum + count, 0)
    for (const rank of [10, 100, 1000]) {
      const share = (rank * sorted[rank - 1]!) / total
      expect(share, `rank ${rank}`).toBeGreaterThan(0.07)
      expect(share, `rank ${rank}`).toBeLessThan(0.13)
    }
  })

  test('has ever more different words, but not as many more as posts (Heaps)', () => {
    const words = new Set(wordsOf(1, 4))
    const few = words.size
    for (const word of wordsOf(5, 40)) words.add(word)
    const some = words.size
    for (const word of wordsOf(41, 400)) words.add(word)
    const many = words.size
    // In English texts ten times the length has between two and a half and seven times the words.
    for (const growth of [some / few, many / some]) {
      expect(growth).toBeGreaterThan(2.5)
      expect(growth).toBeLessThan(7)
    }
    expect(many / some).toBeLessThan(some / few)
  })
})

/** All words of posts of some numbers, in their order. */
function wordsOf(first: number, last: number): readonly string[] {
  const posts = [...postsOf(createPublication(options), first, last)]
  return posts.flatMap(({ html }) => readWords(html))
}

function readWords(html: string): readonly string[] {
  return (
    html
      .replaceAll(/<[^>]*>/g, ' ')
      .toLowerCase()
      .match(/[a-z]+/g) ?? []
  )
}
