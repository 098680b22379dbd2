/** How good rankings are, each averaged over the queries that have answers. */
export interface Quality {
  /** Linear gain over log2(rank + 1), as in trec_eval. */
  readonly ndcgAt10: number
  readonly map: number
  readonly recallAt10: number
  readonly recallAt100: number
}

type Grades = ReadonlyMap<string, number>

/** @param rankings  query id → document ids, best first */
export function scoreRankings(
  rankings: ReadonlyMap<string, readonly string[]>,
  qrels: ReadonlyMap<string, Grades>,
): Quality {
  const judged = [...rankings].flatMap(([id, ranking]) => {
    const grades = answersOf(qrels.get(id))
    return grades.size > 0 ? [{ ranking, grades }] : []
  })
  const mean = (measure: (ranking: readonly string[], grades: Grades) => number) =>
    judged.reduce((sum, { ranking, grades }) => sum + measure(ranking, grades), 0) /
    Math.max(1, judged.length)
  return {
    ndcgAt10: mean(ndcgAt10),
    map: mean(averagePrecision),
    recallAt10: mean((ranking, grades) => recall(ranking.slice(0, 10), grades)),
    recallAt100: mean((ranking, grades) => recall(ranking.slice(0, 100), grades)),
  }
}

function answersOf(grades: Grades = new Map()): Grades {
  return new Map([...grades].filter(([, grade]) => grade > 0))
}

function ndcgAt10(ranking: readonly string[], grades: Grades): number {
  const gains = ranking.slice(0, 10).map((id) => grades.get(id) ?? 0)
  const ideal = [...grades.values()].toSorted((a, b) => b - a).slice(0, 10)
  return discounted(gains) / discounted(ideal)
}

function discounted(gains: readonly number[]): number {
  return gains.reduce((sum, gain, rank) => sum + gain / Math.log2(rank + 2), 0)
}

function averagePrecision(ranking: readonly string[], grades: Grades): number {
  let found = 0
  let sum = 0
  for (const [rank, id] of ranking.entries()) {
    if (grades.has(id)) sum += ++found / (rank + 1)
  }
  return sum / grades.size
}

function recall(ranking: readonly string[], grades: Grades): number {
  return ranking.filter((id) => grades.has(id)).length / grades.size
}
