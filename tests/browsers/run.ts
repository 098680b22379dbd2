import { mkdir, writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { finish, runStep, type Count } from '../steps.ts'
import { probe, type Ability } from './abilities.ts'
import { chromium } from './engines/chromium.ts'
import type { Engine } from './engines/Engine.ts'
import { firefox } from './engines/firefox.ts'
import { webkitGtk } from './engines/webkitGtk.ts'
import { ensureBrowsers } from './ensureBrowsers.ts'
import { journeys, type Journey } from './journeys.ts'
import { createStage, type Stage } from './Stage.ts'
import { removeVersions } from './updateJourney.ts'

/** What came of a journey in an engine. */
interface Outcome {
  readonly is: 'passed' | 'failed' | 'cannot'
  /** What went wrong, or what the engine lacks; empty if it passed. */
  readonly why: string
}

/** A journey that takes longer hangs: some drivers wait for ever. */
const journeyMs = 300_000

const pictures = 'test-results/browsers'

/**
 * `npm run test:browsers`: the same journeys in Chromium, which is the control, in Firefox and in
 * WebKitGTK, one engine after the other. What an engine cannot do is tried in the same run, and said
 * in the table at the end. `-- --engine firefox`, `-- --journey "by keyboard"` for some of them.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { engine: { type: 'string' }, journey: { type: 'string' } },
  })
  ensureBrowsers()
  const build = runStep('build', 'vite build --logLevel error')
  const engines = choose([chromium, firefox, webkitGtk], values.engine)
  const chosen = choose(journeys, values.journey)
  const outcomes: Record<string, Outcome[]> = {}
  for (const engine of engines) {
    console.log(`\n— ${engine.name}`)
    outcomes[engine.name] = await goAll(engine, chosen)
  }
  await removeVersions()
  printTable(chosen, outcomes)
  finish([build, count(Object.values(outcomes).flat())])
}

/** Those that have the words in their name. */
function choose<Named extends { readonly name: string }>(
  all: readonly Named[],
  words = '',
): readonly Named[] {
  return all.filter(({ name }) => name.toLowerCase().includes(words.toLowerCase()))
}

async function goAll(engine: Engine, chosen: readonly Journey[]): Promise<Outcome[]> {
  const lacks = new Map<Ability, string>()
  for (const ability of new Set(chosen.flatMap(({ needs }) => needs))) {
    lacks.set(ability, await onStage(engine, (stage) => probe(ability, stage)))
  }
  const outcomes: Outcome[] = []
  for (const journey of chosen) {
    const start = Date.now()
    const why = journey.needs.flatMap((need) => lacks.get(need) || []).join('; ')
    const outcome: Outcome = why ? { is: 'cannot', why } : await go(engine, journey)
    const seconds = Math.round((Date.now() - start) / 1000)
    console.log(`${outcome.is}, ${seconds} s: ${journey.name}`)
    outcomes.push(outcome)
  }
  return outcomes
}

function go(engine: Engine, { name, go: goThrough }: Journey): Promise<Outcome> {
  return onStage(engine, async (stage) => {
    try {
      await Promise.race([goThrough(stage), timeOut()])
      return { is: 'passed', why: '' }
    } catch (error) {
      console.error(error)
      const picture = await stage.screenshot()
      await mkdir(pictures, { recursive: true })
      if (picture) await writeFile(`${pictures}/${engine.name}: ${name}.png`, picture)
      return { is: 'failed', why: String(error).split('\n')[0]! }
    }
  })
}

function timeOut(): Promise<never> {
  return new Promise((_resolve, reject) => {
    setTimeout(() => reject(new Error('not done in five minutes')), journeyMs).unref()
  })
}

async function onStage<Result>(
  engine: Engine,
  play: (stage: Stage) => Promise<Result>,
): Promise<Result> {
  const stage = await createStage(engine)
  try {
    return await play(stage)
  } finally {
    await stage.clear()
  }
}

/** A row for each journey, a column for each engine; below it why, where one has not passed. */
function printTable(
  chosen: readonly Journey[],
  outcomes: Readonly<Record<string, readonly Outcome[]>>,
): void {
  const engines = Object.entries(outcomes)
  const rows = chosen.map(({ name }, row) => [
    name,
    Object.fromEntries(engines.map(([engine, column]) => [engine, column[row]!.is])),
  ])
  console.log()
  console.table(Object.fromEntries(rows))
  for (const [engine, column] of engines) {
    for (const [row, { is, why }] of column.entries()) {
      if (is !== 'passed') console.log(`${engine} ${is}, ${chosen[row]!.name}: ${why}`)
    }
  }
}

function count(outcomes: readonly Outcome[]): Count {
  return {
    passed: outcomes.filter(({ is }) => is === 'passed').length,
    failed: outcomes.filter(({ is }) => is === 'failed').length,
  }
}

await main()
