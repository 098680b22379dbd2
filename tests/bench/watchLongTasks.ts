import type { CDPSession, Page } from 'playwright-core'
import { nameCulprit, type ProfiledEvent } from './nameCulprit.ts'

/** A task of a page's main thread. */
interface TracedTask {
  /** By the clock. */
  readonly ms: number
  /** On a processor, which other programs on the machine do not lengthen. */
  readonly processorMs: number
  /** Names of the marks that the page has set in it. */
  readonly marks: readonly string[]
  /** What took most of it: a script and its function, or what the browser did; found out when asked. */
  readonly culprit: () => string
}

export interface LongTaskWatch {
  /**
   * Ends watching. @returns all tasks of the page's main thread in their order, short ones too
   */
  readonly stop: () => Promise<readonly TracedTask[]>
}

interface WatchOptions {
  /** Scripts are profiled, so that culprits have names; that takes some time of each task. */
  readonly namesFunctions?: boolean
}

const markName = 'lectern:watched'

/**
 * Watches the tasks of a page's main thread by Chromium's trace. Long-task entries of the page
 * itself begin at 50 ms and go by the clock, which a busy machine makes longer; a trace has every
 * task, with its time on a processor. Tracing itself takes a little.
 *
 * Begin before the page goes to an address.
 */
export async function watchLongTasks(
  page: Page,
  { namesFunctions = false }: WatchOptions = {},
): Promise<LongTaskWatch> {
  const session = await page.context().newCDPSession(page)
  const events: ProfiledEvent[] = []
  session.on('Tracing.dataCollected', ({ value }) => {
    events.push(...(value as unknown as ProfiledEvent[]))
  })
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: {
      includedCategories: [
        'blink.user_timing',
        'disabled-by-default-devtools.timeline',
        ...(namesFunctions ? ['devtools.timeline', 'disabled-by-default-v8.cpu_profiler'] : []),
      ],
    },
  })
  return {
    stop: async () => {
      // Tells the page's thread from those of all other pages. A mark at the end is never missed: a
      // process that is only starting may be too late to have its first events traced.
      await page.evaluate((name) => void performance.mark(name), markName)
      await endTracing(session)
      await session.detach()
      return mainThreadTasks(events)
    },
  }
}

async function endTracing(session: CDPSession): Promise<void> {
  const ended = new Promise<void>((resolve) => {
    session.once('Tracing.tracingComplete', () => resolve())
  })
  await session.send('Tracing.end')
  await ended
}

function mainThreadTasks(events: readonly ProfiledEvent[]): TracedTask[] {
  const mark = events.find(({ name }) => name === markName)
  if (!mark) throw new Error('bench: the trace has nothing of the page')
  const ofProcess = events.filter(({ pid }) => pid === mark.pid)
  const ofThread = ofProcess.filter(({ tid }) => tid === mark.tid)
  const marks = ofThread.filter(({ cat }) => cat.includes('blink.user_timing'))
  return ofThread
    .filter(({ name }) => name === 'RunTask')
    .map((task) => ({
      ms: (task.dur ?? 0) / 1000,
      processorMs: (task.tdur ?? 0) / 1000,
      marks: marks.filter(({ ts }) => isWithin(ts, task)).map(({ name }) => name),
      culprit: () => nameCulprit(task, ofThread, ofProcess),
    }))
}

function isWithin(at: number, { ts, dur = 0 }: ProfiledEvent): boolean {
  return at >= ts && at < ts + dur
}
