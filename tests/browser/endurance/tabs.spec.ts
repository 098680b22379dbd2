import type { Browser, BrowserContext, Page } from '@playwright/test'
import { cardLinks, openPosts } from '../postsScreen.ts'
import { expect, test } from '../site.ts'
import type { TestSite } from '../startSite.ts'
import { noteAll, removeAll, saveAll, type Pressing } from './actsInPage.ts'
import {
  halfWritten,
  installVersion1,
  installVersion2,
  isKeptWhole,
  onShelf,
  quietPath,
  readKept,
} from './keptLibrary.ts'
import { feedOf, keptInVersion1, makeUpPosts } from './madeUpPosts.ts'
import { tally } from './tally.ts'

/** How many times each is tried, with another library each time. */
const rounds = { two: 8, five: 5, blocked: 4 }

const listPageSize = 20
const shelfPageSize = 24

/** Kept before the tabs begin: one screen to be removed, one to be noted of, and some left alone. */
const keptCount = 3 * shelfPageSize

/** What a tab does on one screen, all of it at once. */
interface Job {
  /** Address of the screen. */
  readonly path: string
  readonly act: 'save' | 'remove' | 'note'
  /** How many acknowledgements it gets. */
  readonly count: number
}

const saveFirst: Job = { path: '/', act: 'save', count: listPageSize }
const saveSecond: Job = { path: '/?page=2', act: 'save', count: listPageSize }
const removeNewest: Job = { path: '/saved', act: 'remove', count: shelfPageSize }
const noteOldest: Job = { path: '/saved?sort=oldest', act: 'note', count: shelfPageSize }

const jobsOf = {
  two: [
    [saveFirst, removeNewest],
    [saveSecond, noteOldest],
    [saveFirst, saveFirst],
    [removeNewest, noteOldest],
  ],
  five: [[saveFirst, saveSecond, removeNewest, noteOldest, saveFirst]],
} as const

/** Letters of the feed come first; those that are kept before are of no feed any more. */
const published = makeUpPosts({ count: 2 * listPageSize, words: 150 })
const kept = makeUpPosts({ count: keptCount, words: 150, from: 1_000 })

for (const [tabs, sets] of Object.entries(jobsOf)) {
  test(`${tabs} tabs that write at once end with all of it in each of them`, async ({
    browser,
    site,
  }) => {
    site.replace('/feed.json', (_request, response) => {
      response.writeHead(200, { 'content-type': 'application/feed+json' }).end(feedOf(published))
    })
    const tries = rounds[tabs as keyof typeof jobsOf]
    const sum = { acknowledged: 0, lost: 0, half: 0, unlike: 0 }
    for (let round = 0; round < tries; round++) {
      const found = await writeAtOnce(browser, site, sets[round % sets.length]!)
      sum.acknowledged += found.acknowledged
      sum.lost += found.lost
      sum.half += found.half
      sum.unlike += found.unlike
    }
    tally({
      series: `${tabs} tabs writing at once`,
      tries,
      acknowledged: sum.acknowledged,
      lost: sum.lost,
      halfWritten: sum.half,
      told: 0,
      remark: `Saves, removals and notes, up to ${shelfPageSize} in each tab at once, also of the same posts; ${sum.unlike} tabs that did not show the union in the end.`,
    })
    expect(sum).toMatchObject({ lost: 0, half: 0, unlike: 0 })
  })
}

