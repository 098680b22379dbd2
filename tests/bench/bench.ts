import { cpus, loadavg } from 'node:os'
import { join } from 'node:path'
import { runCommand } from '../../src/publish/CommandError.ts'
import { readArguments, type BenchArguments } from './benchArguments.ts'
import { buildSite } from './buildSite.ts'
import type { Readings } from './figures.ts'
import { formatFormats, summarizeFormats } from './formats/formatReport.ts'
import { measureFormats } from './formats/measureFormats.ts'
import { openBenchSite, type BenchSite } from './openBenchSite.ts'
import { formatTable, summarize } from './report.ts'
import { runVisits } from './runVisits.ts'
import { traceFirstVisit } from './traceFirstVisit.ts'
import { weighFiles } from './weighFiles.ts'

const root = join(import.meta.dirname, '../..')

/**
 * Measures a build of the site in Chromium, each run with a profile of its own: visits over one
 * feed, printed as medians beside their goals, and the reading of a large one in each format.
 */
async function bench(): Promise<void> {
  const options = readArguments()
  const machine = describeMachine()
  const { folder, remove } = await buildSite(root)
  try {
    const visits = options.parts.includes('visits') && (await benchVisits(folder, options))
    const formats = options.parts.includes('formats') && (await benchFormats(folder, options))
    if (options.isJson) {
      const results = { ...machine, ...visits, ...(formats && { formats }) }
      console.log(JSON.stringify(results, undefined, 2))
      return
    }
    printConditions(machine)
    if (visits) {
      const { rows, ...conditions } = visits
      printConditions(conditions)
      console.log(`\n${formatTable(rows)}\n`)
    }
    if (formats) {
      const { rows, ...conditions } = formats
      printConditions(conditions)
      console.log(`\n${formatFormats(rows)}`)
    }
  } finally {
    await remove()
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

function printConditions(conditions: object): void {
  for (const [name, value] of Object.entries(conditions)) console.log(`${name}: ${value}`)
}

async function benchVisits(folder: string, { feedPath, runCount = 5 }: BenchArguments) {
  const site = await openBenchSite(folder, feedPath)
  try {
    const rows = summarize(await measureVisits(site, runCount))
    return { feedPath, postCount: site.postCount, runCount, rows }
  } finally {
    await site.close()
  }
}

async function measureVisits(site: BenchSite, runCount: number): Promise<Readings[]> {
  const runs = [await weighFiles(site)]
  for (let run = 1; run <= runCount; run += 1) {
    console.error(`Run ${run} of ${runCount}`)
    runs.push(await runVisits(site.url), await traceFirstVisit(site.url))
  }
  return runs
}

async function benchFormats(folder: string, options: BenchArguments) {
  const { formats, postCount, runCount = 1 } = options
  const results = await measureFormats(folder, { formats, postCount, runCount })
  return { postCount, runCount, rows: summarizeFormats(results) }
}

await runCommand(bench)
