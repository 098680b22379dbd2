/** Milliseconds that half, and nearly all, of the answers took at most. */
interface Latency {
  readonly p50: number
  readonly p95: number
}

export interface Latencies {
  /** Whole queries. */
  readonly query: Latency
  /** After each key while queries are typed. */
  readonly key: Latency
}

/** Answers timed key by key at the most; more queries are sampled evenly. */
const timedKeys = 4_000

/** Times answers one after the other, once the program is warm. */
export function measureLatencies(
  queries: readonly string[],
  answer: (words: string) => unknown,
): Latencies {
  const typed = sample(queries).flatMap((query) =>
    Array.from(query, (_letter, at) => query.slice(0, at + 1)),
  )
  for (const query of queries.slice(0, 50)) answer(query)
  return { query: summarize(time(queries, answer)), key: summarize(time(typed, answer)) }
}

function sample(queries: readonly string[]): string[] {
  const keys = queries.reduce((sum, { length }) => sum + length, 0)
  const step = Math.max(1, keys / timedKeys)
  const count = Math.floor(queries.length / step)
  return Array.from({ length: count }, (_value, at) => queries[Math.floor(at * step)]!)
}

function time(asked: readonly string[], answer: (words: string) => unknown): number[] {
  return asked.map((words) => {
    const startedAt = performance.now()
    answer(words)
    return performance.now() - startedAt
  })
}

function summarize(times: readonly number[]): Latency {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]
  return { p50: at(0.5) ?? 0, p95: at(0.95) ?? 0 }
}
