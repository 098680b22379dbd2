import type { CDPSession } from 'playwright-core'
import type { Readings } from './figures.ts'
import { openProfile } from './openProfile.ts'
import { openVisit } from './openVisit.ts'

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
 * Finds the longest task of the main thread in a trace of a first visit. Long-task entries begin at
 * 50 ms and go by the clock; a trace has every task, with its time on a processor, which other
 * programs on the machine do not lengthen. Tracing itself does, a little.
 */
export async function traceFirstVisit(url: string): Promise<Readings> {
  const { context, close } = await openProfile()
  try {
    const session = await context.newCDPSession(context.pages()[0] ?? (await context.newPage()))
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
    const { painted } = await openVisit(context, url, ['stored'])
    await painted('stored')
    await endTracing(session)
    const tasks = mainThreadTasks(events, url)
    return {
      tracedTaskMs: Math.max(...tasks.map(({ dur = 0 }) => dur / 1000)),
      tracedProcessorMs: Math.max(...tasks.map(({ tdur = 0 }) => tdur / 1000)),
    }
  } finally {
    await close()
  }
}

async function endTracing(session: CDPSession): Promise<void> {
  const ended = new Promise<void>((resolve) => {
    session.once('Tracing.tracingComplete', () => resolve())
  })
  await session.send('Tracing.end')
  await ended
}

function mainThreadTasks(events: readonly TraceEvent[], url: string): TraceEvent[] {
  const start = events.find(
    ({ name, args }) =>
      name === 'navigationStart' && args.data?.documentLoaderURL?.startsWith(url) === true,
  )
  if (!start) throw new Error(`bench: the trace has no navigation to ${url}`)
  return events.filter(
    ({ name, pid, tid }) => name === 'RunTask' && pid === start.pid && tid === start.tid,
  )
}
