import { describe, expect, it } from 'vitest'
import {
  effectiveSort,
  maximumWordsLength,
  tidyRange,
  type SearchQuery,
  type SortOrder,
} from '../../src/model/SearchQuery.ts'
import { parseSite } from '../../src/model/Site.ts'
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
  const { words, filters, from, to, isVerbatim, isLoose, page } = query
  const chosen = Object.entries(filters).map(([id, slugs]) => [id, slugs.toSorted()])
  return { words, page, from, to, isVerbatim, isLoose, sort: effectiveSort(query), filters: chosen }
}

const words = [
  '',
  'pilot',
  'two words',
  'ä & b = c?',
  '"quoted" 100%',
  '“quiet wards” -bins',
  'author:fenwick after:2019 title:"what a pilot" OR nurse',
  'from:x&to=2019-01-01',
  '日本語',
  "it's + #1",
  '👩‍⚕️',
  'שלום עולם',
]
const slugs = ['news', 'case-study', 'r-and-d', 'größe', '日本語', '2024', 'a+b', 'x&y=z']
const days = ['0001-01-01', '1969-12-31', '2019-03-01', '2020-02-29', '2026-11-23', '9999-12-31']
const sorts: readonly (SortOrder | undefined)[] = [undefined, 'relevance', 'newest', 'oldest']

/** Any query that the screen can come to. */
function anyQuery(random: ReturnType<typeof createSeededRandom>): SearchQuery {
  const chosen = facetIds
    .filter(() => random.below(2) === 0)
    .map((id) => [id, slugs.filter(() => random.below(3) === 0)] as const)
    .filter(([, values]) => values.length > 0)
  const sort = random.pick(sorts)
  const text = random.pick(words)
  const range = {
    ...(random.below(2) === 0 && { from: random.pick(days) }),
    ...(random.below(2) === 0 && { to: random.pick(days) }),
  }
  return {
    words: text,
    filters: Object.fromEntries(chosen),
    ...tidyRange(range),
    ...(text && random.below(4) === 0 && { isVerbatim: true }),
    ...(text && random.below(4) === 0 && { isLoose: true }),
    ...(sort && { sort }),
    page: 1 + random.below(30),
  }
}

describe('writing and reading', () => {
  it('gives back a query that asks the same, whatever it is', () => {
    const random = createSeededRandom(7)
    for (let round = 0; round < 2_000; round++) {
      const query = anyQuery(random)
      const address = format(query)
      const back = parse(address)
      expect({ address, ...meaning(back) }).toEqual({ address, ...meaning(query) })
      expect(format(back)).toBe(address)
      // What was read once is read the same for ever.
      expect(parse(format(back))).toEqual(back)
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
    [
      'days after the facets',
      { from: '2019-03-01', filters: { year: ['2019'] } },
      '?year=2019&from=2019-03-01',
    ],
    [
      'both days',
      { words: 'a', to: '2020-01-01', from: '2019-03-01' },
      '?q=a&from=2019-03-01&to=2020-01-01',
    ],
    [
      'days in their order',
      { from: '2020-01-01', to: '2019-03-01' },
      '?from=2019-03-01&to=2020-01-01',
    ],
    ['no day that there is not', { from: '2019-02-30', to: 'soon' }, ''],
    [
      'that words are to be taken as spelt',
      { words: 'a', isVerbatim: true, page: 2 },
      '?q=a&spelling=exact&page=2',
    ],
    ['no spelling of no words', { isVerbatim: true }, ''],
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

  it.each([
    ['2019-02-29'],
    ['2019-13-01'],
    ['2019-00-10'],
    ['2019-3-1'],
    ['2019'],
    ['01/03/2019'],
    ['2019-03-01T00:00:00Z'],
    ['+02019-03-01'],
    ['२०१९-०३-०१'],
    ['__proto__'],
    [''],
  ])('gives no day for from=%s', (day) => {
    const query = parse(`from=${encodeURIComponent(day)}&to=2020-01-31`)
    expect(query).toEqual({ words: '', filters: {}, to: '2020-01-31', page: 1 })
  })

  it('is turned round where the first day is after the last', () => {
    expect(parse('from=2020-05-01&to=2019-05-01')).toMatchObject({
      from: '2019-05-01',
      to: '2020-05-01',
    })
  })

  it.each([['spelling=exact'], ['q=%20&spelling=exact'], ['q=a&spelling=EXACT'], ['q=a&spelling']])(
    'says nothing about the spelling: %s',
    (address) => {
      expect(parse(address)).not.toHaveProperty('isVerbatim')
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

it('has no name of its own that a site file can give to a facet', () => {
  const address = format({
    words: 'a',
    from: '2019-01-01',
    to: '2020-01-01',
    isVerbatim: true,
    sort: 'oldest',
    page: 2,
  })
  const names = [...new URLSearchParams(address).keys()]
  expect(names).toEqual(['q', 'from', 'to', 'spelling', 'sort', 'page'])
  for (const id of [...names, 'find']) {
    expect(() => parseSite({ facets: [{ id }] }, 'https://reader.example/site.json')).toThrow(
      /"facets\[0\]\.id" should be a short name .* other than .*/,
    )
  }
})
