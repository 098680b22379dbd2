import type { Page } from 'playwright-core'
import { installChangeProbe } from '../changeProbe.ts'
import { conditions, type ConditionsName } from '../link/conditions.ts'
import { readHeaps } from '../readHeaps.ts'
import { centile } from '../report.ts'
import { clock, weighPieces } from '../serve/createTraffic.ts'
import { expectSign, goTo, openReader, paintOfSign, settle, waitForSign } from './openReader.ts'
import type { TestBed } from './openTestBed.ts'
import { listSign, resultsSign, storedSign } from './signs.ts'

export interface SearchReadings {
  /** Data that were there before search was opened; among them may be all that it needs. */
  readonly dataBytesBefore: number
  readonly firstMs: number
  readonly firstBytes: number
  readonly keyP50Ms: number
  readonly keyP95Ms: number
  readonly facetP95Ms: number
  readonly pageHeapBytes: number
  readonly workerHeapBytes: number
}

const quietMs = 500
const mostQuietMs = 10_000
const toggledCount = 6

/**
 * A reader who comes to the list and searches: a first word with nothing of the index fetched ahead,
 * then, with everything on the device, more words key by key, then filters, then so many searches that the heaps are full.
 */
export async function searchVisit(bed: TestBed, under: ConditionsName): Promise<SearchReadings> {
  const reader = await openReader(bed, under)
  try {
    const cameAt = clock()
    const page = await reader.open({ savesData: true })
    await goTo(page, `${bed.site.url}/`, listSign)
    await page.waitForLoadState('load')
    await bed.site.traffic.quiet(quietMs, mostQuietMs)
    // What follows the paint begins when the page gets to it.
    await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)))
    await bed.site.traffic.quiet(quietMs, mostQuietMs)
    const startedAt = clock()
    const dataBytesBefore = weighPieces(bed.site.traffic.between(cameAt)).data
    const firstMs = await openSearch(page, bed.words.first)
    const firstBytes = weighPieces(bed.site.traffic.between(startedAt)).all
    await fillDevice(bed, page)
    bed.link.set(conditions[under])
    await page.evaluate(installChangeProbe)
    const keys = await typeQueries(page, bed.words.typed)
    const toggles = await toggleFilters(page)
    for (const word of bed.words.more) await ask(page, word)
    const { pageBytes, workerBytes } = await readHeaps(page)
    return {
      dataBytesBefore,
      firstMs,
      firstBytes,
      keyP50Ms: centile(keys, 0.5),
      keyP95Ms: centile(keys, 0.95),
      facetP95Ms: centile(toggles, 0.95),
      pageHeapBytes: pageBytes,
      workerHeapBytes: workerBytes,
    }
  } finally {
    await reader.close()
  }
}

/** A reader who asks for everything, over a link that does not matter here: keys are answered from it. */
async function fillDevice({ link, site }: TestBed, page: Page): Promise<void> {
  link.set(conditions.unthrottled)
  // A worker may not hear that data is to be saved; then it is on its way already.
  const fetchAll = page.getByRole('button', { name: 'Fetch all for reading offline' })
  if (await fetchAll.isVisible()) await fetchAll.click()
  await waitForSign(page, storedSign)
  await settle(page, site)
}

/** Goes into the field and asks for a word. @returns ms from there to the painted results */
export async function openSearch(page: Page, word: string): Promise<number> {
  await expectSign(page, resultsSign)
  await page.evaluate(() => {
    document.addEventListener(
      'focusin',
      ({ timeStamp }) => sessionStorage.setItem('bench:focusedAt', String(timeStamp)),
      { capture: true, once: true },
    )
  })
  await field(page).focus()
  await page.keyboard.insertText(word)
  const paintedAt = await paintOfSign(page)
  const focusedAt = await page.evaluate(() => sessionStorage.getItem('bench:focusedAt'))
  return paintedAt - Number(focusedAt)
}

/** Types queries one key at a time, waiting for the results of each. @returns sorted latencies */
async function typeQueries(page: Page, queries: readonly string[]): Promise<readonly number[]> {
  const latencies: number[] = []
  for (const query of queries) {
    await ask(page, '')
    await takeLatencies(page)
    for (const character of query) {
      await page.keyboard.press(character === ' ' ? 'Space' : character)
      await rest(page)
    }
    latencies.push(...(await takeLatencies(page)))
  }
  return sort(latencies)
}

/** Ticks some boxes of the filters of all posts and takes each back. @returns sorted latencies */
async function toggleFilters(page: Page): Promise<readonly number[]> {
  await ask(page, '')
  // Suggestions lie over the page as long as somebody is at the field.
  await field(page).blur()
  await takeLatencies(page)
  const boxes = page.getByRole('region', { name: 'Filters' }).getByRole('checkbox')
  const places = await boxes.evaluateAll((all) =>
    (all as HTMLInputElement[])
      .filter((box) => !box.disabled && box.checkVisibility())
      .map(({ name, value }) => `input[name="${name}"][value="${value}"]`),
  )
  for (const place of places.slice(0, toggledCount)) {
    for (let times = 0; times < 2; times++) {
      await page.locator(place).click()
      await rest(page)
    }
  }
  return sort(await takeLatencies(page))
}

async function ask(page: Page, words: string): Promise<void> {
  await field(page).fill(words)
  await rest(page)
}

function field(page: Page) {
  return page.getByLabel('Search all posts')
}

function rest(page: Page): Promise<void> {
  return page.evaluate(() => window.changeProbe.rest())
}

function takeLatencies(page: Page): Promise<readonly number[]> {
  return page.evaluate(() => window.changeProbe.takeLatencies())
}

function sort(values: readonly number[]): readonly number[] {
  if (values.length === 0) throw new Error('bench: nothing that was asked changed the list')
  return values.toSorted((a, b) => a - b)
}
