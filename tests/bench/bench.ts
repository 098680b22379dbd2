import { cpus, loadavg } from 'node:os'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { CommandError, runCommand } from '../../src/publish/CommandError.ts'
import type { Readings } from './figures.ts'
import { defaultFeedPath, openBenchSite, type BenchSite } from './openBenchSite.ts'
import { formatTable, summarize } from './report.ts'
import { runVisits } from './runVisits.ts'
import { traceFirstVisit } from './traceFirstVisit.ts'
import { weighFiles } from './weighFiles.ts'

const usage = 'Usage: npm run bench -- [--feed <file>] [--runs <number>] [--json]'

interface BenchArguments {
  readonly feedPath: string
  readonly runCount: number
  readonly isJson: boolean
}

/**
 * Measures a build of the site over one feed in Chromium, each run with a profile of its own, and
 * prints medians beside their goals.
 */
async function bench(): Promise<void> {
  const { feedPath, runCount, isJson } = readArguments()
  const machine = describeMachine()
  const site = await openBenchSite(feedPath)
  try {
    const conditions = { ...machine, feedPath, postCount: site.postCount, runCount }
    const rows = summarize(await measure(site, runCount))
    if (isJson) {
      console.log(JSON.stringify({ ...conditions, rows }, undefined, 2))
    } else {
      for (const [name, value] of Object.entries(conditions)) console.log(`${name}: ${value}`)
      console.log(`\n${formatTable(rows)}`)
    }
  } finally {
    await site.close()
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

async function measure(site: BenchSite, runCount: number): Promise<Readings[]> {
  const runs = [await weighFiles(site)]
  for (let run = 1; run <= runCount; run += 1) {
    console.error(`Run ${run} of ${runCount}`)
    runs.push(await runVisits(site.url), await traceFirstVisit(site.url))
  }
  return runs
}

function readArguments(): BenchArguments {
  try {
    const { values } = parseArgs({
      options: {
        feed: { type: 'string' },
        runs: { type: 'string', default: '5' },
        json: { type: 'boolean', default: false },
      },
    })
    const runCount = Number(values.runs)
    if (!Number.isInteger(runCount) || runCount < 1) {
      throw new CommandError(`"${values.runs}" is no number of runs. It should be 1 or more.`)
    }
    const feedPath = values.feed === undefined ? defaultFeedPath() : resolve(values.feed)
    return { feedPath, runCount, isJson: values.json }
  } catch (error) {
    if (error instanceof CommandError) throw error
    throw new CommandError(`${(error as Error).message.split('. ')[0]}. ${usage}`)
  }
}

await runCommand(bench)
