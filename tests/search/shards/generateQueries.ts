import { emptyQuery, type SearchQuery } from '../../../src/model/SearchQuery.ts'
import type { Corpus } from '../../../src/search/Corpus.ts'
import { createSeededRandom, type SeededRandom } from '../../fixtures/seededRandom.ts'

/** Queries of every kind that can be typed and chosen, the same at every run. */
export function generateQueries(corpus: Corpus, count: number): SearchQuery[] {
  const random = createSeededRandom(2018)
  return Array.from({ length: count }, () => generateQuery(corpus, random))
}

function generateQuery(corpus: Corpus, random: SeededRandom): SearchQuery {
  const parts = Array.from({ length: random.below(4) }, () => generatePart(corpus, random))
  const words = [...parts, generateLast(corpus, random)].join(' ').slice(0, 200)
  const isRare = () => random.below(8) === 0
  return {
    ...emptyQuery,
    words: random.below(20) === 0 ? '' : words,
    filters: generateFilters(corpus, random),
    ...(isRare() && { from: `20${10 + random.below(10)}-0${1 + random.below(9)}-15` }),
    ...(isRare() && { to: `20${15 + random.below(10)}-0${1 + random.below(9)}-15` }),
    ...(isRare() && { sort: random.pick(['relevance', 'newest', 'oldest'] as const) }),
    ...(isRare() && { isLoose: true as const }),
    ...(isRare() && { isVerbatim: true as const }),
    page: random.pick([1, 1, 1, 2, 5]),
  }
}

function generateFilters(corpus: Corpus, random: SeededRandom): SearchQuery['filters'] {
  if (random.below(3) > 0) return {}
  const { id, values } = random.pick(corpus.facets)
  const slugs = [random.pick(values).slug, random.pick(values.slice(0, 5)).slug]
  return { [id]: [...new Set(slugs)].slice(0, 1 + random.below(2)) }
}

/** Words that follow each other in a post. */
function pickWords(corpus: Corpus, random: SeededRandom, count: number): string[] {
  const { post } = random.pick(corpus.filed)
  const sections = corpus.sections(post.id).map(({ text }) => text)
  const text = random.below(2) === 0 || sections.length === 0 ? post.title : random.pick(sections)
  const words = text.match(/[\p{L}\p{N}’'-]+/gu) ?? ['pilot']
  const start = random.below(Math.max(1, words.length - count + 1))
  return words.slice(start, start + count)
}

function pickWord(corpus: Corpus, random: SeededRandom): string {
  return pickWords(corpus, random, 1)[0]!
}

function generatePart(corpus: Corpus, random: SeededRandom): string {
  const word = pickWord(corpus, random)
  switch (random.below(12)) {
    case 0:
      return `"${pickWords(corpus, random, 2 + random.below(3)).join(' ')}"`
    case 1:
      return `-${word}`
    case 2:
      return `title:${word}`
    case 3:
      return `${word} OR ${pickWord(corpus, random)}`
    case 4:
      return misspell(word, random)
    case 5:
      return generateOperator(corpus, random)
    case 6:
      return `-"${pickWords(corpus, random, 2).join(' ')}"`
    default:
      return word
  }
}

function generateOperator(corpus: Corpus, random: SeededRandom): string {
  const { id, values } = random.pick(corpus.facets)
  const { name, slug } = random.pick(values)
  const sign = random.pick(['', '', '-'])
  return random.pick([
    `${sign}${id}:"${name || slug}"`,
    `after:20${10 + random.below(9)}`,
    `before:20${15 + random.below(9)}-06`,
    `${sign}tag:${pickWord(corpus, random)}`,
  ])
}

/** The last word may not be typed to its end. */
function generateLast(corpus: Corpus, random: SeededRandom): string {
  const word = pickWord(corpus, random)
  const kind = random.below(10)
  if (kind < 5) return word
  if (kind < 8) return word.slice(0, 1 + random.below(word.length))
  return generatePart(corpus, random)
}

function misspell(word: string, random: SeededRandom): string {
  const at = 1 + random.below(Math.max(1, word.length - 1))
  const rest = word.slice(at)
  return random.pick([
    word.slice(0, at) + rest.slice(1),
    `${word.slice(0, at)}e${rest}`,
    word.slice(0, at) + rest.slice(1, 2) + rest.slice(0, 1) + rest.slice(2),
  ])
}
