import { rm } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { createPageWatch } from '../pageWatch.ts'
import { cardLinks, openPosts, searchFor } from '../postsScreen.ts'
import { savePost } from '../bookmarks.ts'
import { expect, test as base } from '@playwright/test'
import { siteFolder } from '../startSite.ts'
import { makeVersion } from '../updates/makeVersion.ts'
import { startHost, type Host } from '../updates/startHost.ts'
import { checkForVersion, expectKept, offer, reloadButton } from '../updates/updatesTest.ts'
import { halfWritten, isKeptWhole, onShelf, quietPath, readKept } from './keptLibrary.ts'
import { feedOf, makeUpPosts, type MadeUpPost } from './madeUpPosts.ts'
import { tally } from './tally.ts'

/** A year of visits, in the page's time; one post is published each day. */
const days = 365
const daysBetweenVisits = 6
const daysBetweenDeploys = 7
const daysBetweenRemovals = 9
const daysBetweenEdits = 30

const dayMs = 24 * 60 * 60 * 1000
const firstDay = Date.UTC(2026, 0, 1, 12)

/** The files of a version are fetched one after the other, while the machine does other things too. */
const isInstalled = { timeout: 90_000 }

/** Published before the first visit. */
const postsBefore = 60

/** So long a removed post may stay at the most: thirty days, a week of doubt, and the visits between. */
const removedDays = 30 + 7 + 2 * daysBetweenVisits

/** What a site may keep of traces, as the library promises it. */
const mostSearches = 20
const mostPlaces = 500

const test = base.extend<{ host: Host }>({
  // Playwright wants to see that no other fixture is asked for.
  // oxlint-disable-next-line no-empty-pattern
  host: async ({}, use) => {
    const host = await startHost('/', siteFolder)
    await use(host)
    await host.close()
  },
  baseURL: async ({ host }, use) => use(host.url),
})

/** What is on the device, counted. */
interface Footprint {
  /** Versions of the program, and other caches. */
  readonly caches: number
  readonly cachedFiles: number
  /** Records of each store, by database and store. */
  readonly records: Readonly<Record<string, number>>
}

test('a year of visits keeps what was saved, and the device does not fill up', async ({
  page,
  context,
  host,
}) => {
  const watch = createPageWatch(new URL(host.url).origin, [])
  await watch.attach(context)
  const saved = new Map<string, MadeUpPost>()
  const removed = new Map<string, number>()
  const footprints: Footprint[] = []
  let folder: string | undefined
  let visits = 0
  let deploys = 0

  for (let day = 0; day < days; day += daysBetweenVisits) {
    const posts = publish(host, day)
    await page.clock.setFixedTime(firstDay + day * dayMs)
    await openPosts(page, '/')
    await showNews(page, posts[0]!)
    await savePost(page, posts[0]!.title)
    saved.set(posts[0]!.id, posts[0]!)
    await searchFor(page, posts[1]!.slug.replace('-', ' '))
    await page
      .getByRole('search')
      .getByRole('button', { name: 'Search', exact: true })
      .press('Enter')
    await cardLinks(page).filter({ hasText: posts[1]!.title }).click()
    await expect(page.getByText(posts[1]!.lastWords)).toBeVisible()

    if (isDue(day, daysBetweenRemovals)) {
      const oldest = saved.values().next().value!
      await removeOldest(page, oldest.title)
      saved.delete(oldest.id)
      removed.set(oldest.id, day)
    }
    if (isDue(day, daysBetweenDeploys)) {
      deploys++
      const next = await makeVersion(siteFolder, `w${deploys}`)
      await host.deploy(next)
      if (deploys === 1) await expectKept(page)
      await checkForVersion(page)
      await expect(offer(page)).toBeVisible(isInstalled)
      await reloadButton(page).click()
      await expect(page.getByText(`Read with Lectern w${deploys}`, { exact: true })).toBeVisible()
      if (folder !== undefined) await rm(folder, { recursive: true })
      folder = next
      footprints.push(await footprint(page))
    }
    visits++
  }

  await page.goto(quietPath)
  const kept = await readKept(page)
  const shelf = onShelf(kept)
  const lost = [...saved.values()].filter((post) => !shelf.has(post.id) || !isKeptWhole(kept, post))
  const back = [...removed.keys()].filter((id) => shelf.has(id))
  const lastDay = (visits - 1) * daysBetweenVisits
  const overdue = [...removed].filter(
    ([id, day]) => lastDay - day > removedDays && kept.bookmarks.has(id),
  )
  const last = footprints.at(-1)!
  const most = (part: (one: Footprint) => number) => Math.max(...footprints.map(part))
  tally({
    series: 'a year of visits in fake time',
    tries: visits,
    acknowledged: saved.size + removed.size,
    lost: lost.length + back.length,
    halfWritten: halfWritten(kept).length,
    told: deploys,
    remark: `${days} days, ${deploys} deploys (told are their offers), ${removed.size} removals of which ${overdue.length} are overdue. At the most ${most((one) => one.caches)} caches with ${most((one) => one.cachedFiles)} files; in the end ${JSON.stringify(last.records)}. The page's clock is the fake one; those of its workers go on as they are.`,
  })
  expect([...lost.map(({ title }) => title), ...back, ...halfWritten(kept)]).toEqual([])
  expect(overdue).toEqual([])
  expect(last.records['library searches']).toBeLessThanOrEqual(mostSearches)
  expect(last.records['library places']).toBeLessThanOrEqual(mostPlaces)
  // A tab that is loaded again is the only one, so nothing of an older version has to stay.
  expect(last.caches).toBeLessThanOrEqual(footprints[0]!.caches)
  expect(last.cachedFiles).toBeLessThanOrEqual(footprints[0]!.cachedFiles * 1.2)
  expect(watch.findings()).toEqual([])
  if (folder !== undefined) await rm(folder, { recursive: true })
})

