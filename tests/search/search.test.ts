import { describe, expect, it } from 'vitest'
import { emptyQuery, type SearchQuery } from '../../src/model/SearchQuery.ts'
import type { PostSummary } from '../../src/model/Post.ts'
import { addToIndex } from '../../src/search/index/PostIndex.ts'
import { pageSize, search } from '../../src/search/search.ts'
import { createTag } from '../factories/post.ts'
import { buildCorpus, createTextPost } from './buildCorpus.ts'

type Filing = readonly [id: string, type: string, audiences: readonly string[]]

/** Newest first, one a month. */
const filings: readonly Filing[] = [
  ['e', 'News', ['Nurses', 'Public']],
  ['d', 'News', ['Public']],
  ['c', 'Blog', ['Nurses']],
  ['b', 'Blog', ['Public']],
  ['a', 'Guide', []],
]

const corpus = buildCorpus(
  filings.map(([id, type, audiences], at) =>
    createTextPost(
      {
        id,
        title: `Letter ${id}`,
        published: `2026-0${9 - at}-01`,
        tags: [createTag('type', type), ...audiences.map((name) => createTag('audience', name))],
      },
      id === 'a' ? 'About something else' : `About ward rounds, by ${id}`,
    ),
  ),
)

function ask(query: Partial<SearchQuery>, asked = corpus) {
  return search(asked, { ...emptyQuery, ...query })
}

function idsOf(query: Partial<SearchQuery>, asked = corpus): string {
  return ask(query, asked)
    .hits.map(({ post }) => post.id)
    .join('')
}

function countsOf(query: Partial<SearchQuery>, facet: string): Record<string, number | undefined> {
  const values = ask(query).facets.find(({ id }) => id === facet)?.values ?? []
  return Object.fromEntries(values.map(({ slug, count }) => [slug, count]))
}

describe('filters', () => {
  it.each<[string, Record<string, string[]>, string]>([
    ['none: every post', {}, 'edcba'],
    ['one value', { type: ['news'] }, 'ed'],
    ['inside a group: any of them', { type: ['news', 'guide'] }, 'eda'],
    ['between groups: all of them', { type: ['news'], audience: ['nurses'] }, 'e'],
    ['both', { type: ['news', 'blog'], audience: ['nurses'] }, 'ec'],
    ['that no post passes', { type: ['guide'], audience: ['nurses'] }, ''],
    ['with a value that no post has', { type: ['podcast'] }, ''],
    ['with one such value beside a good one', { type: ['podcast', 'guide'] }, 'a'],
    ['of a facet that is not there', { colour: ['red'] }, ''],
  ])('%s', (_what, filters, ids) => {
    expect(idsOf({ filters })).toBe(ids)
  })

  it('narrow what words find', () => {
    expect(idsOf({ words: 'ward', filters: { type: ['blog', 'guide'] }, sort: 'newest' })).toBe(
      'cb',
    )
  })
})

describe('counts', () => {
  it('are all posts where nothing is asked', () => {
    expect(countsOf({}, 'type')).toEqual({ news: 2, blog: 2, guide: 1 })
    expect(countsOf({}, 'audience')).toEqual({ nurses: 2, public: 3 })
  })

  it('are for the words and the other groups, not for the group itself', () => {
    const query = { words: 'ward', filters: { type: ['news'] } }
    expect(countsOf(query, 'type')).toEqual({ news: 2, blog: 2, guide: 0 })
    expect(countsOf(query, 'audience')).toEqual({ nurses: 1, public: 2 })
  })

  it('keep values that would give nothing, as 0', () => {
    expect(countsOf({ filters: { audience: ['nurses'] } }, 'type')).toEqual({
      news: 1,
      blog: 1,
      guide: 0,
    })
  })
})

