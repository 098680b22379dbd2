import { spawn } from 'node:child_process'
import { once } from 'node:events'

interface Started {
  /** What the first group of the pattern found. */
  readonly said: string
  /** Ends it with all processes that it has started. */
  end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void>
}

const startMs = 60_000

/** Of what it says, so much is enough to find what one waits for, or what is wrong. */
const outputLength = 10_000

/**
 * Starts a program in a process group of its own, and waits until it says that it is ready.
 *
 * @param ready  what it says then, or `started` of one that says nothing
 * @throws {Error} with what it did say, when it ends or a minute passes before that
 */
export async function startProcess(
  command: string,
  args: readonly string[],
  ready: RegExp | 'started',
  environment: Readonly<Record<string, string>> = {},
): Promise<Started> {
  const child = spawn(command, args, {
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...environment },
  })
  const ended = once(child, 'exit')
  function endNow(signal: 'SIGKILL' | 'SIGTERM'): void {
    // Whoever is first ends it: a journey, or the end of this process.
    if (child.exitCode === null && child.signalCode === null) process.kill(-child.pid!, signal)
  }
  const endWithUs = (): void => endNow('SIGKILL')
  process.once('exit', endWithUs)
  let output = ''
  const said = await new Promise<string>((resolve, reject) => {
    const fail = (what: string): void => reject(new Error(`${command} ${what}: ${output}`))
    const timer = setTimeout(() => fail('was not ready in time'), startMs)
    function succeed(found: string): void {
      clearTimeout(timer)
      resolve(found)
    }
    function hear(chunk: Buffer): void {
      output = (output + chunk.toString()).slice(-outputLength)
      const found = ready === 'started' ? null : ready.exec(output)
      if (found) succeed(found[1]!)
    }
    if (ready === 'started') child.once('spawn', () => succeed(''))
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.once('error', reject)
    child.once('exit', () => fail('ended'))
  })
  return {
    said,
    async end(signal) {
      endNow(signal)
      await ended
      process.removeListener('exit', endWithUs)
    },
  }
}
