import { parseArgs } from 'node:util'
import { CommandError } from '../../src/publish/CommandError.ts'

export interface RelatedArguments {
  readonly path: string
  readonly isJson: boolean
}

const usage = 'npm run related:eval -- <feed.json> [--json]'

/** @throws {CommandError} with one line, when the arguments are none that this command knows */
export function readRelatedArguments(): RelatedArguments {
  const { values, positionals } = parse()
  const [path, ...others] = positionals
  if (path === undefined || others.length > 0) {
    throw new CommandError(`Expected one feed. Usage: ${usage}`)
  }
  return { path, isJson: values.json }
}

function parse() {
  try {
    return parseArgs({
      options: { json: { type: 'boolean', default: false } },
      allowPositionals: true,
    })
  } catch (error) {
    const [reason = ''] = (error as Error).message.split('. ')
    throw new CommandError(`${reason}. Usage: ${usage}`)
  }
}