test('an old tab that does not let go of the library is told of, and loses nothing', async ({
  browser,
  site,
}) => {
  const records = keptInVersion1(kept)
  let told = 0
  let lost = 0
  let half = 0
  for (let round = 0; round < rounds.blocked; round++) {
    const context = await browser.newContext({ baseURL: site.url })
    const old = await context.newPage()
    await old.goto(quietPath)
    await installVersion2(old, records)
    const letsGo = round % 2 === 1
    await old.evaluate(holdLibrary, letsGo)
    const page = await context.newPage()
    await page.goto('/saved')
    if (!letsGo) {
      const line = page.getByText('Close other tabs of this site and try again.').first()
      await expect(line).toBeVisible()
      told++
      await openPosts(page)
      await old.close()
      await page.goto('/saved')
    }
    await expect(page.getByText(`${keptCount} posts with text and pictures`)).toBeVisible()
    await page.goto(quietPath)
    const library = await readKept(page)
    lost += kept.filter((post) => !isKeptWhole(library, post)).length
    half += halfWritten(library).length
    await context.close()
  }
  tally({
    series: 'an old tab with version 2 while the new one opens',
    tries: rounds.blocked,
    acknowledged: rounds.blocked * keptCount,
    lost,
    halfWritten: half,
    told,
    remark:
      'Half of the old tabs let go when they are asked, as all released versions do; of the others the reader is told within five seconds, reads on, and has everything once they are closed.',
  })
  expect({ lost, half, told }).toEqual({ lost: 0, half: 0, told: rounds.blocked / 2 })
})

async function writeAtOnce(
  browser: Browser,
  site: TestSite,
  jobs: readonly Job[],
): Promise<{ acknowledged: number; lost: number; half: number; unlike: number }> {
  const context = await browser.newContext({ baseURL: site.url })
  const acknowledged = new Map<Page, string[]>()
  await context.exposeBinding('acknowledge', ({ page }, what: string) =>
    acknowledged.get(page)!.push(what),
  )
  const quiet = await context.newPage()
  await quiet.goto(quietPath)
  await installVersion1(quiet, keptInVersion1(kept))
  const tabs = await openAll(context, acknowledged, jobs)
  await Promise.all(tabs.map(({ page, act }) => page.evaluate(...actionOf(act))))
  for (const { page, count } of tabs) {
    await expect.poll(() => acknowledged.get(page)!.length).toBe(count)
  }

  const library = await readKept(quiet)
  const shelf = onShelf(library)
  const lost = tabs.flatMap(({ page, act }) =>
    acknowledged.get(page)!.filter((what) => {
      const { title } = act === 'note' ? (JSON.parse(what) as { title: string }) : { title: what }
      const post = [...published, ...kept].find((known) => known.title === title)!
      if (act === 'note') return library.notes.get(post.id)?.note !== 'Read in round 1.'
      return shelf.has(post.id) !== (act === 'save') || !isKeptWhole(library, post)
    }),
  )
  const untouched = kept.filter((post) => !isKeptWhole(library, post))
  let unlike = 0
  for (const { page } of tabs) {
    const link = page.getByRole('link', { name: `Saved (${shelf.size})` })
    await expect(link).toBeVisible()
    await page.goto('/saved')
    const intro = page.getByText(`${shelf.size} posts with text and pictures`)
    await expect(intro).toBeVisible()
    if ((await cardLinks(page).count()) !== Math.min(shelf.size, shelfPageSize)) unlike++
  }
  await context.close()
  return {
    acknowledged: tabs.reduce((sum, { count }) => sum + count, 0),
    lost: lost.length + untouched.length,
    half: halfWritten(library).length,
    unlike,
  }
}

async function openAll(
  context: BrowserContext,
  acknowledged: Map<Page, string[]>,
  jobs: readonly Job[],
): Promise<readonly (Job & { readonly page: Page })[]> {
  const tabs = []
  for (const job of jobs) {
    const page = await context.newPage()
    acknowledged.set(page, [])
    await page.goto(job.path)
    await expect(cardLinks(page)).toHaveCount(job.count)
    tabs.push({ ...job, page })
  }
  return tabs
}

/** What a page is to run, and with what. */
function actionOf(act: Job['act']): [(pressing: Pressing) => void, Pressing] {
  return [{ save: saveAll, remove: removeAll, note: noteAll }[act], { isAtOnce: true, round: 1 }]
}

/** Runs in the page: an older reader with the library open. */
function holdLibrary(letsGo: boolean): Promise<void> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('lectern-library:/')
    opening.addEventListener('error', () => reject(opening.error ?? new Error('not opened')))
    opening.addEventListener('success', () => {
      if (letsGo) opening.result.addEventListener('versionchange', () => opening.result.close())
      resolve()
    })
  })
}
