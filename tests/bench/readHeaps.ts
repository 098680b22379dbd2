import type { CDPSession, Page } from 'playwright-core'
import { openWorkerSessions, type WorkerSession } from './openWorkerSessions.ts'

/**
 * Bytes that scripts of the page and of all its workers hold after a garbage collection: objects,
 * and the contents of buffers.
 */
export async function readHeaps(page: Page): Promise<{ pageBytes: number; workerBytes: number }> {
  const session = await page.context().newCDPSession(page)
  const workerCount = page.workers().length
  const workers = workerCount > 0 ? await openWorkerSessions(session, workerCount) : []
  await session.send('HeapProfiler.collectGarbage')
  const pageBytes = await readHeap(session)
  let workerBytes = 0
  for (const worker of workers) {
    await worker.send('HeapProfiler.collectGarbage')
    workerBytes += await readHeap(worker)
  }
  await session.detach()
  return { pageBytes, workerBytes }
}

/** Bytes at this moment, garbage included. */
export async function readHeap(session: CDPSession | WorkerSession): Promise<number> {
  const usage = await (session as WorkerSession).send('Runtime.getHeapUsage')
  const { usedSize, backingStorageSize } = usage as Record<string, number | undefined>
  return (usedSize ?? 0) + (backingStorageSize ?? 0)
}
