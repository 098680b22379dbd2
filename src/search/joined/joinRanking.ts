/** One list of the posts of two corpora, newest first. */
export interface JoinedRanking {
  readonly count: number
  /** Position in the list of a post of the first; none where it is left out. */
  ofBase(rank: number | undefined): number | undefined
  ofAdded(rank: number | undefined): number | undefined
  /** Whose post stands at a position, and its rank there. */
  at(rank: number): JoinedPlace
  /** Ranks of the list as those of either corpus. */
  divide(ranks: readonly number[]): { readonly base: number[]; readonly added: number[] }
}

interface JoinedPlace {
  readonly isAdded: boolean
  readonly rank: number
}

/** Posts that stand together in the list and in their corpus. */
interface Run extends JoinedPlace {
  readonly start: number
  readonly length: number
}

/**
 * @param count  posts of the first
 * @param positions  how many of them come before each post of the second, newest first
 * @param leftOut  ranks of posts of the first that are not in the list
 */
export function joinRanking(
  count: number,
  positions: readonly number[],
  leftOut: readonly number[],
): JoinedRanking {
  const gaps = [...new Set(leftOut)].toSorted((a, b) => a - b)
  const runs: Run[] = []
  let next = 0
  let total = 0

  function addRun(isAdded: boolean, rank: number, length: number): void {
    if (length <= 0) return
    runs.push({ isAdded, rank, start: total, length })
    total += length
  }

  function addBaseUntil(end: number): void {
    for (const gap of gaps) {
      if (gap < next || gap >= end) continue
      addRun(false, next, gap - next)
      next = gap + 1
    }
    addRun(false, next, end - next)
    next = Math.max(next, end)
  }

  for (const [rank, position] of positions.entries()) {
    addBaseUntil(position)
    addRun(true, rank, 1)
  }
  addBaseUntil(count)

  const ofBaseRuns = runs.filter(({ isAdded }) => !isAdded)
  const addedStarts = runs.filter(({ isAdded }) => isAdded).map(({ start }) => start)

  function at(rank: number): JoinedPlace {
    const run = lastFrom(runs, rank, (own) => own.start)!
    return { isAdded: run.isAdded, rank: run.rank + rank - run.start }
  }

  return {
    count: total,
    ofBase: (rank) => {
      const run = rank === undefined ? undefined : lastFrom(ofBaseRuns, rank, (own) => own.rank)
      return run && rank! < run.rank + run.length ? run.start + rank! - run.rank : undefined
    },
    ofAdded: (rank) => (rank === undefined ? undefined : addedStarts[rank]),
    at,
    divide: (ranks) => {
      const base: number[] = []
      const added: number[] = []
      for (const rank of ranks) {
        const own = at(rank)
        ;(own.isAdded ? added : base).push(own.rank)
      }
      return { base, added }
    },
  }
}

/** The last of some runs in order that does not begin after a position. */
function lastFrom(
  runs: readonly Run[],
  position: number,
  startOf: (run: Run) => number,
): Run | undefined {
  let low = 0
  let high = runs.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (startOf(runs[middle]!) <= position) low = middle + 1
    else high = middle
  }
  return runs[low - 1]
}