describe('order', () => {
  const undated = (({ published: _published, ...post }): PostSummary => post)(
    createTextPost({ id: 'u', title: 'Letter u' }).post,
  )
  const withUndated = buildCorpus([
    ...filings.map(([id], at) => createTextPost({ id, published: `2026-0${9 - at}-01` })),
    { post: undated, sections: [] },
  ])

  it('is newest first where nothing is searched for', () => {
    expect(ask({}).sort).toBe('newest')
    expect(idsOf({})).toBe('edcba')
  })

  it('is oldest first on request', () => {
    expect(idsOf({ sort: 'oldest' })).toBe('abcde')
  })

  it('has posts without a date last, both ways', () => {
    expect(idsOf({}, withUndated)).toBe('edcbau')
    expect(idsOf({ sort: 'oldest' }, withUndated)).toBe('abcdeu')
  })

  it('is relevance for words, newest or oldest on request', () => {
    expect(ask({ words: 'ward' }).sort).toBe('relevance')
    expect(idsOf({ words: 'ward', sort: 'newest' })).toBe('edcb')
    expect(idsOf({ words: 'ward', sort: 'oldest' })).toBe('bcde')
  })

  it('cannot be relevance where there are no words', () => {
    expect(ask({ sort: 'relevance' }).sort).toBe('newest')
  })

  it('has the post whose title is exactly the words first, however often others say them', () => {
    const titles = buildCorpus([
      createTextPost(
        { id: 'much', title: 'Pilot pilot, the pilot’s guide' },
        'The pilot guide. '.repeat(9),
      ),
      createTextPost({ id: 'exact', title: 'The Pilot’s Guide!' }, 'Nothing else of the kind.'),
    ])
    for (const words of ['the pilot’s guide', 'THE PILOTS GUIDE'.replace('PILOTS', "PILOT'S")]) {
      expect(ask({ words }, titles).hits[0]?.post.id).toBe('exact')
    }
  })
})

describe('pages', () => {
  const many = buildCorpus(
    Array.from({ length: 2 * pageSize + 1 }, (_, at) =>
      createTextPost({ id: `p${at}`, title: `Post ${at}` }),
    ),
  )

  it.each([
    [1, 1, pageSize],
    [2, 2, pageSize],
    [3, 3, 1],
    [4, 3, 1],
    [10_000, 3, 1],
  ])('asked for %i of three, shows %i with %i posts', (asked, page, length) => {
    const result = ask({ page: asked }, many)
    expect(result).toMatchObject({ total: 41, page, pageCount: 3 })
    expect(result.hits).toHaveLength(length)
  })

  it('is one, and the first, where nothing is found', () => {
    expect(ask({ words: 'zebra', page: 7 }, many)).toMatchObject({
      total: 0,
      page: 1,
      pageCount: 1,
      hits: [],
    })
  })

  it('together hold every post once', () => {
    const ids = [1, 2, 3].flatMap((page) => ask({ page }, many).hits.map(({ post }) => post.id))
    expect(new Set(ids).size).toBe(41)
  })
})

describe('a hit', () => {
  it('has the title unmarked and no snippet where nothing was searched for', () => {
    const [hit] = ask({}).hits
    expect(hit?.title).toEqual([{ text: 'Letter e', isMatch: false }])
    expect(hit).not.toHaveProperty('snippet')
  })

  it('has the words marked in title and text', () => {
    const [hit] = ask({ words: 'letter rounds', filters: { audience: ['nurses'] } }).hits
    expect(hit?.title[0]).toEqual({ text: 'Letter', isMatch: true })
    expect(hit?.snippet?.parts.filter(({ isMatch }) => isMatch)).toEqual([
      { text: 'rounds', isMatch: true },
    ])
  })

  it('shows the summary where only that has the words', () => {
    const summed = buildCorpus([
      createTextPost({ summary: 'In short: a zebra.' }, 'No such animal'),
    ])
    expect(ask({ words: 'zebra' }, summed).hits[0]?.snippet?.parts).toEqual([
      { text: 'In short: a ', isMatch: false },
      { text: 'zebra', isMatch: true },
      { text: '.', isMatch: false },
    ])
  })

  it('has no snippet where only title, tags or authors match', () => {
    const signed = buildCorpus([
      createTextPost({ authors: [{ slug: 'z', name: 'Zebra' }] }, 'Text'),
    ])
    const { hits } = ask({ words: 'zebra' }, signed)
    expect(hits).toHaveLength(1)
    expect(hits[0]).not.toHaveProperty('snippet')
  })
})

