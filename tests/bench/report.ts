import { alignCells } from './alignCells.ts'
import { figures, type FigureId, type Readings, type Unit } from './figures.ts'

interface Spread {
  readonly median: number
  readonly min: number
  readonly max: number
}

export type Summary = Partial<Record<FigureId, Spread>>

/** Sums up the readings of all runs: every figure that was read, in the order of the report. */
export function summarize(runs: readonly Readings[]): Summary {
  const rows = figures.flatMap(({ id }) => {
    const values = runs.flatMap((readings) => readings[id] ?? []).toSorted((a, b) => a - b)
    if (values.length === 0) return []
    return [[id, { median: centile(values, 0.5), min: values[0]!, max: values.at(-1)! }] as const]
  })
  return Object.fromEntries(rows)
}

/** The nearest value at a share of a list. @param sorted  ascending, not empty */
export function centile(sorted: readonly number[], share: number): number {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]!
}

/** Medians as a table for a terminal. @param columns  by their headings */
export function formatTable(columns: Readonly<Record<string, Summary>>): string {
  const summaries = Object.values(columns)
  return alignCells([
    ['medians', ...Object.keys(columns)],
    ...figures
      .filter(({ id }) => summaries.some((summary) => summary[id]))
      .map(({ id, label, unit }) => [
        label,
        ...summaries.map((summary) => formatAmount(summary[id]?.median, unit)),
      ]),
  ])
}

/** An amount for people. */
export function formatAmount(value: number | undefined, unit: Unit): string {
  if (value === undefined) return '–'
  if (unit === 'ms') return `${Math.round(value)} ms`
  if (unit === 'shift') return value.toFixed(3)
  if (value < 1000) return `${value} B`
  return value < 1e6 ? `${(value / 1000).toFixed(1)} kB` : `${(value / 1e6).toFixed(1)} MB`
}
