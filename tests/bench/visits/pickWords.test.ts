import { expect, test } from 'vitest'
import { createPublication, postsOf } from '../publication/Publication.ts'
import { pickWords } from './pickWords.ts'

const publication = createPublication({ postCount: 100, wordsPerPost: 600 })
const htmls = Array.from(postsOf(publication), ({ html }) => html)

test('asks first for a word that about a fifth of the posts have', () => {
  const { first } = pickWords(htmls)
  const count = htmls.filter((html) => new RegExp(`\\b${first}\\b`, 'i').test(html)).length
  expect(count).toBeGreaterThanOrEqual(18)
  expect(count).toBeLessThanOrEqual(22)
})

test('types words that are there, and one that is not', () => {
  const [two, three, misspelt] = pickWords(htmls).typed
  const all = htmls.join(' ').toLowerCase()
  for (const word of `${two} ${three}`.split(' ')) expect(all).toContain(word)
  expect(all).not.toMatch(new RegExp(`\\b${misspelt}\\b`))
})

test('asks the same of the same posts, and something of a single one', () => {
  expect(pickWords(htmls)).toEqual(pickWords([...htmls]))
  const { first, more } = pickWords(htmls.slice(0, 1))
  expect([first, ...more]).not.toContain('')
})
