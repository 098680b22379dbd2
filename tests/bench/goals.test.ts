import { expect, test } from 'vitest'
import { judge, type GoalRow, type Outcome } from './goals.ts'
import type { Readings } from './figures.ts'
import { summarize } from './report.ts'

const one = (readings: Readings) => summarize([readings])

const outcome: Outcome = {
  postCount: 1000,
  lectern: one({
    'post.lcpMs': 660,
    'home.lcpMs': 800,
    'post.cls': 0,
    'search.firstBytes': 40_000,
  }),
  bare: one({ 'post.lcpMs': 600, 'home.lcpMs': 600 }),
  publish: { ms: 4000 },
  readsWithoutScripts: true,
}

function rowOf(rows: readonly GoalRow[], label: string): GoalRow | undefined {
  return rows.find((row) => row.label.startsWith(label))
}

test('a page may be a tenth slower than the bare page of the same run', () => {
  const rows = judge(outcome)
  expect(rowOf(rows, 'Post: text painted')).toMatchObject({ goal: 660, ratio: 1, isMet: true })
  expect(rowOf(rows, 'Home: text painted')).toMatchObject({ isMet: false })
})

test('a goal of nothing is met by nothing', () => {
  expect(rowOf(judge(outcome), 'Post: CLS')).toMatchObject({ measured: 0, isMet: true })
  const lectern = one({ 'post.cls': 0.01 })
  expect(rowOf(judge({ ...outcome, lectern }), 'Post: CLS')).toMatchObject({ isMet: false })
})

test('what could not be measured is missed', () => {
  expect(rowOf(judge(outcome), 'Each key: median')).toMatchObject({
    measured: undefined,
    isMet: false,
  })
})

test('more may be fetched for the first search of 10,000 posts', () => {
  expect(rowOf(judge(outcome), 'First results: bytes')).toMatchObject({ isMet: false })
  const large = judge({ ...outcome, postCount: 10_000 })
  expect(rowOf(large, 'First results: bytes')).toMatchObject({ goal: 50_000, isMet: true })
})

test('growth is judged beside a smaller publication only', () => {
  expect(rowOf(judge(outcome), '1.5 ×')).toBeUndefined()
  const smaller = { postCount: 100, lectern: one({ 'post.lcpMs': 400 }) }
  expect(rowOf(judge({ ...outcome, smaller }), '1.5 ×')).toMatchObject({
    label: '1.5 × that of 100 posts, post: text painted',
    goal: 600,
    isMet: false,
  })
})

test('publishing has its goals up to 10,000 posts', () => {
  expect(rowOf(judge(outcome), 'Publishing')).toMatchObject({ ratio: 0.1, isMet: true })
  expect(rowOf(judge({ ...outcome, postCount: 50_000 }), 'Publishing')).toBeUndefined()
})
