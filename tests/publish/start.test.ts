import { execFile } from 'node:child_process'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const node = fileURLToPath(new URL('../../node_modules/.bin/node', import.meta.url))

interface Outcome {
  readonly exitCode: number
  readonly output: string
  readonly errors: string
}

/** `npm start -- …`, for arguments that end it before anything is built. */
function start(...args: string[]): Promise<Outcome> {
  return new Promise((resolve) => {
    execFile(node, ['src/publish/start.ts', ...args], { cwd: root }, (error, output, errors) => {
      resolve({ exitCode: Number(error?.code ?? 0), output, errors })
    })
  })
}

/** A server on any free port, and its port. */
async function occupyPort(status: number): Promise<{ port: number; close(): void }> {
  const server = createServer((_request, response) => response.writeHead(status).end())
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { port: (server.address() as AddressInfo).port, close: () => server.close() }
}

const usage = 'Usage: npm start -- [--feed <file or URL>] [--port <number>]'

it.each<[string, string[], string]>([
  ['a file that is not there', ['--feed', 'no/such.json'], 'The feed no/such.json does not exist.'],
  ['a folder', ['--feed', 'src'], 'The feed src is a folder, not a file.'],
  ['an unknown flag', ['--fed', 'x'], `Unknown option '--fed'. ${usage}`],
  ['an argument without a flag', ['feed.json'], `Unexpected argument 'feed.json'. ${usage}`],
  [
    'a port in words',
    ['--port', 'http'],
    '"http" is no port. It should be a number from 1 to 65535.',
  ],
  [
    'a port too high',
    ['--port', '70000'],
    '"70000" is no port. It should be a number from 1 to 65535.',
  ],
])('says of %s in one line what is wrong, and exits with 1', async (_what, args, line) => {
  expect(await start(...args)).toEqual({ exitCode: 1, output: '', errors: `${line}\n` })
})

it('says in one line that an address does not answer', async () => {
  const { port, close } = await occupyPort(200)
  close()
  const url = `http://127.0.0.1:${port}/feed.json`
  expect(await start('--feed', url)).toEqual({
    exitCode: 1,
    output: '',
    errors: `The feed ${url} could not be reached.\n`,
  })
})

it('says in one line that an address answers with an error', async () => {
  const { port, close } = await occupyPort(404)
  const url = `http://127.0.0.1:${port}/feed.json`
  expect(await start('--feed', url)).toEqual({
    exitCode: 1,
    output: '',
    errors: `The feed ${url} answered with status 404.\n`,
  })
  close()
})

it('says in one line that a port is taken, and how to choose another', async () => {
  const { port, close } = await occupyPort(200)
  expect(await start('--port', String(port))).toEqual({
    exitCode: 1,
    output: '',
    errors:
      `Port ${port} is taken by another program. ` +
      `Stop that, or choose one: npm start -- --port ${port + 1}\n`,
  })
  close()
})
