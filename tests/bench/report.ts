import { alignCells } from './alignCells.ts'
import { figures, type Readings } from './figures.ts'

export interface ReportRow {
  readonly label: string
  readonly unit: 'ms' | 'bytes'
  readonly median: number
  readonly min: number
  readonly max: number
  readonly goal?: number
  /** Whether the median keeps to the goal; absent where there is none. */
  readonly isMet?: boolean
}

/** Sums up the readings of all runs: one row for each figure that was read. */
export function summarize(runs: readonly Readings[]): ReportRow[] {
  return figures.flatMap((figure) => {
    const values = runs.flatMap((readings) => readings[figure.id] ?? []).toSorted((a, b) => a - b)
    if (values.length === 0) return []
    const median = centile(values, 0.5)
    const { label, unit } = figure
    const row = { label, unit, median, min: values[0]!, max: values.at(-1)! }
    return 'goal' in figure ? { ...row, goal: figure.goal, isMet: median <= figure.goal } : row
  })
}

/** The nearest value at a share of a list. @param sorted  ascending, not empty */
export function centile(sorted: readonly number[], share: number): number {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]!
}

/** The rows as a table for a terminal, aligned with spaces. */
export function formatTable(rows: readonly ReportRow[]): string {
  const cells = [
    ['', 'median', 'min', 'max', 'goal', ''],
    ...rows.map((row) => [
      row.label,
      formatAmount(row.median, row.unit),
      formatAmount(row.min, row.unit),
      formatAmount(row.max, row.unit),
      row.goal === undefined ? '–' : formatAmount(row.goal, row.unit),
      row.isMet === undefined ? '' : row.isMet ? 'met' : 'MISSED',
    ]),
  ]
  const last = cells[0]!.length - 1
  return alignCells(cells, (column) => column === last)
}

/** An amount for people. */
export function formatAmount(value: number, unit: ReportRow['unit']): string {
  if (unit === 'ms') return `${Math.round(value)} ms`
  if (value < 1000) return `${value} B`
  return value < 1e6 ? `${(value / 1000).toFixed(1)} kB` : `${(value / 1e6).toFixed(1)} MB`
}
