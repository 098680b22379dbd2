import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { CommandError } from '../../src/publish/CommandError.ts'
import type { VisitsOptions } from './benchVisits.ts'
import type { FormatOptions } from './formats/measureFormats.ts'
import { formats } from './formats/formats.ts'
import { conditions, type ConditionsName } from './link/conditions.ts'

const parts = ['visits', 'formats'] as const
type Part = (typeof parts)[number]

const conditionNames = Object.keys(conditions) as ConditionsName[]

const usage = `Usage: npm run bench -- [--part visits|formats] [--posts <number>] [--runs <number>] [--json]
  visits:  [--under ${conditionNames.join('|')}] [--seed <number>] [--feed <file>] [--smaller <file>]
  formats: [--formats ${[...formats.keys()].join(',')}]`

export interface BenchArguments {
  /** What to measure: visits to a published site, or how each format is read. */
  readonly part: Part
  readonly visits: VisitsOptions
  readonly formats: FormatOptions
  readonly isJson: boolean
}

const usualPosts: Readonly<Record<Part, number>> = { visits: 1000, formats: 10_000 }
const usualRuns: Readonly<Record<Part, number>> = { visits: 5, formats: 1 }

/** @throws {CommandError} when an argument is none or has no sense */
export function readArguments(): BenchArguments {
  const values = parseOptions()
  const part = readName(values.part, parts, 'part') ?? 'visits'
  const under = readName(values.under, conditionNames, 'condition')
  const postCount = readCount(values.posts, 'posts') ?? usualPosts[part]
  const runCount = readCount(values.runs, 'runs') ?? usualRuns[part]
  return {
    part,
    visits: {
      postCount,
      runCount,
      seed: readCount(values.seed, 'seed') ?? 1,
      feedPath: values.feed && resolve(values.feed),
      smallerPath: values.smaller && resolve(values.smaller),
      conditions: under ? [under] : conditionNames,
    },
    formats: { postCount, runCount, formats: readFormats(values.formats) },
    isJson: values.json,
  }
}

function parseOptions() {
  try {
    return parseArgs({
      options: {
        part: { type: 'string' },
        posts: { type: 'string' },
        runs: { type: 'string' },
        under: { type: 'string' },
        seed: { type: 'string' },
        feed: { type: 'string' },
        smaller: { type: 'string' },
        formats: { type: 'string' },
        json: { type: 'boolean', default: false },
      },
    }).values
  } catch (error) {
    throw new CommandError(`${(error as Error).message.split('. ')[0]}. ${usage}`)
  }
}

function readName<Name extends string>(
  value: string | undefined,
  names: readonly Name[],
  what: string,
): Name | undefined {
  const name = names.find((known) => known === value)
  if (value !== undefined && !name) throw new CommandError(`"${value}" is no ${what}. ${usage}`)
  return name
}

function readCount(value: string | undefined, what: string): number | undefined {
  if (value === undefined) return undefined
  const count = Number(value)
  if (Number.isInteger(count) && count >= 1) return count
  throw new CommandError(`"${value}" is no number for --${what}. It should be 1 or more.`)
}

function readFormats(value: string | undefined): FormatOptions['formats'] {
  if (value === undefined) return [...formats.values()]
  return value.split(',').map((name) => {
    const format = formats.get(name)
    if (!format) throw new CommandError(`"${name}" is no format. ${usage}`)
    return format
  })
}
