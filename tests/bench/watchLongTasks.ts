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
   * Ends watching. @returns all tasks of the main thread of the page that went to the address, in
   * their order, short ones too
   */
  readonly stop: () => Promise<readonly TracedTask[]>
}

/** An event of Chromium's trace. */
interface TraceEvent {
  readonly name: string
  readonly pid: number
  readonly tid: number
  /** Microseconds by the clock, and of these on a processor. */
  readonly dur?: number
  readonly tdur?: number
  readonly args: { readonly data?: { readonly documentLoaderURL?: string } }
}

/**
 * Watches the tasks of a page's main thread by Chromium's trace. Long-task entries of the page
 * itself begin at 50 ms and go by the clock, which a busy machine makes longer; a trace has every
 * task, with its time on a processor. Tracing itself takes a little.
 *
 * Begin before the page goes to the address.
 *
 * @param url  of the site, or more of it
 */
export async function watchLongTasks(page: Page, url: string): Promise<LongTaskWatch> {
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
      await endTracing(session)
      await session.detach()
      return mainThreadTasks(events, url)
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

function mainThreadTasks(events: readonly TraceEvent[], url: string): TracedTask[] {
  const start = events.find(
    ({ name, args }) =>
      name === 'navigationStart' && args.data?.documentLoaderURL?.startsWith(url) === true,
  )
  if (!start) throw new Error(`bench: the trace has no navigation to ${url}`)
  return events
    .filter(({ name, pid, tid }) => name === 'RunTask' && pid === start.pid && tid === start.tid)
    .map(({ dur = 0, tdur = 0 }) => ({ ms: dur / 1000, processorMs: tdur / 1000 }))
}
