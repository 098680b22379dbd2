import { mkdir, mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CommandError } from '../../src/publish/CommandError.ts'
import { judge, type GoalRow, type Outcome } from './goals.ts'
import type { ConditionsName } from './link/conditions.ts'
import { summarize, type Summary } from './report.ts'
import type { BenchFeed } from './site/BenchFeed.ts'
import { changeOnePost } from './site/changeOnePost.ts'
import { copyFeed } from './site/copyFeed.ts'
import { publishForBench } from './site/publishForBench.ts'
import { writeMadeUpFeed } from './site/writeMadeUpFeed.ts'
import { openTestBed, type TestBed } from './visits/openTestBed.ts'
import {
  findPostPath,
  readsWithoutScripts,
  runVisits,
  subjects,
  type Subject,
  type VisitRun,
} from './visits/runVisits.ts'

export interface VisitsOptions {
  readonly postCount: number
  readonly seed: number
  /** A JSON Feed to measure instead of one that is made up. */
  readonly feedPath: string | undefined
  readonly runCount: number
  readonly conditions: readonly ConditionsName[]
  /** What an earlier bench of fewer posts wrote with `--json`. */
  readonly smallerPath: string | undefined
}

/** All that was found, as `--json` has it. */
export interface VisitsResult {
  readonly postCount: number
  readonly feedBytes: number
  readonly runCount: number
  readonly publish: Outcome['publish']
  readonly readsWithoutScripts: boolean
  readonly visits: Partial<Record<ConditionsName, Readonly<Record<Subject, Summary>>>>
  readonly goals: readonly GoalRow[]
  /** What could not be measured. */
  readonly faults: readonly string[]
}

/** Publishes a feed and measures visits to what comes out, beside bare pages of the same text. */
export async function benchVisits(options: VisitsOptions): Promise<VisitsResult> {
  const smaller = options.smallerPath === undefined ? undefined : await readSmaller(options)
  const folder = await mkdtemp(join(tmpdir(), 'lectern-bench-'))
  try {
    const feed = await prepareFeed(options, folder)
    const siteFolder = join(folder, 'site')
    note(`Publishing ${feed.postCount} posts`)
    const first = await publishForBench(feed, siteFolder)
    const bed = await openTestBed({ feed, siteFolder, workFolder: folder })
    try {
      const found = await measure(bed, options)
      // Last, so that what is visited is what was published at once.
      const publish = { ...first, againMs: await publishAgain(feed, siteFolder) }
      const { mobile } = found.visits
      const outcome = { postCount: feed.postCount, publish, smaller, ...found }
      return {
        postCount: feed.postCount,
        feedBytes: (await stat(feed.feedPath)).size,
        runCount: options.runCount,
        publish,
        ...found,
        goals: mobile ? judge({ ...outcome, ...mobile }) : [],
      }
    } finally {
      await bed.close()
    }
  } finally {
    await rm(folder, { recursive: true, maxRetries: 5 })
  }
}

async function readSmaller({ smallerPath = '' }: VisitsOptions): Promise<Outcome['smaller']> {
  try {
    const { postCount, visits } = JSON.parse(await readFile(smallerPath, 'utf8')) as VisitsResult
    if (visits.mobile) return { postCount, lectern: visits.mobile.lectern }
  } catch (error) {
    throw new CommandError(`${smallerPath} could not be read: ${String(error)}`)
  }
  throw new CommandError(`${smallerPath} has no visits under the throttle of phones.`)
}

async function prepareFeed(options: VisitsOptions, folder: string): Promise<BenchFeed> {
  const { feedPath, postCount, seed } = options
  const feedFolder = join(folder, 'feed')
  await mkdir(feedFolder)
  return feedPath === undefined
    ? writeMadeUpFeed({ folder: feedFolder, postCount, seed })
    : copyFeed(feedPath, feedFolder)
}

/** @returns nothing where the feed has no post that could be changed */
async function publishAgain(feed: BenchFeed, siteFolder: string): Promise<number | undefined> {
  if (!(await changeOnePost(feed.feedPath))) return undefined
  note('Publishing again, with one post changed')
  return (await publishForBench(feed, siteFolder)).ms
}

async function measure(bed: TestBed, options: VisitsOptions) {
  const postPath = await findPostPath(bed)
  const isReadable = await readsWithoutScripts(bed, postPath)
  note('A run that does not count, in which the server compresses what is asked for')
  await runVisits(bed, 'unthrottled', postPath)
  const runs = await runInTurn(bed, options, postPath)
  const faults = new Set(
    runs.flatMap(({ under, found }) =>
      subjects.flatMap((subject) =>
        found[subject].faults.map((fault) => `${subject}, ${under}: ${fault}`),
      ),
    ),
  )
  return {
    readsWithoutScripts: isReadable,
    visits: Object.fromEntries(
      options.conditions.map((under) => [under, summarizeBoth(runs, under)]),
    ) as VisitsResult['visits'],
    faults: [...faults],
  }
}

interface Run {
  readonly under: ConditionsName
  readonly found: Readonly<Record<Subject, VisitRun>>
}

/** The conditions in turn, so that what else the machine does falls on all of them. */
async function runInTurn(
  bed: TestBed,
  { conditions, runCount }: VisitsOptions,
  postPath: string,
): Promise<Run[]> {
  const runs: Run[] = []
  for (let run = 1; run <= runCount; run++) {
    for (const under of conditions) {
      note(`Run ${run} of ${runCount}, ${under}`)
      runs.push({ under, found: await runVisits(bed, under, postPath) })
    }
  }
  return runs
}

function summarizeBoth(runs: readonly Run[], under: ConditionsName) {
  const summaryOf = (subject: Subject) =>
    summarize(runs.filter((run) => run.under === under).map(({ found }) => found[subject].readings))
  return { bare: summaryOf('bare'), lectern: summaryOf('lectern') }
}

/** How far it is, beside the output. */
function note(text: string): void {
  console.error(text)
}
