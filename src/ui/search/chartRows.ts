import type { FacetCounts } from '../../search/facets.ts'

/** A year, or many years in a row without a post. */
export interface ChartRow {
  readonly first: string
  /** The other end where there are many: rows go back in time, so it is the earlier one. */
  readonly last?: string
  readonly count: number
}

/** Empty years up to this many have a row each. */
const maximumGapYears = 4

/**
 * Years with the empty ones between them, so that a gap looks like one. One post with a wrong date
 * must not make a chart of fifty empty rows: long gaps are one row.
 *
 * @param values  years, newest first
 */
export function chartRows(values: FacetCounts['values']): readonly ChartRow[] {
  return values.flatMap(({ slug, count = 0 }, position): ChartRow[] => {
    const newer = values[position - 1]
    return [...(newer ? gapBetween(newer.slug, slug) : []), { first: slug, count }]
  })
}

function gapBetween(newer: string, older: string): ChartRow[] {
  const [newest, oldest] = [Number(newer) - 1, Number(older) + 1]
  const length = newest - oldest + 1
  // Also where a year is no number.
  if (!(length > 0)) return []
  if (length > maximumGapYears) {
    return [{ first: String(newest), last: String(oldest), count: 0 }]
  }
  return Array.from({ length }, (_, back) => ({ first: String(newest - back), count: 0 }))
}