/** Whether something that is done every so many days has come due since the last visit. */
function isDue(day: number, everyDays: number): boolean {
  return day > 0 && Math.floor(day / everyDays) > Math.floor((day - daysBetweenVisits) / everyDays)
}

/** The feed of a day: a post more for each day, and older ones edited now and then. Newest first. */
function publish(host: Host, day: number): readonly MadeUpPost[] {
  const edits = Math.floor(day / daysBetweenEdits)
  const posts = makeUpPosts({ count: postsBefore + day, words: 120 })
    .map((post, number) => ({
      ...post,
      published: new Date(firstDay + (number - postsBefore) * dayMs).toISOString(),
      html: number % 20 === 0 ? `${post.html}<p>Edited ${edits} times.</p>` : post.html,
    }))
    .toReversed()
  const text = feedOf(posts)
  host.replace('feed.json', (_request, response) => {
    response.writeHead(200, { 'content-type': 'application/feed+json' }).end(text)
  })
  return posts
}

/** Whatever is new is offered behind what is shown first. */
async function showNews(page: Page, newest: MadeUpPost): Promise<void> {
  const show = page.getByRole('button', { name: 'show', exact: true })
  const card = cardLinks(page).filter({ hasText: newest.title })
  await expect(show.or(card).first()).toBeVisible()
  if (await show.isVisible()) await show.click()
  await expect(card).toBeVisible()
}

async function removeOldest(page: Page, title: string): Promise<void> {
  await page.goto('/saved?sort=oldest')
  await page.getByRole('button', { name: `Remove “${title}”` }).click()
  await expect(page.getByText(`Removed “${title}”.`)).toBeVisible()
}

/** What lies on the device once the page has tidied up behind itself. */
async function footprint(page: Page): Promise<Footprint> {
  const versions = () =>
    page.evaluate(
      async () => (await caches.keys()).filter((name) => !name.endsWith(':pages')).length,
    )
  await expect.poll(versions).toBe(1)
  return page.evaluate(measure)
}

/** Runs in the page. */
async function measure(): Promise<Footprint> {
  const names = await caches.keys()
  const files = await Promise.all(
    names.map(async (name) => (await (await caches.open(name)).keys()).length),
  )
  const records: Record<string, number> = {}
  for (const { name } of await indexedDB.databases()) {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open(name!)
      opening.addEventListener('success', () => resolve(opening.result))
      opening.addEventListener('error', () => reject(opening.error ?? new Error('not opened')))
    })
    for (const store of database.objectStoreNames) {
      records[`${name!.replace(/^lectern-(\w+).*/, '$1')} ${store}`] = await new Promise(
        (resolve, reject) => {
          const counting = database.transaction(store).objectStore(store).count()
          counting.addEventListener('success', () => resolve(counting.result))
          counting.addEventListener('error', () =>
            reject(counting.error ?? new Error('not counted')),
          )
        },
      )
    }
    database.close()
  }
  return { caches: names.length, cachedFiles: files.reduce((sum, one) => sum + one, 0), records }
}
