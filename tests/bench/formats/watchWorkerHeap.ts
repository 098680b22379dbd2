import { setTimeout as delay } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { openWorkerSessions } from '../openWorkerSessions.ts'
import { readHeap } from '../readHeaps.ts'

export interface HeapWatch {
  /** Ends the watch. @returns the most bytes that were seen */
  readonly stop: () => Promise<number>
}

const intervalMs = 200

/**
 * Looks at the heap of a page's worker from now on, without collecting garbage first: what waits to
 * be collected takes room too. The worker answers between its tasks, so what a task uses and lets go
 * is not seen.
 */
export async function watchWorkerHeap(page: Page): Promise<HeapWatch> {
  const session = await page.context().newCDPSession(page)
  const [worker] = await openWorkerSessions(session, 1)
  let isOver = false

  async function watch(): Promise<number> {
    let mostBytes = 0
    while (!isOver) {
      mostBytes = Math.max(mostBytes, await readHeap(worker!))
      await delay(intervalMs)
    }
    return mostBytes
  }

  const watching = watch()
  // Where the visit fails and takes the worker away, the visit's fault is the one to tell.
  watching.catch(() => {})
  return {
    stop: async () => {
      isOver = true
      const mostBytes = await watching
      await session.detach()
      return mostBytes
    },
  }
}
