import { expect, it } from 'vitest'
import { createOccurrenceSorter } from '../../../src/search/shards/createOccurrenceSorter.ts'

it('puts what belongs to a term together, post by post', () => {
  const sorter = createOccurrenceSorter(2)
  const taken = () => {
    const found: unknown[] = []
    sorter.take((term, count, triples) => found.push([term, count, [...triples]]))
    return found
  }
  sorter.add(5, 3, 0, 0, 0)
  sorter.add(1, 0, 0, 1, 2)
  sorter.add(5, 1, 1, 7, 1)
  expect(taken()).toEqual([
    [5, 4, [0, 0, 0, 1, 7, 1]],
    [1, 0, [0, 1, 2]],
  ])
  for (let at = 0; at < 3_000; at++) sorter.add(at % 2, 1, at, at, at)
  const [even, odd] = taken() as [number, number, number[]][]
  expect(even!.slice(0, 2)).toEqual([0, 1_500])
  expect(odd![2].slice(-3)).toEqual([2_999, 2_999, 2_999])
  expect(taken()).toEqual([])
})
