import { alignCells } from './alignCells.ts'
import type { FigureId, Unit } from './figures.ts'
import { formatAmount, type Summary } from './report.ts'

/** What the goals are about, in the end. */
export interface Outcome {
  readonly postCount: number
  /** Under the throttle of phones. */
  readonly lectern: Summary
  readonly bare: Summary
  readonly publish: PublishOutcome
  readonly readsWithoutScripts: boolean
  /** The same of a smaller publication, to see how cost grows. */
  readonly smaller?: { readonly postCount: number; readonly lectern: Summary } | undefined
}

interface PublishOutcome {
  readonly ms: number
  readonly peakBytes?: number | undefined
  /** After one post has changed. */
  readonly againMs?: number | undefined
}

export interface GoalRow {
  readonly label: string
  readonly unit: Unit
  /** Absent where it could not be measured; then the goal is missed. */
  readonly measured: number | undefined
  /** At most. */
  readonly goal: number
  /** What was measured beside the goal; absent where that is 0. */
  readonly ratio: number | undefined
  readonly isMet: boolean
}

/** By how much a page may be slower than the bare one of the same text. */
const lcpRatio = 1.1
/** From the least posts to the most. */
const growthRatio = 1.5
const largeFrom = 10_000

/** Pagefind with Astro, on a quiet machine under the same throttle: opening search to results. */
const pagefindMs = { small: 2192, large: 4064 }
const pagefindShare = 0.2

/** Compares what was measured with what it should be. A goal for many posts holds from there on. */
export function judge(outcome: Outcome): GoalRow[] {
  const { postCount, lectern, bare, publish, readsWithoutScripts } = outcome
  const isLarge = postCount >= largeFrom

  const atMost = (label: string, id: FigureId, unit: Unit, goal: number) =>
    createRow(label, unit, lectern[id]?.median, goal)

  function atMostBare(label: string, id: FigureId): GoalRow[] {
    const limit = bare[id]?.median
    return limit === undefined ? [] : [atMost(label, id, 'ms', lcpRatio * limit)]
  }

  return [
    ...atMostBare('Post: text painted, 1.1 × bare page', 'post.lcpMs'),
    ...atMostBare('Home: text painted, 1.1 × bare page', 'home.lcpMs'),
    atMost('Post: TBT', 'post.blockingMs', 'ms', 50),
    atMost('Home: TBT', 'home.blockingMs', 'ms', 50),
    atMost('Post: CLS', 'post.cls', 'shift', 0),
    atMost('Home: CLS', 'home.cls', 'shift', 0),
    atMost('Post: bytes before the text', 'post.bytesBefore', 'bytes', 20_000),
    atMost('Home: bytes before the text', 'home.bytesBefore', 'bytes', 20_000),
    atMost('Post: JavaScript in all', 'post.scriptBytes', 'bytes', 120_000),
    createRow('Post: unread without scripts', 'shift', readsWithoutScripts ? 0 : 1, 0),
    atMost('Next post, fetched ahead', 'later.aheadMs', 'ms', 75),
    atMost('Next post, not fetched ahead', 'later.notAheadMs', 'ms', 260),
    atMost(
      'First results, 0.2 × Pagefind',
      'search.firstMs',
      'ms',
      pagefindShare * (isLarge ? pagefindMs.large : pagefindMs.small),
    ),
    atMost('First results: bytes', 'search.firstBytes', 'bytes', isLarge ? 50_000 : 30_000),
    atMost('Each key: median', 'search.keyP50Ms', 'ms', 42),
    atMost('Each key: 95th centile', 'search.keyP95Ms', 'ms', 70),
    atMost('Filter ticked: 95th centile', 'search.facetP95Ms', 'ms', 100),
    atMost('Heap of the page', 'search.pageHeapBytes', 'bytes', 25_000_000),
    atMost('Heap of the worker', 'search.workerHeapBytes', 'bytes', 40_000_000),
    atMost('Second visit: list painted', 'later.secondListMs', 'ms', 140),
    atMost('Second visit: bytes of bodies', 'later.secondBytes', 'bytes', 0),
    atMost('Second visit: search ready', 'later.secondSearchMs', 'ms', 60),
    ...judgeGrowth(outcome),
    ...judgePublishing(publish, postCount),
  ]
}

function judgeGrowth({ lectern, smaller }: Outcome): GoalRow[] {
  if (!smaller) return []
  const grown = [
    ['post: text painted', 'post.lcpMs', 'ms'],
    ['home: text painted', 'home.lcpMs', 'ms'],
    ['first results: bytes', 'search.firstBytes', 'bytes'],
    ['each key: median', 'search.keyP50Ms', 'ms'],
  ] as const
  return grown.flatMap(([label, id, unit]) => {
    const before = smaller.lectern[id]?.median
    if (before === undefined) return []
    const from = smaller.postCount.toLocaleString('en-GB')
    const name = `1.5 × that of ${from} posts, ${label}`
    return [createRow(name, unit, lectern[id]?.median, growthRatio * before)]
  })
}

/** The goal is set for 10,000 posts; fewer should not take longer. */
function judgePublishing({ ms, peakBytes, againMs }: PublishOutcome, postCount: number): GoalRow[] {
  if (postCount > largeFrom) return []
  return [
    createRow('Publishing', 'ms', ms, 40_000),
    ...(peakBytes === undefined
      ? []
      : [createRow('Publishing: memory', 'bytes', peakBytes, 1_000_000_000)]),
    ...(againMs === undefined
      ? []
      : [createRow('Publishing again, one post changed', 'ms', againMs, 5000)]),
  ]
}

function createRow(label: string, unit: Unit, measured: number | undefined, goal: number): GoalRow {
  const ratio = measured === undefined || goal === 0 ? undefined : measured / goal
  return { label, unit, measured, goal, ratio, isMet: measured !== undefined && measured <= goal }
}

/** The goals as a table for a terminal. */
export function formatGoals(rows: readonly GoalRow[]): string {
  const cells = [
    ['goals, under the throttle of phones', 'measured', 'goal', 'ratio', ''],
    ...rows.map(({ label, unit, measured, goal, ratio, isMet }) => [
      label,
      formatAmount(measured, unit),
      formatAmount(goal, unit),
      ratio === undefined ? '–' : ratio.toFixed(2),
      isMet ? 'met' : 'MISSED',
    ]),
  ]
  const last = cells[0]!.length - 1
  return alignCells(cells, (column) => column === last)
}
