import { parseArgs } from 'node:util'
import { CommandError } from '../../src/publish/CommandError.ts'

/** How queries are changed before they are asked, if at all. */
export type Track = 'clean' | 'typos' | 'prefix'

export interface EvalArguments {
  readonly path: string
  readonly track: Track
  readonly isJson: boolean
}

const usage = 'npm run search:eval -- <collection.json> [--json] [--typos] [--prefix]'

/** @throws {CommandError} with one line, when the arguments are none that this command knows */
export function readArguments(args: readonly string[] = process.argv.slice(2)): EvalArguments {
  const { values, positionals } = parse(args)
  const [path, ...others] = positionals
  if (path === undefined || others.length > 0) {
    throw new CommandError(`Expected one collection. Usage: ${usage}`)
  }
  if (values.typos && values.prefix) {
    throw new CommandError('Choose one of --typos and --prefix.')
  }
  const track = values.typos ? 'typos' : values.prefix ? 'prefix' : 'clean'
  return { path, track, isJson: values.json }
}

function parse(args: readonly string[]) {
  const flag = { type: 'boolean', default: false } as const
  try {
    return parseArgs({
      args: [...args],
      options: { json: flag, typos: flag, prefix: flag },
      allowPositionals: true,
    })
  } catch (error) {
    const [reason = ''] = (error as Error).message.split('. ')
    throw new CommandError(`${reason}. Usage: ${usage}`)
  }
}
