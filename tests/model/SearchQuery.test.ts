import { describe, expect, it } from 'vitest'
import {
  countFilters,
  effectiveSort,
  emptyQuery,
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

  it('leaves the query it was asked of as it was', () => {
    toggleFilter(query, 'type', 'blog')
    expect(query.filters).toEqual({ type: ['news'] })
  })
})

it('counts the values chosen in all groups together', () => {
  expect(countFilters(emptyQuery)).toBe(0)
  expect(countFilters({ ...emptyQuery, filters: { a: ['1', '2'], b: ['3'] } })).toBe(3)
})
