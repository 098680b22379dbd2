import { cpus, loadavg } from 'node:os'
import { runCommand } from '../../src/publish/CommandError.ts'
import { readArguments } from './benchArguments.ts'
import { benchVisits, type VisitsResult } from './benchVisits.ts'
import { buildSite } from './formats/buildSite.ts'
import { formatFormats, summarizeFormats, type FormatRow } from './formats/formatReport.ts'
import { measureFormats, type FormatOptions } from './formats/measureFormats.ts'
import { formatGoals } from './goals.ts'
import { formatAmount, formatTable } from './report.ts'

/**
 * Measures in Chromium, each visit with a profile of its own: visits to a published site, beside
 * those to bare pages of the same text, or the reading of a large feed in each format.
 */
async function bench(): Promise<void> {
  const options = readArguments()
  const machine = describeMachine()
  if (options.part === 'visits') {
    const result = await benchVisits(options.visits)
    print(options.isJson, { ...machine, ...result }, () => formatVisits(result))
  } else {
    const rows = await benchFormats(options.formats)
    const { postCount, runCount } = options.formats
    print(options.isJson, { ...machine, postCount, runCount, formats: rows }, () =>
      formatFormats(rows),
    )
  }
}

/** What times depend on besides the program; a busy machine makes all of them longer. */
function describeMachine(): { processors: string; loadAverage: number } {
  const load = loadavg()[0] ?? 0
  return {
    processors: `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}`,
    loadAverage: Math.round(10 * load) / 10,
  }
}

function print(isJson: boolean, result: object, format: () => string): void {
  if (isJson) {
    console.log(JSON.stringify(result, undefined, 2))
    return
  }
  for (const [name, value] of Object.entries(result)) {
    if (typeof value !== 'object') console.log(`${name}: ${value}`)
  }
  console.log(`\n${format()}`)
}

function formatVisits({ visits, goals, publish, faults }: VisitsResult): string {
  const columns = Object.entries(visits).flatMap(([under, { bare, lectern }]) => [
    [`bare, ${under}`, bare] as const,
    [`Lectern, ${under}`, lectern] as const,
  ])
  const { ms, peakBytes, againMs } = publish
  const costs = [
    `Publishing: ${formatAmount(ms, 'ms')}, ${formatAmount(peakBytes, 'bytes')} at the most`,
    `Publishing again, one post changed: ${formatAmount(againMs, 'ms')}`,
  ]
  return [
    formatTable(Object.fromEntries(columns)),
    costs.join('\n'),
    ...(goals.length > 0 ? [formatGoals(goals)] : []),
    ...(faults.length > 0 ? [`Not measured:\n${faults.join('\n')}`] : []),
  ].join('\n\n')
}

async function benchFormats(options: FormatOptions): Promise<FormatRow[]> {
  const { folder, remove } = await buildSite()
  try {
    return summarizeFormats(await measureFormats(folder, options))
  } finally {
    await remove()
  }
}

await runCommand(bench)
