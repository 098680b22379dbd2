import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { publications } from '../browser/publications.ts'
import { startSite, type TestSite } from '../browser/startSite.ts'
import { downloadsOf, type Engine, type StartOptions } from './engines/Engine.ts'
import { createReader, type Reader } from './Reader.ts'

interface OpenOptions extends Partial<Pick<StartOptions, 'isStorageRefused'>> {
  /** Name of the profile; the same one finds what it had kept. */
  readonly profile?: string
}

/** What one journey has to itself: servers on ports of their own, and profiles that nobody used. */
export interface Stage {
  /** Serves the sample with the program as it is built. */
  serveSample(): Promise<TestSite>
  /** Starts the browser. @param base  of the site that the reader visits, with a slash at the end */
  open(base: string, options?: OpenOptions): Promise<Reader>
  /** Folder of what was downloaded in the profile that is used by default. */
  readonly downloads: string
  /** Does something when the journey has ended, however it did. */
  atEnd(task: () => unknown): void
  /** A picture of the newest browser, if there is one that answers. */
  screenshot(): Promise<Buffer | undefined>
  /** Ends what the journey has started. */
  clear(): Promise<void>
}

export async function createStage(engine: Engine): Promise<Stage> {
  const folder = await mkdtemp(join(tmpdir(), 'lectern-browsers-'))
  const tasks: (() => unknown)[] = []
  const readers: Reader[] = []
  return {
    downloads: downloadsOf(join(folder, 'first')),
    async serveSample() {
      const site = await startSite(publications.sample, [])
      tasks.push(() => site.close())
      return site
    },
    async open(base, { profile = 'first', isStorageRefused = false } = {}) {
      const path = join(folder, profile)
      await mkdir(path, { recursive: true })
      const tab = await engine.start({ profile: path, isStorageRefused })
      tasks.push(() => tab.kill())
      const reader = createReader(tab, base)
      readers.push(reader)
      return reader
    },
    atEnd: (task) => void tasks.push(task),
    screenshot: async () =>
      readers
        .at(-1)
        ?.screenshot()
        .catch(() => undefined),
    async clear() {
      for (const task of tasks.toReversed()) await task()
      await rm(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}