it('corrects a word that no post has, and says so', () => {
  const result = ask({ words: 'warrd' })
  expect(result).toMatchObject({ precision: 'all', total: 4 })
  expect(result.reading.corrections).toEqual([{ from: 'warrd', to: 'ward' }])
  expect(result.reading.correctedWords).toBe('ward')
})

it('takes the words as they are spelt on request', () => {
  const result = ask({ words: 'warrd', isVerbatim: true })
  expect(result).toMatchObject({ total: 0 })
  expect(result.reading.corrections).toEqual([])
})

it('corrects nothing that is there', () => {
  expect(ask({ words: 'ward' }).reading.corrections).toEqual([])
})

it('finds posts with some of the words where none has all', () => {
  expect(ask({ words: 'ward something' })).toMatchObject({ precision: 'some', total: 5 })
  expect(ask({ words: 'ward rounds' })).toMatchObject({ precision: 'all', total: 4 })
})

it('does not ask for less because of a filter', () => {
  expect(ask({ words: 'something', filters: { type: ['news'] } })).toMatchObject({
    precision: 'all',
    total: 0,
  })
})

it('says how many more posts have some of the words, and lists them behind the others', () => {
  const words = 'letter something'
  expect(ask({ words })).toMatchObject({ precision: 'all', total: 1, looselyMore: 4 })
  expect(idsOf({ words, isLoose: true })).toMatch(/^a/)
  const loose = ask({ words, isLoose: true })
  expect(loose).toMatchObject({ precision: 'some', total: 5 })
  expect(loose).not.toHaveProperty('looselyMore')
  expect(ask({ words, filters: { type: ['guide'] } })).not.toHaveProperty('looselyMore')
  expect(ask({ words: 'ward' })).not.toHaveProperty('looselyMore')
})

it('needs all of many words only where enough posts have them', () => {
  const words = 'letter about ward rounds by nurses'
  expect(ask({ words })).toMatchObject({ precision: 'some', isQuestion: true })
  const many = buildCorpus(
    Array.from({ length: 11 }, (_, at) =>
      createTextPost({ id: `p${at}` }, at < 10 ? 'red green blue black' : 'red'),
    ),
  )
  expect(ask({ words: 'red green blue black' }, many)).toMatchObject({
    precision: 'all',
    total: 10,
  })
})

it('needs not all words of a whole question', () => {
  const words = 'which letter tells about ward rounds zebra stripes lion mane'
  expect(ask({ words })).toMatchObject({ precision: 'some', isQuestion: true })
})

describe('dates', () => {
  it.each([
    [{ from: '2026-08-01' }, 'ed'],
    [{ to: '2026-06-01' }, 'ba'],
    [{ from: '2026-06-01', to: '2026-08-01' }, 'dcb'],
    [{ from: '2027-01-01' }, ''],
  ])('narrow the list: %j', (range, ids) => {
    expect(idsOf(range)).toBe(ids)
  })

  it('narrow the counts of every group', () => {
    expect(countsOf({ from: '2026-08-01' }, 'type')).toEqual({ news: 2, blog: 0, guide: 0 })
  })

  it('of the first and the last post are told', () => {
    expect(ask({}).days).toEqual({ first: '2026-05-01', last: '2026-09-01' })
    expect(search(buildCorpus([]), emptyQuery)).not.toHaveProperty('days')
  })
})

it('takes words without letters or digits for no words', () => {
  expect(idsOf({ words: '???', sort: 'newest' })).toBe('edcba')
})

it('shows no post that the index knows already and the list does not', () => {
  const growing = buildCorpus([createTextPost({ id: 'here', title: 'Ward one' })])
  const { post } = createTextPost({ id: 'coming', title: 'Ward two' })
  addToIndex(growing.index, post, [])
  expect(ask({ words: 'ward' }, growing)).toMatchObject({ total: 1 })
})

it('answers on an empty publication', () => {
  expect(ask({ words: 'x', filters: { type: ['news'] } }, buildCorpus([]))).toMatchObject({
    total: 0,
    hits: [],
    facets: [],
    page: 1,
  })
})
