import { localDay } from './localDay.ts'

/** What was read on one day where the reader is. */
export interface HistoryDay<Read> {
  /** `YYYY-MM-DD` */
  readonly day: string
  readonly reads: readonly Read[]
}

/**
 * Parts a history into days, by the clock of the device.
 *
 * @param reads  in the order of time
 */
export function toHistoryDays<Read extends { readonly readAt: string }>(
  reads: readonly Read[],
): readonly HistoryDay<Read>[] {
  const days = Map.groupBy(reads, ({ readAt }) => localDay(readAt))
  return [...days].map(([day, ofDay]) => ({ day, reads: ofDay }))
}
