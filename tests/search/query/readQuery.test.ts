import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { emptyQuery, type SearchQuery } from '../../../src/model/SearchQuery.ts'
import { matchingRanks, search } from '../../../src/search/search.ts'
import { createTag } from '../../factories/post.ts'
import { buildCorpus, createTextPost } from '../buildCorpus.ts'

const ida = { slug: 'ida-fenwick', name: 'Ida Fenwick' }
const tom = { slug: 'tom-fenwick', name: 'Tom Fenwick' }
const health = createTag('audience', 'Health and care professionals')
const public_ = createTag('audience', 'Patients and public')

/** Newest first. */
const corpus = buildCorpus([
  createTextPost(
    { id: 'e', title: 'Quiet wards', published: '2020-06-01', authors: [ida], tags: [health] },
    'Soft-closing bins make for quiet wards at night.',
  ),
  createTextPost(
    { id: 'd', title: 'Bins', published: '2019-12-31', authors: [tom], tags: [public_] },
    'Wards are quiet only where bins close softly.',
  ),
  createTextPost(
    { id: 'c', title: 'A pilot', published: '2019-01-01', authors: [ida], tags: [health, public_] },
    'Nurses tried it on two wards.',
  ),
  createTextPost(
    {
      id: 'b',
      title: 'Midwives first',
      published: '2018-05-05',
      authors: [tom],
      tags: [createTag('type', 'News'), createTag('topic', 'Evaluation')],
    },
    'Midwives asked for a co-design workshop about COVID-19 and R&D.',
  ),
])

function ask(words: string, query: Partial<SearchQuery> = {}) {
  return search(corpus, { ...emptyQuery, words, ...query })
}

function idsOf(words: string, query: Partial<SearchQuery> = {}): string {
  return matchingRanks(corpus, { ...emptyQuery, words, ...query })
    .map(corpus.idOf)
    .toSorted()
    .toReversed()
    .join('')
}

describe('the query language', () => {
  it.each([
    ['quiet wards', 'ed'],
    ['"quiet wards"', 'e'],
    ['"Quiet WARDS"', 'e'],
    ['"wards at night"', 'e'],
    ['"quiet ward"', ''],
    ['"night bins"', ''],
    ['wards -night', 'dc'],
    ['wards -"quiet wards"', 'dc'],
    ['-wards', 'b'],
    ['nurses OR midwives', 'cb'],
    ['nurse OR midwife', 'cb'],
    ['wards nurses OR night', 'ec'],
    ['"quiet wards" OR pilot', 'ec'],
    ['title:wards', 'e'],
    ['title:"quiet wards"', 'e'],
    ['title:quiet bins', 'e'],
    ['wards -title:quiet', 'dc'],
    ['author:ida', 'ec'],
    ['author:fenwick', 'edcb'],
    ['author:"Tom Fenwick"', 'db'],
    ['author:tom-fenwick', 'db'],
    ['author:tom author:ida', 'edcb'],
    ['Author:TOM wards', 'd'],
    ['-author:tom', 'ec'],
    ['author:nobody', ''],
    ['audience:health', 'ec'],
    ['audience:"care prof"', 'ec'],
    ['audience:public -audience:health', 'd'],
    ['type:news', 'b'],
    ['tag:evaluation', 'b'],
    ['tag:public', 'dc'],
    ['before:2019', 'b'],
    ['after:2019', 'edc'],
    ['after:2019 before:2020', 'dc'],
    ['before:2019-06', 'cb'],
    ['-before:2019', 'edc'],
    ['co-design', 'b'],
    ['codesign', 'b'],
    ['covid', 'b'],
    ['covid19', 'b'],
    ['covid-19', 'b'],
    ['COVID 19', 'b'],
    ['r&d', 'b'],
    ['design workshop', 'b'],
  ])('%j finds %j', (words, ids) => {
    expect(idsOf(words)).toBe(ids)
  })

  it.each([
    ['before:soon', 'before:soon'],
    ['after:2019-99', 'after:2019-99'],
    ['wards OR', 'wards'],
    ['"quiet wards', '"quiet wards"'],
    ['wards author:', 'wards'],
    ['(wards)', 'wards'],
    ['wards - ', 'wards'],
    ['wards NOT', 'wards'],
    ['wards "" ""', 'wards'],
  ])('reads %j as generously as %j', (malformed, meant) => {
    expect(idsOf(malformed)).toBe(idsOf(meant))
  })
})

