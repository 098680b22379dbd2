import { cp, readdir, rm, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from '@playwright/test'
import { createSeededRandom } from '../../fixtures/seededRandom.ts'
import { savePost } from '../bookmarks.ts'
import { publications } from '../publications.ts'
import { makeVersion } from '../updates/makeVersion.ts'
import type { Host } from '../updates/startHost.ts'
import {
  checkForVersion,
  countLoads,
  expect,
  expectKept,
  keptVersions,
  offer,
  reloadButton,
  test,
} from '../updates/updatesTest.ts'
import { halfWritten, onShelf, readKept } from './keptLibrary.ts'
import { tally } from './tally.ts'

/** How many versions are put on the host, one after the other. */
const deploys = 50

/** Its files are fetched one after the other, while the machine does other things too. */
const isInstalled = { timeout: 90_000 }

/** Tabs that are open besides the one that stays. */
const mostTabs = 3

const seed = Number(process.env['LECTERN_SEED'] ?? 20261130)

/** What is on the host while a version is being uploaded. */
const uploads = ['program-incomplete', 'pages-first', 'worker-first', 'none'] as const

const { richPost, items } = publications.sample
const postPath = richPost.path.slice(1)
const versionPattern = /\/assets\/[^/]*?v(\d+)\.\w+$/

/** A tab, with the versions of the files that its page has asked for, and how often it was loaded. */
interface Tab {
  readonly page: Page
  readonly versions: ReadonlySet<string>
  readonly loads: () => number
}

test('versions follow each other under open tabs', async ({
  page,
  context,
  browser,
  host,
  versions,
  watch,
}) => {
  // What the host has not (yet, or any more) is what this is about.
  watch.expect(/Failed to load|Refused to apply style|MissingCodeError|Failed to fetch/)
  watch.expect(/error occurred when fetching the script|ServiceWorker|dynamically imported module/)
  const random = createSeededRandom(seed)
  const saved = new Set<string>()
  const count = { mixed: 0, blank: 0, reloads: 0, unasked: 0, told: 0, newcomers: 0 }
  const tabs: Tab[] = []
  const leftOver: string[] = []
  let folder = await makeVersion(versions.first, 'v0')
  await host.deploy(folder)
  const staying = follow(page)
  await page.goto(postPath)
  await expectKept(page)
  await savePost(page, richPost.title)
  saved.add(richPost.title)

  for (let number = 1; number <= deploys; number++) {
    const next = await makeVersion(versions.first, `v${number}`)
    const upload = random.pick(uploads)
    if (upload !== 'none') {
      await test.step(`${number}: ${upload}`, async () => {
        const partial = await makePartial(folder, next, upload, random.below)
        const loads = [staying, ...tabs].map((tab) => tab.loads())
        await host.deploy(partial)
        await checkForVersion(page)
        await goSomewhere(random.pick([staying, ...tabs]), random.pick(['Topics', 'Authors']))
        count.blank += await visitAnew(browser, host, random.pick(['', postPath, 'authors']))
        count.newcomers++
        count.unasked += [staying, ...tabs].filter((tab, at) => tab.loads() > loads[at]!).length
        leftOver.push(partial)
      })
    }

    await test.step(`${number}: whole`, async () => {
      const loads = [staying, ...tabs].map((tab) => tab.loads())
      await host.deploy(next)
      const opened = await openTab(context, items[number % items.length]!.title, number, saved)
      await checkForVersion(page)
      await expect(offer(page)).toBeVisible(isInstalled)
      count.told++
      count.unasked += [staying, ...tabs].filter((tab, at) => tab.loads() > loads[at]!).length

      if (!page.url().endsWith(postPath)) {
        await page.goBack()
        await expect(page.getByRole('heading', { level: 1 })).toHaveText(richPost.title)
      }
      await page.evaluate((top) => window.scrollTo(0, top), 200 + random.below(600))
      const before = await placeOf(page)
      const loaded = staying.loads()
      await reloadButton(page).evaluate(press)
      await expectVersion(page, number)
      await expect(offer(page)).toBeHidden()
      await expect.poll(async () => Math.abs((await placeOf(page)) - before)).toBeLessThan(2)
      count.reloads += staying.loads() - loaded
      if (staying.loads() - loaded !== 1) count.unasked++

      for (const tab of tabs) {
        const was = tab.loads()
        if (random.below(2) === 0) {
          await expect(offer(tab.page)).toBeVisible(isInstalled)
          await reloadButton(tab.page).click()
          await expectVersion(tab.page, number)
        } else await goSomewhere(tab, random.pick(['Topics', 'Authors']))
        count.told++
        if (tab.loads() - was > 1) count.unasked++
      }
      tabs.push(opened)
      if (tabs.length > mostTabs) await tabs.splice(random.below(mostTabs), 1)[0]!.page.close()
      for (const tab of [staying, ...tabs]) {
        if (tab.versions.size > 1) count.mixed++
        count.blank += await isBlank(tab.page)
      }
    })
    if (number % 10 === 0) console.log(`${number} deploys: ${JSON.stringify(count)}`)
    // The host reads from them as long as it has them.
    for (const gone of [folder, ...leftOver.splice(0)]) await rm(gone, { recursive: true })
    folder = next
  }

  const name = 'lectern-library:/journal/'
  const kept = await readKept(page, name)
  const shelf = [...onShelf(kept)].map((id) => kept.bookmarks.get(id)!.post.title)
  const lost = [...saved].filter((title) => !shelf.includes(title))
  for (const tab of tabs) await tab.page.close()
  await page.reload()
  await expect.poll(() => keptVersions(page), { timeout: 30_000 }).toBe(1)
  const { told, newcomers, ...faults } = count
  tally({
    series: 'deploys under open tabs',
    tries: deploys,
    acknowledged: saved.size,
    lost: lost.length,
    halfWritten: halfWritten(kept).length,
    told,
    remark: `${faults.blank} blank pages, ${faults.mixed} pages of two versions, ${faults.unasked} reloads that nobody asked for or beyond one, ${faults.reloads} of the tab that stayed; ${newcomers} visits of new devices in the middle of an upload. Told are offers of a version. Seed ${seed}.`,
  })
  expect({ lost, half: halfWritten(kept) }).toEqual({ lost: [], half: [] })
  expect(faults).toEqual({ mixed: 0, blank: 0, reloads: deploys, unasked: 0 })
})

/** Notes what a tab asks for, from each of its loads on. */
function follow(page: Page): Tab {
  const versions = new Set<string>()
  page.on('request', (request) => {
    if (request.isNavigationRequest() && request.frame() === page.mainFrame()) versions.clear()
    const [, version] = versionPattern.exec(new URL(request.url()).pathname) ?? []
    if (version !== undefined) versions.add(version)
  })
  return { page, versions, loads: countLoads(page) }
}

/** A new tab at a post, which is saved there. */
async function openTab(
  context: BrowserContext,
  title: string,
  number: number,
  saved: Set<string>,
): Promise<Tab> {
  const page = await context.newPage()
  const tab = follow(page)
  await page.goto(new URL(items[number % items.length]!.url).pathname.slice(1))
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
  if (!saved.has(title)) await savePost(page, title)
  saved.add(title)
  return tab
}

/** Its screens are there, of its own version, whatever the host has by now. */
async function goSomewhere({ page }: Tab, screen: string): Promise<void> {
  await page.getByRole('link', { name: screen, exact: true }).first().click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(screen)
}

/** A device that has never been here. @returns 1 where it sees nothing, else 0 */
async function visitAnew(browser: Browser, host: Host, path: string): Promise<number> {
  const device = await browser.newContext()
  const page = await device.newPage()
  await page.goto(new URL(path, host.url).href)
  const blank = await isBlank(page)
  await device.close()
  return blank
}

/** @returns 1 for a page on which nothing is said, else 0 */
async function isBlank(page: Page): Promise<number> {
  const main = page.getByRole('main').or(page.getByRole('alert')).first()
  const isSaid = await main.textContent({ timeout: 10_000 }).catch(() => '')
  return isSaid?.trim() ? 0 : 1
}

async function expectVersion(page: Page, number: number): Promise<void> {
  await expect(page.getByText(`Read with Lectern v${number}`, { exact: true })).toBeVisible()
}

/** Where the post's first sub-heading stands on the screen. */
async function placeOf(page: Page): Promise<number> {
  const place = page.getByRole('article').getByRole('heading', { level: 2 }).first()
  return (await place.boundingBox())?.y ?? Number.NaN
}

/** Presses it without scrolling to it. Runs in the page. */
function press(button: HTMLElement | SVGElement): void {
  button.focus({ preventScroll: true })
  if (button instanceof HTMLElement) button.click()
}

/**
 * What is on the host in the middle of an upload.
 *
 * program-incomplete   all pages are new, half of the program's files are not there yet
 * pages-first          the pages are new, the program and its worker are the old ones
 * worker-first         the program and its worker are new, the pages are the old ones
 *
 * @returns its folder
 */
async function makePartial(
  before: string,
  next: string,
  upload: Exclude<(typeof uploads)[number], 'none'>,
  below: (limit: number) => number,
): Promise<string> {
  const partial = `${next}-partial`
  if (upload === 'program-incomplete') {
    await cp(next, partial, { recursive: true })
    const assets = await readdir(join(partial, 'assets'))
    for (const file of assets.filter(() => below(2) === 0))
      await unlink(join(partial, 'assets', file))
    return partial
  }
  const [pages, program] = upload === 'pages-first' ? [next, before] : [before, next]
  await cp(pages, partial, { recursive: true })
  await rm(join(partial, 'assets'), { recursive: true })
  await cp(join(program, 'assets'), join(partial, 'assets'), { recursive: true })
  await cp(join(program, 'sw.js'), join(partial, 'sw.js'))
  return partial
}
