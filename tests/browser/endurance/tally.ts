import { appendFileSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** What a series tried, and what came of it. */
export interface TallyRow {
  /** What was tried. */
  readonly series: string
  /** How many times. */
  readonly tries: number
  /** Changes that the reader was told are kept. */
  readonly acknowledged: number
  /** Of those, how many were not there afterwards as they were told. */
  readonly lost: number
  /** Records that were listed without being whole. */
  readonly halfWritten: number
  /** Times that the reader was told in words of what could not be. */
  readonly told: number
  /** What the series can and cannot show. */
  readonly remark: string
}

/** The file that the series of a run add their rows to; named by whoever starts them. */
const tallyFile = 'LECTERN_TALLY'

/** Adds the row of a series to the table of the run. */
export function tally(row: TallyRow): void {
  const path = process.env[tallyFile]
  if (path !== undefined) appendFileSync(path, `${JSON.stringify(row)}\n`)
  console.log(describeRow(row))
}

/**
 * From now on series that are started from here add their rows to a file.
 *
 * @returns its path
 */
export function tallyToFile(): string {
  const path = join(mkdtempSync(join(tmpdir(), 'lectern-tally-')), 'rows.jsonl')
  writeFileSync(path, '')
  process.env[tallyFile] = path
  return path
}

const heads = ['tried', 'times', 'acknowledged', 'lost', 'half-written', 'told']

/** The table of a run, with the remark of each row below it. @param path  where the rows are */
export function tallyTable(path: string): string {
  const rows = readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as TallyRow)
    .toSorted((a, b) => a.series.localeCompare(b.series))
  const cells = [heads, ...rows.map(cellsOf)]
  const widths = heads.map((_, column) => Math.max(...cells.map((row) => row[column]!.length)))
  const lines = cells.map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!),
      )
      .join('  '),
  )
  const remarks = rows.map(({ series, remark }) => `${series}: ${remark}`)
  return [...lines, '', ...remarks].join('\n')
}

function cellsOf(row: TallyRow): string[] {
  const { series, tries, acknowledged, lost, halfWritten, told } = row
  return [series, ...[tries, acknowledged, lost, halfWritten, told].map(String)]
}

function describeRow(row: TallyRow): string {
  return cellsOf(row)
    .map((cell, column) => `${heads[column]}: ${cell}`)
    .join(', ')
}
