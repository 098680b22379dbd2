import { createSeededRandom, type SeededRandom } from '../../fixtures/seededRandom.ts'
import { pickByRank, pickRank } from './pickRank.ts'
import { wordAt } from './wordAt.ts'
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
  /** Names of the values of each facet, by the facet's id; the tags are its topics. */
  readonly facets: Readonly<Record<'type' | 'audiences' | 'region', readonly string[]>>
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
const tagCount = 80
const tagsPerPost = 3
const types = ['News', 'Blog', 'Case study', 'Guide', 'Event']
const audiences = ['Clinicians', 'Commissioners', 'Industry', 'Patients', 'Researchers']
const regions = ['National', 'North', 'South', 'East', 'West', 'Midlands', 'Coast', 'Islands']
const newest = Date.parse('2026-06-30T15:00:00Z')
const hourMs = 60 * 60_000
const mostYears = 15

interface PublicationOptions {
  readonly postCount: number
  readonly wordsPerPost: number
  /** Another one gives other texts of the same kind. */
  readonly seed?: number
}

export function createPublication(options: PublicationOptions): Publication {
  const { postCount, wordsPerPost, seed = 1 } = options
  const authors = Array.from({ length: countAuthors(postCount) }, (_, at) =>
    createNamed(at + 1, capitalize(wordAt(500 + at)), capitalize(wordAt(5000 + at))),
  )
  const tags = Array.from({ length: tagCount }, (_, at) =>
    createNamed(at + 1, wordAt(1000 + at), wordAt(2000 + at)),
  )

  const stepMs = Math.min(9 * hourMs, (mostYears * 365 * 24 * hourMs) / postCount)

  function dateOf(number: number): Date {
    return new Date(newest - number * stepMs)
  }

  function urlAt(number: number): string {
    return `${homePageUrl}${dateOf(number).getUTCFullYear()}/post-${number}/`
  }

  function postAt(number: number): BenchPost {
    // A seed of its own for each post, so that any can be made without those before it.
    const random = createSeededRandom(Math.imul(number, 2_654_435_761) + Math.imul(seed, 40_503))
    const pickWord = () => wordAt(pickRank(random))
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
      tags: pickSome(tags, tagsPerPost, random),
      facets: {
        type: [pickByRank(types, random)],
        audiences: pickSome(audiences, 1 + random.below(2), random),
        region: [pickByRank(regions, random)],
      },
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

/** More posts have more authors, but not as many more. */
function countAuthors(postCount: number): number {
  return Math.round(20 + 2 * Math.sqrt(postCount))
}

function pickSome<T>(values: readonly T[], count: number, random: SeededRandom): readonly T[] {
  const picked = new Set<T>()
  while (picked.size < count) picked.add(pickByRank(values, random))
  return [...picked]
}
