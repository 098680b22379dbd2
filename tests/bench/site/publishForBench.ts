import { spawn } from 'node:child_process'
import { join } from 'node:path'
import type { BenchFeed } from './BenchFeed.ts'
import { watchMemory } from './watchMemory.ts'

/** What publishing took. */
export interface PublishCost {
  readonly ms: number
  /** Of all processes together at their peak; absent where the system does not tell. */
  readonly peakBytes: number | undefined
}

const root = join(import.meta.dirname, '../../..')

/**
 * Publishes a feed into a folder, as a publisher does. The one place of the bench that knows how;
 * what comes out is measured as it is served.
 *
 * @param outDir  made where it is not there; where it is, only what has changed need be written
 */
export async function publishForBench(feed: BenchFeed, outDir: string): Promise<PublishCost> {
  const startedAt = performance.now()
  const command = join(root, 'src/publish/build.ts')
  const options = ['--feed', feed.feedPath, '--site', feed.siteFilePath, '--out', outDir]
  const peakBytes = await runNode([command, ...options])
  return { ms: performance.now() - startedAt, peakBytes }
}

/** @returns peak of its memory */
async function runNode(parameters: readonly string[]): Promise<number | undefined> {
  // Its words are for people at a terminal; the bench's own output may be read by a program.
  const child = spawn(process.execPath, parameters, { cwd: root, stdio: ['ignore', 2, 2] })
  const memory = watchMemory(child.pid!)
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  const peakBytes = memory.stop()
  if (code !== 0) throw new Error(`bench: publishing ended with exit code ${code}`)
  return peakBytes
}
