import type { Page } from 'playwright-core'
import { feedLimits } from '../../../src/model/feedLimits.ts'
import { openProfile } from '../openProfile.ts'
import { openVisit } from './openVisit.ts'
import { readHeaps } from '../readHeaps.ts'
import type { FormatReadings } from './formatFigures.ts'
import { watchWorkerHeap } from './watchWorkerHeap.ts'

/** The first visit of one reader to a site, until the publication is on the device. */
export async function readFormat(siteUrl: string, postCount: number): Promise<FormatReadings> {
  const { context, close } = await openProfile()
  try {
    const timeoutMs = feedLimits.timeMs
    const signs = ['list', 'search', 'stored'] as const
    const { page, painted, longTasks } = await openVisit(context, siteUrl, signs, timeoutMs)
    const heap = await watchWorkerHeap(page)
    const listMs = await painted('list')
    const searchMs = await painted('search')
    const storedMs = await painted('stored')
    const peakHeapBytes = await heap.stop()
    await expectAllPosts(page, postCount)
    const longTaskMs = Math.max(0, ...(await longTasks()))
    const { workerBytes: heapBytes } = await readHeaps(page)
    return { listMs, searchMs, storedMs, peakHeapBytes, heapBytes, longTaskMs }
  } finally {
    await close()
  }
}

/** Figures of a reading that lost posts would look better than they are. */
async function expectAllPosts(page: Page, postCount: number): Promise<void> {
  const text = await page.locator('footer').innerText()
  const count = Number(/^All ([\d,]+) posts?\b/.exec(text)?.[1]?.replaceAll(',', ''))
  if (count !== postCount) throw new Error(`bench: ${count} of ${postCount} posts were read`)
}
