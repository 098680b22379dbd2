import { alignCells } from '../alignCells.ts'
import { centile, formatAmount } from '../report.ts'
import { formatFigures, type FormatFigureId } from './formatFigures.ts'
import type { FormatResult } from './measureFormats.ts'
import { usualWordsPerPost } from './writeFeed.ts'

export interface FormatRow extends Omit<FormatResult, 'runs'> {
  readonly medians: Readonly<Record<FormatFigureId, number>>
}

export function summarizeFormats(results: readonly FormatResult[]): FormatRow[] {
  return results.map(({ runs, ...result }) => ({
    ...result,
    medians: Object.fromEntries(
      formatFigures.map(({ id }) => {
        const values = runs.map((readings) => readings[id]).toSorted((a, b) => a - b)
        return [id, centile(values, 0.5)]
      }),
    ) as Record<FormatFigureId, number>,
  }))
}

/** A table for a terminal, and a line for each format whose posts are shorter than the others'. */
export function formatFormats(rows: readonly FormatRow[]): string {
  const table = alignCells([
    ['', 'words', 'bytes', ...formatFigures.map(({ label }) => label)],
    ...rows.map(({ label, wordsPerPost, bytes, medians }) => [
      label,
      String(wordsPerPost),
      formatAmount(bytes, 'bytes'),
      ...formatFigures.map(({ id, unit }) => formatAmount(medians[id], unit)),
    ]),
  ])
  const notes = rows
    .filter(({ wordsPerPost }) => wordsPerPost < usualWordsPerPost)
    .map(
      ({ label, wordsPerPost }) =>
        `${label}: posts of ${wordsPerPost} words and not ${usualWordsPerPost}, to keep to what is read of one feed.`,
    )
  return [table, ...notes].join('\n')
}