describe('what the page explains', () => {
  it.each([
    ['wards', []],
    ['"quiet wards" -bins', ['phrase', 'word']],
    ['nurse OR midwife OR doctor', ['either']],
    ['title:pilot author:ida after:2019', ['title', 'facet', 'dates']],
  ])('of %j', (words, kinds) => {
    const { reading } = ask(words)
    expect(reading.hasOperators).toBe(kinds.length > 0)
    if (kinds.length > 0) expect(reading.parts.map(({ kind }) => kind)).toEqual(kinds)
  })

  it('names the values that an operator stands for', () => {
    expect(ask('author:ida').reading.parts).toEqual([
      { kind: 'facet', facet: 'author', text: 'ida', names: ['Ida Fenwick'] },
    ])
    expect(ask('author:nobody').reading.parts).toMatchObject([{ names: [] }])
  })
})

describe('filters and operators', () => {
  it.each([
    ['author:ida wards', { words: 'wards', filters: { author: ['ida-fenwick'] } }],
    ['wards author:fenwick', { filters: { author: ['ida-fenwick', 'tom-fenwick'] } }],
    ['after:2019 wards before:2020', { words: 'wards', from: '2019-01-01', to: '2019-12-31' }],
    ['wards -author:ida', { words: 'wards -author:ida', filters: {} }],
    ['"quiet wards" title:x', { words: '"quiet wards" title:x' }],
  ])('are the same thing: %j', (words, lifted) => {
    expect(ask(words).reading.lifted).toMatchObject(lifted)
  })

  it('add up in a group and narrow between groups', () => {
    const filters = { author: ['tom-fenwick'] }
    expect(idsOf('author:ida', { filters })).toBe('edcb')
    expect(idsOf('audience:health', { filters })).toBe('')
  })

  it('narrow dates that stand in the address further', () => {
    expect(idsOf('after:2019', { to: '2019-06-01' })).toBe('c')
  })

  it.each([
    'wards after:2019 OR wards wards "quiet wards"',
    'bins OR OR after:2019 wards',
    'bins OR after:2019 OR wards',
    'wards before:2020-02 -night OR bins',
    'wards OR - author:fen bins',
    'wards before:2020-02 - OR "quiet wards"',
  ])('agree where OR stands beside an operator: %s', (words) => {
    const query = { ...emptyQuery, words }
    const { lifted } = search(corpus, query).reading
    expect(matchingRanks(corpus, query)).toEqual(matchingRanks(corpus, lifted))
  })

  it('never disagree, whatever is typed', () => {
    const pieces = fc.array(
      fc.constantFrom(
        'wards',
        'bins',
        '"quiet wards"',
        '-night',
        'OR',
        'author:ida',
        'author:fen',
        '-author:tom',
        'audience:health',
        'tag:evaluation',
        'type:x',
        'after:2019',
        'before:2020-02',
        'title:pilot',
        '"',
        '-',
      ),
      { maxLength: 7 },
    )
    fc.assert(
      fc.property(pieces, (typed) => {
        const query = { ...emptyQuery, words: typed.join(' ') }
        const { lifted } = search(corpus, query).reading
        expect(matchingRanks(corpus, lifted)).toEqual(matchingRanks(corpus, query))
        expect(search(corpus, lifted).facets).toEqual(search(corpus, query).facets)
      }),
    )
  })
})

it('needs no error for anything that is typed', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (words) => {
      const result = ask(words)
      expect(result.total).toBe(matchingRanks(corpus, { ...emptyQuery, words }).length)
    }),
  )
})
