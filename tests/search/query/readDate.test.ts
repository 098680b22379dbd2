import { describe, expect, it } from 'vitest'
import { intersect, isInRange, readDate } from '../../../src/search/query/readDate.ts'

describe('a date after an operator', () => {
  it.each([
    ['after', '2019', { from: '2019-01-01' }],
    ['after', '2019-05', { from: '2019-05-01' }],
    ['after', '2019/5/3', { from: '2019-05-03' }],
    ['before', '2019', { to: '2018-12-31' }],
    ['before', '2019-03', { to: '2019-02-28' }],
    ['before', '2020-03-01', { to: '2020-02-29' }],
    ['before', 'soon', undefined],
    ['after', '2019-13', undefined],
    ['after', '2019-02-30', undefined],
  ] as const)('%s:%s', (operator, text, range) => {
    expect(readDate(operator, text)).toEqual(range)
  })
})

it('leaves the days that two ranges share', () => {
  expect(intersect({ from: '2019-01-01' }, { from: '2020-01-01', to: '2021-01-01' })).toEqual({
    from: '2020-01-01',
    to: '2021-01-01',
  })
  expect(intersect({}, {})).toEqual({})
})

it.each([
  [{}, undefined, true],
  [{ from: '2019-01-01' }, undefined, false],
  [{ from: '2019-01-01' }, '2019-01-01T00:00:00Z', true],
  [{ from: '2019-01-02' }, '2019-01-01T23:00:00Z', false],
  [{ to: '2019-01-01' }, '2019-01-01T23:00:00Z', true],
  [{ to: '2018-12-31' }, '2019-01-01', false],
])('knows whether a post is in a range: %j, %s', (range, published, isIn) => {
  expect(isInRange(range, published)).toBe(isIn)
})
