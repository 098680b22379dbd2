import type { CDPSession, Page } from 'playwright-core'

/** A task of a page's main thread. */
interface TracedTask {
  /** By the clock. */
  readonly ms: number
  /** On a processor, which other programs on the machine do not lengthen. */
  readonly processorMs: number
}

export interface LongTaskWatch {
  /**
   * Ends watching. @returns all tasks of the page's main thread in their order, short ones too
   */
  readonly stop: () => Promise<readonly TracedTask[]>
}

const markName = 'lectern:watched'

/** An event of Chromium's trace. */
interface TraceEvent {
  readonly name: string
  readonly pid: number
  readonly tid: number
  /** Microseconds by the clock, and of these on a processor. */
  readonly dur?: number
  readonly tdur?: number
}

/**
 * Watches the tasks of a page's main thread by Chromium's trace. Long-task entries of the page
 * itself begin at 50 ms and go by the clock, which a busy machine makes longer; a trace has every
 * task, with its time on a processor. Tracing itself takes a little.
 *
 * Begin before the page goes to an address.
 */
export async function watchLongTasks(page: Page): Promise<LongTaskWatch> {
  const session = await page.context().newCDPSession(page)
  const events: TraceEvent[] = []
  session.on('Tracing.dataCollected', ({ value }) => {
    events.push(...(value as unknown as TraceEvent[]))
  })
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: {
      includedCategories: ['blink.user_timing', 'disabled-by-default-devtools.timeline'],
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

function mainThreadTasks(events: readonly TraceEvent[]): TracedTask[] {
  const mark = events.find(({ name }) => name === markName)
  if (!mark) throw new Error('bench: the trace has nothing of the page')
  return events
    .filter(({ name, pid, tid }) => name === 'RunTask' && pid === mark.pid && tid === mark.tid)
    .map(({ dur = 0, tdur = 0 }) => ({ ms: dur / 1000, processorMs: tdur / 1000 }))
}
