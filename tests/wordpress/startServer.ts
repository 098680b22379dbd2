import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'

interface ServerOptions {
  readonly command: readonly string[]
  /** Added to that of the tests. */
  readonly environment?: Readonly<Record<string, string>>
  /** Asked again and again until it says yes. */
  readonly isReady: () => Promise<boolean>
}

export interface RunningServer {
  /** Ends the server and all that it started; done when the last of them is gone. */
  stop(): Promise<void>
}

const timeoutMs = 60_000
const pollMs = 25

/**
 * Ends its whole process group when the command ends or when nobody holds its input open any more:
 * so nothing is left behind, even by a test run that is killed.
 */
const keeper = '{ "$@"; kill -KILL 0; } & read -r _; kill -KILL 0'

/**
 * Starts a server in a process group of its own and waits until it is ready.
 *
 * @throws {Error} with the end of what it printed when it ends first, or is not ready in a minute
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { command, environment, isReady } = options
  const child = spawn('/bin/sh', ['-c', keeper, 'sh', ...command], {
    detached: true,
    env: { ...process.env, ...environment },
  })
  let printed = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      printed = (printed + text).slice(-4000)
    })
  }
  let isRunning = true
  child.once('exit', () => {
    isRunning = false
  })
  // Comes when the last holder of the output is gone, workers included.
  const ended = once(child, 'close')
  async function stop(): Promise<void> {
    child.stdin.end()
    await ended
  }

  const start = performance.now()
  while (!(await isReady())) {
    if (!isRunning || performance.now() - start > timeoutMs) {
      await stop()
      throw new Error(`${command[0]} is not ready. It printed:\n${printed}`)
    }
    await delay(pollMs)
  }
  return { stop }
}
