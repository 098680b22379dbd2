import type { BrowserContext } from 'playwright-core'
import type { Readings } from './figures.ts'
import { openProfile } from './openProfile.ts'
import { askedWord, openVisit } from './openVisit.ts'
import { readHeaps } from './readHeaps.ts'
import { typeQueries } from './typeQueries.ts'
import { watchTraffic } from './watchTraffic.ts'

/** Where `serveSite` gives the feed. */
const feedAddress = '/feed.json'

/** One reader: a first visit, a second, and one that comes with a search in the address. */
export async function runVisits(url: string): Promise<Readings> {
  const { context, close } = await openProfile()
  try {
    const first = await firstVisit(context, url)
    const second = await secondVisit(context, url)
    const third = await searchVisit(context, url)
    return { ...first, ...second, ...third }
  } finally {
    await close()
  }
}

async function firstVisit(context: BrowserContext, url: string): Promise<Readings> {
  const { page, painted, longTasks } = await openVisit(context, url, ['list', 'search', 'stored'])
  const readings = {
    coldListMs: await painted('list'),
    coldSearchMs: await painted('search'),
    coldStoredMs: await painted('stored'),
  }
  const tasks = await longTasks()
  const { pageBytes, workerBytes } = await readHeaps(page)
  await page.evaluate(async () => void (await navigator.serviceWorker.ready))
  await page.close()
  return {
    ...readings,
    longTaskMs: Math.max(0, ...tasks),
    blockingMs: tasks.reduce((sum, duration) => sum + duration - 50, 0),
    coldPageHeapBytes: pageBytes,
    coldWorkerHeapBytes: workerBytes,
  }
}

async function secondVisit(context: BrowserContext, url: string): Promise<Readings> {
  const traffic = watchTraffic()
  const { page, painted } = await openVisit(context, url, ['list'])
  const secondListMs = await painted('list')
  // Otherwise a check that comes late would pass for none.
  await traffic.answered(feedAddress)
  await traffic.quiet()
  traffic.stop()
  const { pageBytes, workerBytes } = await readHeaps(page)
  const keys = await typeQueries(page)
  await page.close()
  const { answers } = traffic
  const feedAnswers = answers.filter(({ path }) => path === feedAddress)
  return {
    secondListMs,
    secondBytes: answers.reduce((sum, { bytes }) => sum + bytes, 0),
    secondFeedBytes: feedAnswers.reduce((sum, { bodyBytes }) => sum + bodyBytes, 0),
    secondPageHeapBytes: pageBytes,
    secondWorkerHeapBytes: workerBytes,
    ...keys,
  }
}

/** Nothing on the page says when a stored index is loaded, so it is asked at once. */
async function searchVisit(context: BrowserContext, url: string): Promise<Readings> {
  const { page, painted } = await openVisit(context, `${url}/?q=${askedWord}`, ['answer'])
  const secondSearchMs = await painted('answer')
  await page.close()
  return { secondSearchMs }
}
