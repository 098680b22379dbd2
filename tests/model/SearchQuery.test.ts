import { describe, expect, it } from 'vitest'
import {
  clearFilters,
  countFilters,
  effectiveSort,
  emptyQuery,
  setDates,
  tidyRange,
  toggleFilter,
  type SearchQuery,
  type SortOrder,
} from '../../src/model/SearchQuery.ts'

describe('the order of results', () => {
  it.each<[string, SortOrder | undefined, SortOrder]>([
    ['', undefined, 'newest'],
    ['  ', undefined, 'newest'],
    ['pilot', undefined, 'relevance'],
    ['', 'relevance', 'newest'],
    ['', 'oldest', 'oldest'],
    ['pilot', 'newest', 'newest'],
    ['pilot', 'relevance', 'relevance'],
  ])('for %j, asked for by %s, is %s', (words, sort, order) => {
    expect(effectiveSort({ ...emptyQuery, words, ...(sort && { sort }) })).toBe(order)
  })
})

describe('choosing a value', () => {
  const query: SearchQuery = { words: 'x', filters: { type: ['news'] }, sort: 'oldest', page: 4 }

  it('adds it to its group and goes back to the first page', () => {
    expect(toggleFilter(query, 'type', 'blog')).toEqual({
      ...query,
      filters: { type: ['news', 'blog'] },
      page: 1,
    })
  })

  it('opens a group that had none', () => {
    expect(toggleFilter(query, 'region', 'north').filters).toEqual({
      type: ['news'],
      region: ['north'],
    })
  })

  it('a second time takes it away, and its group with the last one', () => {
    expect(toggleFilter(query, 'type', 'news').filters).toEqual({})
    expect(toggleFilter(toggleFilter(query, 'type', 'blog'), 'type', 'news').filters).toEqual({
      type: ['blog'],
    })
  })

  it('can say what the value is to be, and then changes nothing the second time', () => {
    const chosen = toggleFilter(query, 'type', 'blog', true)
    expect(toggleFilter(chosen, 'type', 'blog', true).filters).toEqual({ type: ['news', 'blog'] })
    expect(toggleFilter(query, 'type', 'blog', false).filters).toEqual({ type: ['news'] })
    expect(toggleFilter(query, 'type', 'news', false).filters).toEqual({})
  })

  it('leaves the query it was asked of as it was', () => {
    toggleFilter(query, 'type', 'blog')
    expect(query.filters).toEqual({ type: ['news'] })
  })
})

it('counts the values chosen in all groups together', () => {
  expect(countFilters(emptyQuery)).toBe(0)
  expect(countFilters({ ...emptyQuery, filters: { a: ['1', '2'], b: ['3'] } })).toBe(3)
})

it('counts each end of the dates as a filter', () => {
  expect(countFilters({ filters: {}, from: '2019-01-01' })).toBe(1)
  expect(countFilters({ filters: { a: ['1'] }, from: '2019-01-01', to: '2019-01-01' })).toBe(3)
})

describe('dates', () => {
  const query: SearchQuery = { words: 'x', filters: { a: ['1'] }, from: '2019-01-01', page: 3 }

  it('are replaced both at once, back on the first page', () => {
    expect(setDates(query, { to: '2020-01-01' })).toEqual({
      words: 'x',
      filters: { a: ['1'] },
      to: '2020-01-01',
      page: 1,
    })
    expect(setDates(query, {})).toEqual({ words: 'x', filters: { a: ['1'] }, page: 1 })
  })

  it('are put in order, and dropped where they are none', () => {
    expect(tidyRange({ from: '2020-01-02', to: '2020-01-01' })).toEqual({
      from: '2020-01-01',
      to: '2020-01-02',
    })
    expect(tidyRange({ from: '2020-02-30', to: undefined })).toEqual({})
  })

  it('go with all other filters', () => {
    expect(clearFilters(query)).toEqual({ words: 'x', filters: {}, page: 1 })
  })
})
