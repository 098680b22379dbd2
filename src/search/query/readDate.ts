import type { SearchQuery } from '../../model/SearchQuery.ts'

/** First and last day that posts may be of; each may be open. */
export type Days = Pick<SearchQuery, 'from' | 'to'>

/**
 * Reads a year, a month or a day after `before:` or `after:`. `after:2019` begins on 1 January 2019,
 * `before:2019` ends on 31 December 2018: the two share no day.
 *
 * @returns `undefined` where the text is no date there has been
 */
export function readDate(operator: 'before' | 'after', text: string): Days | undefined {
  const match = /^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?$/.exec(text)
  if (!match) return undefined
  const [year, month, day] = [match[1]!, match[2] ?? '1', match[3] ?? '1'].map(Number)
  const start = new Date(Date.UTC(year!, month! - 1, day))
  if (start.getUTCMonth() !== month! - 1 || start.getUTCDate() !== day) return undefined
  if (operator === 'after') return { from: toDay(start) }
  start.setUTCDate(start.getUTCDate() - 1)
  return { to: toDay(start) }
}

/** The days that lie in both. */
export function intersect(a: Days, b: Days): Days {
  const from = [a.from, b.from]
    .filter((day) => day !== undefined)
    .toSorted()
    .at(-1)
  const to = [a.to, b.to].filter((day) => day !== undefined).toSorted()[0]
  return { ...(from && { from }), ...(to && { to }) }
}

/** @param published  ISO 8601 or absent: a post without a date lies in no range that is closed anywhere */
export function isInRange({ from, to }: Days, published: string | undefined): boolean {
  if (from === undefined && to === undefined) return true
  const day = published?.slice(0, 10)
  return day !== undefined && (from === undefined || day >= from) && (to === undefined || day <= to)
}

function toDay(date: Date): string {
  return date.toISOString().slice(0, 10)
}
