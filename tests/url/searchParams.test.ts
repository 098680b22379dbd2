import { describe, expect, it } from 'vitest'
import {
  effectiveSort,
  maximumWordsLength,
  type SearchQuery,
  type SortOrder,
} from '../../src/model/SearchQuery.ts'
import { formatSearchParams, parseSearchParams } from '../../src/url/searchParams.ts'
import { createSeededRandom } from '../fixtures/seededRandom.ts'

const facetIds = ['audience', 'type', 'topic', 'author', 'year']

function parse(address: string): SearchQuery {
  return parseSearchParams(new URLSearchParams(address), facetIds)
}

function format(query: Partial<SearchQuery>): string {
  return formatSearchParams({ words: '', filters: {}, page: 1, ...query }, facetIds)
}

/** What a query asks, however it is put. */
function meaning(query: SearchQuery) {
  const filters = Object.entries(query.filters).map(([id, slugs]) => [id, slugs.toSorted()])
  return { words: query.words, page: query.page, sort: effectiveSort(query), filters }
}

describe('writing and reading', () => {
  const words = [
    '',
    'pilot',
    'two words',
    'ä & b = c?',
    '"quoted" 100%',
    '日本語',
    "it's + #1",
    '👩‍⚕️',
  ]
  const slugs = ['news', 'case-study', 'r-and-d', 'größe', '日本語', '2024', 'a+b', 'x&y=z']
  const sorts: readonly (SortOrder | undefined)[] = [undefined, 'relevance', 'newest', 'oldest']

  it('gives back a query that asks the same, whatever it is', () => {
    const random = createSeededRandom(7)
    for (let round = 0; round < 1_000; round++) {
      const chosen = facetIds
        .filter(() => random.below(2) === 0)
        .map((id) => [id, slugs.filter(() => random.below(3) === 0)] as const)
        .filter(([, values]) => values.length > 0)
      const sort = random.pick(sorts)
      const query: SearchQuery = {
        words: random.pick(words),
        filters: Object.fromEntries(chosen),
        ...(sort && { sort }),
        page: 1 + random.below(30),
      }
      const address = format(query)
      const back = parse(address)
      expect({ address, ...meaning(back) }).toEqual({ address, ...meaning(query) })
      expect(format(back)).toBe(address)
    }
  })
})

describe('the address', () => {
  it.each<[string, Partial<SearchQuery>, string]>([
    ['nothing for a query that asks nothing', {}, ''],
    ['nothing for blank words', { words: '  ' }, ''],
    ['nothing for the first page', { page: 1 }, ''],
    ['nothing for an empty group', { filters: { type: [] } }, ''],
    ['nothing for the order that comes anyway', { sort: 'newest' }, ''],
    ['nothing for relevance of no words', { sort: 'relevance' }, ''],
    ['words without the space around them', { words: ' pilot study ' }, '?q=pilot+study'],
    ['no order by relevance for words', { words: 'a', sort: 'relevance' }, '?q=a'],
    ['another order for words', { words: 'a', sort: 'newest' }, '?q=a&sort=newest'],
    ['another order without words', { sort: 'oldest' }, '?sort=oldest'],
    ['several values one by one', { filters: { type: ['blog', 'news'] } }, '?type=blog&type=news'],
    ['the page last', { words: 'a', filters: { type: ['b'] }, page: 3 }, '?q=a&type=b&page=3'],
    ['no facet that the site does not have', { filters: { colour: ['red'] } }, ''],
  ])('holds %s', (_what, query, address) => {
    expect(format(query)).toBe(address)
  })

  it('is the same for the same choice, in whatever order it was made', () => {
    const one = { topic: ['data', 'ai'], audience: ['nurses'] }
    const other = { audience: ['nurses'], topic: ['ai', 'data'] }
    expect(format({ filters: one })).toBe('?audience=nurses&topic=ai&topic=data')
    expect(format({ filters: other })).toBe(format({ filters: one }))
  })
})

describe('what stands in an address', () => {
  it('may be nothing', () => {
    expect(parse('')).toEqual({ words: '', filters: {}, page: 1 })
  })

  it('is passed over where its name is unknown', () => {
    expect(parse('utm_source=x&colour=red&__proto__=1&constructor=2&q=a&Q=b')).toEqual({
      words: 'a',
      filters: {},
      page: 1,
    })
  })

  it.each([
    ['', 1],
    ['0', 1],
    ['-3', 1],
    ['abc', 1],
    ['NaN', 1],
    ['2.9', 2],
    ['7', 7],
    ['1e99', 10_000],
    ['Infinity', 10_000],
    ['99999999999999999999', 10_000],
  ])('gives for page=%s page %i', (text, page) => {
    expect(parse(`page=${text}`).page).toBe(page)
  })

  it.each([['random'], ['NEWEST'], [''], ['newest,oldest'], ['__proto__']])(
    'gives no order for sort=%s',
    (sort) => {
      expect(parse(`sort=${sort}`)).not.toHaveProperty('sort')
    },
  )

  it('is cut where the words are too long', () => {
    expect(parse(`q=${'a'.repeat(5_000)}`).words).toHaveLength(maximumWordsLength)
  })

  it('counts once where a value is repeated, and not where it is empty or too long', () => {
    expect(parse(`type=&type=news&type=news&type=${'x'.repeat(101)}&type=blog`).filters).toEqual({
      type: ['news', 'blog'],
    })
    expect(parse('type=').filters).toEqual({})
  })

  it('is at most 50 values of one facet', () => {
    const values = Array.from({ length: 500 }, (_, value) => `topic=t${value}`).join('&')
    expect(parse(values).filters['topic']).toHaveLength(50)
  })

  it('takes the first where something is said twice', () => {
    expect(parse('q=a&q=b&page=2&page=3&sort=oldest&sort=newest')).toMatchObject({
      words: 'a',
      page: 2,
      sort: 'oldest',
    })
  })

  it.each([['q=%'], ['q=%E0%A4%A'], ['%FF=%FF'], ['q=a%00b'], ['&&&==&'], ['q[]=1&page[]=2']])(
    'never is an error: %s',
    (address) => {
      const query = parse(address)
      expect(query.page).toBe(1)
      expect(parse(format(query))).toEqual({ ...query, words: query.words.trim() })
    },
  )
})
