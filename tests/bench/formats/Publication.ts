import { createSeededRandom, type SeededRandom } from '../../fixtures/seededRandom.ts'
import { createVocabulary, pickByRank } from './vocabulary.ts'
import { writeBody, writeTitle } from './writeBody.ts'

interface Named {
  /** From 1. */
  readonly number: number
  readonly name: string
  readonly slug: string
}

/** A post before it is put into a format. */
export interface BenchPost {
  /** From 1; the first is the newest. */
  readonly number: number
  readonly url: string
  readonly title: string
  /** Plain text. */
  readonly summary: string
  readonly html: string
  readonly published: Date
  readonly author: Named
  readonly tags: readonly Named[]
}

/** A publication that is made up, the same in every run and every format. */
export interface Publication {
  readonly title: string
  readonly homePageUrl: string
  readonly postCount: number
  /** On average. */
  readonly wordsPerPost: number
  urlAt(number: number): string
  /** Made when asked for: all together would fill the memory. */
  postAt(number: number): BenchPost
}

const homePageUrl = 'https://blog.example.org/'
const authorCount = 60
const tagCount = 80
const tagsPerPost = 3
const newest = Date.parse('2026-06-30T15:00:00Z')
const hourMs = 60 * 60_000

export function createPublication(postCount: number, wordsPerPost: number): Publication {
  const vocabulary = createVocabulary(20_000, createSeededRandom(1))
  const authors = Array.from({ length: authorCount }, (_, at) =>
    createNamed(at + 1, capitalize(vocabulary[500 + at]!), capitalize(vocabulary[5000 + at]!)),
  )
  const tags = Array.from({ length: tagCount }, (_, at) =>
    createNamed(at + 1, vocabulary[1000 + at]!, vocabulary[2000 + at]!),
  )

  function urlAt(number: number): string {
    return `${homePageUrl}${dateOf(number).getUTCFullYear()}/post-${number}/`
  }

  function postAt(number: number): BenchPost {
    // A seed of its own for each post, so that any can be made without those before it.
    const random = createSeededRandom(Math.imul(number, 2_654_435_761))
    const pickWord = () => pickByRank(vocabulary, random)
    const title = writeTitle(pickWord, random)
    const { summary, html } = writeBody(wordsPerPost, pickWord, random)
    const author = random.pick(authors)
    const published = dateOf(number)
    return {
      number,
      url: urlAt(number),
      title,
      summary,
      html,
      published,
      author,
      tags: pickTags(tags, random),
    }
  }

  const title = 'A made-up publication'
  return { title, homePageUrl, postCount, wordsPerPost, urlAt, postAt }
}

/** Posts of some numbers, one at a time. */
export function* postsOf(
  { postAt, postCount }: Publication,
  first = 1,
  last = postCount,
): Generator<BenchPost> {
  for (let number = first; number <= Math.min(last, postCount); number++) yield postAt(number)
}

function createNamed(number: number, ...words: readonly string[]): Named {
  return { number, name: words.join(' '), slug: words.join('-').toLowerCase() }
}

function capitalize(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}

function dateOf(number: number): Date {
  return new Date(newest - number * 9 * hourMs)
}

function pickTags(tags: readonly Named[], random: SeededRandom): readonly Named[] {
  const picked = new Set<Named>()
  while (picked.size < tagsPerPost) picked.add(pickByRank(tags, random))
  return [...picked]
}
