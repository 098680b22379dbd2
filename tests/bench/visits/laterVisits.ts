import type { Page } from 'playwright-core'
import { conditions, type ConditionsName } from '../link/conditions.ts'
import { clock } from '../serve/createTraffic.ts'
import { goTo, openReader, settle, waitForSign } from './openReader.ts'
import type { TestBed } from './openTestBed.ts'
import { measureNextPosts, type NextPostReadings } from './nextPost.ts'
import { openSearch } from './searchVisit.ts'
import { listSign, postSign, storedSign } from './signs.ts'

export interface LaterReadings extends NextPostReadings {
  readonly secondListMs: number
  /** Bodies of answers; that nothing has changed is said in a head. */
  readonly secondBytes: number
  readonly secondSearchMs: number
  readonly offlineListMs: number
  readonly offlinePostMs: number
}

/** A reader who goes from post to post, comes back when all is on the device, and goes offline. */
export async function laterVisits(
  bed: TestBed,
  under: ConditionsName,
  postPath: string,
): Promise<LaterReadings> {
  const { link, site, feed, words } = bed
  const home = `${site.url}/`
  const reader = await openReader(bed, under)
  try {
    const first = await reader.open()
    await goTo(first, home, listSign)
    await settle(first, site)
    const next = await measureNextPosts(first, site, feed.newest)
    await fillDevice(bed, first, home)
    link.set(conditions[under])

    const startedAt = clock()
    const second = await reader.open()
    const secondListMs = await goTo(second, home, listSign)
    await settle(second, site)
    const secondBytes = site.traffic
      .between(startedAt)
      .reduce((sum, { bytes, isBody }) => sum + (isBody ? bytes : 0), 0)
    const secondSearchMs = await openSearch(second, words.first)
    await second.close()

    link.setCut(true)
    const offline = await reader.open()
    const offlineListMs = await goTo(offline, home, listSign)
    await offline.close()
    const offlinePost = await reader.open()
    const offlinePostMs = await goTo(offlinePost, site.url + postPath, postSign(feed.newest[0]!))
    return { ...next, secondListMs, secondBytes, secondSearchMs, offlineListMs, offlinePostMs }
  } finally {
    link.setCut(false)
    await reader.close()
  }
}

/** Leaves the list open until everything is kept; how long that takes is no part of what follows. */
async function fillDevice({ link, site }: TestBed, page: Page, home: string): Promise<void> {
  link.set(conditions.unthrottled)
  await page.goto(home, { waitUntil: 'commit' })
  await waitForSign(page, storedSign)
  await page.evaluate(async () => void (await navigator.serviceWorker.ready))
  await settle(page, site)
  await page.close()
}

export interface ReloadReadings extends NextPostReadings {
  readonly secondListMs: number
}

/** The same of a reader of bare pages, as far as it can be: the second visit asks again. */
export async function laterBareVisits(
  bed: TestBed,
  under: ConditionsName,
): Promise<ReloadReadings> {
  const { bare, feed } = bed
  const home = `${bare.url}/`
  const reader = await openReader(bed, under)
  try {
    const page = await reader.open()
    await goTo(page, home, listSign)
    await settle(page, bare)
    const next = await measureNextPosts(page, bare, feed.newest)
    await page.close()
    const second = await reader.open()
    await goTo(second, home, listSign)
    await settle(second, bare)
    const secondListMs = await second.evaluate(() => window.visitProbe.vitals().lcpMs)
    return { ...next, secondListMs }
  } finally {
    await reader.close()
  }
}
