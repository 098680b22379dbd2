import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { CommandError } from '../../src/publish/CommandError.ts'
import type { Format } from './formats/Format.ts'
import { formats } from './formats/formats.ts'
import { defaultFeedPath } from './openBenchSite.ts'

const usage = `Usage: npm run bench -- [--part visits|formats] [--runs <number>] [--json]
  visits:  [--feed <file>]
  formats: [--posts <number>] [--formats ${[...formats.keys()].join(',')}]`

const parts = ['visits', 'formats'] as const
type Part = (typeof parts)[number]

export interface BenchArguments {
  /** What to measure: visits to a site over one feed, formats of a large one, or both. */
  readonly parts: readonly Part[]
  readonly feedPath: string
  /** Absent where it is left to each part. */
  readonly runCount: number | undefined
  readonly postCount: number
  readonly formats: readonly Format[]
  readonly isJson: boolean
}

/** @throws {CommandError} when an argument is none or has no sense */
export function readArguments(): BenchArguments {
  try {
    const { values } = parseArgs({
      options: {
        part: { type: 'string' },
        feed: { type: 'string' },
        runs: { type: 'string' },
        posts: { type: 'string', default: '10000' },
        formats: { type: 'string' },
        json: { type: 'boolean', default: false },
      },
    })
    return {
      parts: parts.filter((part) => part === (readPart(values.part) ?? part)),
      feedPath: values.feed === undefined ? defaultFeedPath() : resolve(values.feed),
      runCount: values.runs === undefined ? undefined : readCount(values.runs, 'runs'),
      postCount: readCount(values.posts, 'posts'),
      formats: readFormats(values.formats),
      isJson: values.json,
    }
  } catch (error) {
    if (error instanceof CommandError) throw error
    throw new CommandError(`${(error as Error).message.split('. ')[0]}. ${usage}`)
  }
}

function readPart(value: string | undefined): Part | undefined {
  const part = parts.find((known) => known === value)
  if (value !== undefined && !part) throw new CommandError(`"${value}" is no part. ${usage}`)
  return part
}

function readCount(value: string, what: string): number {
  const count = Number(value)
  if (Number.isInteger(count) && count >= 1) return count
  throw new CommandError(`"${value}" is no number of ${what}. It should be 1 or more.`)
}

function readFormats(value: string | undefined): readonly Format[] {
  if (value === undefined) return [...formats.values()]
  return value.split(',').map((name) => {
    const format = formats.get(name)
    if (!format) throw new CommandError(`"${name}" is no format. ${usage}`)
    return format
  })
}
