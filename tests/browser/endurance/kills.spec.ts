import type { Page } from '@playwright/test'
import { createSeededRandom, type SeededRandom } from '../../fixtures/seededRandom.ts'
import { cardLinks, expectOnDevice, openPosts } from '../postsScreen.ts'
import type { Answer, TestSite } from '../startSite.ts'
import { noteAll, removeAll, saveAll, saveAllTooEarly, type Pressing } from './actsInPage.ts'
import { expect, moment, test, type Device } from './deviceTest.ts'
import {
  forgetLibrary,
  halfWritten,
  installVersion1,
  isKeptWhole,
  onShelf,
  quietPath,
  readKept,
  type KeptLibrary,
} from './keptLibrary.ts'
import { feedOf, keptInVersion1, makeUpPosts, type MadeUpPost } from './madeUpPosts.ts'
import { tally } from './tally.ts'

/** How many times a browser is killed in each series. */
const kills = { saves: 40, removals: 20, notes: 10, imports: 20, migrations: 20, control: 3 }

/** The same seed asks for the same moments. */
const seed = Number(process.env['LECTERN_SEED'] ?? 20261130)

const listPageSize = 20
const shelfPageSize = 24

/** A kill comes so long after the acknowledgement, or the beginning, that it waits for, at the most. */
const latestMs = { one: 60, allAtOnce: 300 }

/** One in so many sessions looks at the shelf as a reader does; all of them look into the database. */
const shelfEvery = 4

interface KillSeries {
  readonly kills: number
  /** Before the first session's work. */
  readonly prepare?: (page: Page) => Promise<void>
  /** What a session finds of the ones before it, looked at from a page in which no program runs. */
  readonly check: (kept: KeptLibrary, page: Page) => Promise<void> | void
  /** What goes on when the browser is killed; done when the moment has come. */
  readonly work: (page: Page, round: number, random: SeededRandom) => Promise<void>
}

/** Ends with a session that is not killed, which has checked what the last one left. */
async function killAgainAndAgain(device: Device, series: KillSeries): Promise<Page> {
  const random = createSeededRandom(seed)
  for (let round = 0; round < series.kills; round++) {
    const page = await device.start()
    if (round === 0) await series.prepare?.(page)
    else await series.check(await readKept(page), page)
    await series.work(page, round, random)
    await device.kill()
  }
  const page = await device.start()
  await series.check(await readKept(page), page)
  return page
}

test('kills during saves lose nothing that said Saved', async ({ device, site }) => {
  const { lost, half } = await killDuringSaves(device, site, kills.saves, saveAll)
  tally({
    series: 'kills during saves',
    tries: kills.saves,
    acknowledged: device.acknowledged.length,
    lost: lost.size,
    halfWritten: half.size,
    told: 0,
    remark: `acknowledged is a button that says Saved. The system still has what a killed browser has written: this shows that everything is written when it is acknowledged, not that it has reached the disk, for which the library asks (strict durability, a test of its own). Seed ${seed}.`,
  })
  expect([...lost, ...half]).toEqual([])
})

test('a control that acknowledges before the commit is caught', async ({ device, site }) => {
  const { lost, half } = await killDuringSaves(device, site, kills.control, saveAllTooEarly)
  tally({
    series: 'control: kills during saves told too early',
    tries: kills.control,
    acknowledged: device.acknowledged.length,
    lost: lost.size,
    halfWritten: half.size,
    told: 0,
    remark:
      'acknowledged is a button that was pressed. That these losses are seen shows that others would be.',
  })
  expect(lost.size).toBeGreaterThan(0)
  expect([...half]).toEqual([])
})

test('kills during removals lose none, nor what was left', async ({ device, site }) => {
  const posts = makeUpPosts({ count: kills.removals * shelfPageSize, words: 60 })
  const lost = new Set<string>()
  const half = new Set<string>()
  const page = await killAgainAndAgain(device, {
    kills: kills.removals,
    prepare: (opened) => installVersion1(opened, keptInVersion1(posts)),
    check: (kept) => {
      const removed = new Set(device.acknowledged)
      const shelf = onShelf(kept)
      for (const post of posts) {
        // A copy that was removed can be brought back, so it has to be whole as well.
        const isBack = removed.has(post.title) && shelf.has(post.id)
        if (isBack || !isKeptWhole(kept, post)) lost.add(post.title)
      }
      for (const id of halfWritten(kept)) half.add(id)
    },
    work: async (opened, round, random) => {
      await openShelf(opened, site, onShelf(await readKept(opened)).size || posts.length)
      await press(device, opened, removeAll, round, random)
    },
  })
  await openShelf(page, site, onShelf(await readKept(page)).size)
  tally({
    series: 'kills during removals',
    tries: kills.removals,
    acknowledged: device.acknowledged.length,
    lost: lost.size,
    halfWritten: half.size,
    told: 0,
    remark: `acknowledged is a line that says Removed; lost would be one that is back, or a copy that cannot be brought back. Seed ${seed}.`,
  })
  expect([...lost, ...half]).toEqual([])
})

test('kills during edits of notes lose none', async ({ device, site }) => {
  const posts = makeUpPosts({ count: shelfPageSize, words: 60 })
  const byTitle = new Map(posts.map((post) => [post.title, post]))
  const lost = new Set<string>()
  const half = new Set<string>()
  await killAgainAndAgain(device, {
    kills: kills.notes,
    prepare: (opened) => installVersion1(opened, keptInVersion1(posts)),
    check: (kept) => {
      for (const told of device.acknowledged) {
        const { title, round } = JSON.parse(told) as { title: string; round: number }
        const note = kept.notes.get(byTitle.get(title)!.id)?.note ?? ''
        const [, written] = /^Read in round (\d+)\.$/.exec(note) ?? []
        // A later one may have been written before the kill, and not yet been told.
        if (written === undefined || Number(written) < round) lost.add(told)
      }
      for (const id of halfWritten(kept)) half.add(id)
    },
    work: async (opened, round, random) => {
      await openShelf(opened, site, posts.length)
      await press(device, opened, noteAll, round, random)
    },
  })
  tally({
    series: 'kills during edits of notes',
    tries: kills.notes,
    acknowledged: device.acknowledged.length,
    lost: lost.size,
    halfWritten: half.size,
    told: 0,
    remark: `acknowledged is a form that says “Kept on this device.” Seed ${seed}.`,
  })
  expect([...lost, ...half]).toEqual([])
})

test('kills during imports leave all of a file or nothing', async ({
  device,
  site,
  page,
}, info) => {
  const posts = makeUpPosts({ count: 300, words: 1_500 })
  const backup = info.outputPath('backup.json')
  await makeBackup(page, posts, backup)
  const found = { lost: 0, half: 0, none: 0 }
  let longestMs = 0
  let known = 0
  await killAgainAndAgain(device, {
    kills: kills.imports,
    prepare: async (opened) => {
      const begins = device.beginning()
      await beginImport(opened, site, backup)
      await begins
      const since = performance.now()
      await expect(opened.getByRole('main').getByText(/^Added from the backup/)).toBeVisible()
      longestMs = performance.now() - since
      await opened.goto(`${site.url}${quietPath}`)
      known = device.acknowledged.length
    },
    check: async (kept, opened) => {
      const count = posts.filter((post) => isKeptWhole(kept, post)).length
      if (device.acknowledged.length > known && count < posts.length) found.lost++
      if (halfWritten(kept).length > 0 || (count > 0 && count < posts.length)) found.half++
      if (count === 0) found.none++
      known = device.acknowledged.length
      await openShelf(opened, site, count)
      await opened.goto(`${site.url}${quietPath}`)
    },
    work: async (opened, _round, random) => {
      await forgetLibrary(opened)
      const begins = device.beginning()
      await beginImport(opened, site, backup)
      await begins
      await moment(random.below(longestMs))
    },
  })
  tally({
    series: 'kills during imports',
    tries: kills.imports,
    acknowledged: device.acknowledged.length - 1,
    lost: found.lost,
    halfWritten: found.half,
    told: 0,
    remark: `acknowledged is a file of ${posts.length} posts of which the page said that it was added, before the kill. ${found.none} kills left nothing of it, the others all. Seed ${seed}.`,
  })
  expect(found).toMatchObject({ lost: 0, half: 0 })
})

test('kills during migrations leave the old library or the new one', async ({ device, site }) => {
  const posts = makeUpPosts({ count: 400, words: 1_500 })
  const records = keptInVersion1(posts)
  const found = { lost: 0, half: 0, old: 0 }
  let longestMs = 0

  function check(kept: KeptLibrary): void {
    found.lost += posts.filter((post) => !isKeptWhole(kept, post)).length
    found.half += halfWritten(kept).length
    if (kept.summaries && onShelf(kept).size < posts.length) found.half++
  }

  await killAgainAndAgain(device, {
    kills: kills.migrations,
    prepare: async (opened) => {
      await installVersion1(opened, records)
      const begins = device.beginning()
      const opening = openShelf(opened, site, posts.length)
      await begins
      const since = performance.now()
      await expect(opened.getByText(`${posts.length} posts with text and pictures`)).toBeVisible()
      longestMs = performance.now() - since
      await opening
      await opened.goto(`${site.url}${quietPath}`)
    },
    check: async (kept, opened) => {
      check(kept)
      if (kept.version === 1) found.old++
      await openShelf(opened, site, posts.length)
      await opened.goto(`${site.url}${quietPath}`)
      check(await readKept(opened))
    },
    work: async (opened, _round, random) => {
      await installVersion1(opened, records)
      const begins = device.beginning()
      opened.goto(`${site.url}/saved`).catch(endsWithTheBrowser)
      await begins
      // Most of the time goes into showing the shelf, so the early moments are the ones to try.
      await moment(longestMs * (random.below(1_000) / 1_000) ** 3)
    },
  })
  tally({
    series: 'kills during migrations',
    tries: kills.migrations,
    acknowledged: kills.migrations * posts.length,
    lost: found.lost,
    halfWritten: found.half,
    told: 0,
    remark: `acknowledged are the ${posts.length} posts of a library of version 1. ${found.old} kills left version 1, the others the new one; the next visit has all of them in the new one. Seed ${seed}.`,
  })
  expect(found).toMatchObject({ lost: 0, half: 0 })
})

async function killDuringSaves(
  device: Device,
  site: TestSite,
  rounds: number,
  save: (pressing: Pressing) => void,
): Promise<{ lost: ReadonlySet<string>; half: ReadonlySet<string> }> {
  // A screen full of posts for each round.
  const posts = makeUpPosts({ count: rounds * listPageSize, words: 150 })
  const byTitle = new Map(posts.map((post) => [post.title, post]))
  site.replace('/feed.json', feed(posts, `${site.url}/sample/switchboard.svg`))
  const lost = new Set<string>()
  const half = new Set<string>()
  const page = await killAgainAndAgain(device, {
    kills: rounds,
    prepare: async (opened) => {
      await openPosts(opened, `${site.url}/`)
      await expectOnDevice(opened, posts.length)
    },
    check: (kept) => {
      const shelf = onShelf(kept)
      for (const title of device.acknowledged) {
        const post = byTitle.get(title)!
        if (!shelf.has(post.id) || !isKeptWhole(kept, post)) lost.add(title)
      }
      for (const id of halfWritten(kept)) half.add(id)
    },
    work: async (opened, round, random) => {
      if (round > 0 && round % shelfEvery === 0) {
        await openShelf(opened, site, onShelf(await readKept(opened)).size)
      }
      await openPosts(opened, `${site.url}/?page=${round + 1}`)
      await press(device, opened, save, round, random)
    },
  })
  await openShelf(page, site, onShelf(await readKept(page)).size)
  return { lost, half }
}

/**
 * Lets a page press what there is to be pressed, in turn all at once and one after the other, until
 * it is time for the kill.
 */
async function press(
  device: Device,
  page: Page,
  act: (pressing: Pressing) => void,
  round: number,
  random: SeededRandom,
): Promise<void> {
  const isAtOnce = round % 2 === 1
  const told = device.acknowledgements(random.below(isAtOnce ? 2 : listPageSize - 4))
  await page.evaluate(act, { isAtOnce, round })
  await told
  await moment(random.below(isAtOnce ? latestMs.allAtOnce : latestMs.one))
}

/** One in ten has the picture. */
function feed(posts: readonly MadeUpPost[], picture: string): Answer {
  const every10th = (post: MadeUpPost) => (posts.indexOf(post) % 10 === 0 ? picture : undefined)
  const text = feedOf(posts, every10th)
  return (_request, response) => {
    response.writeHead(200, { 'content-type': 'application/feed+json' }).end(text)
  }
}

/** The shelf lists so many, and the first of them opens with its text. */
async function openShelf(page: Page, site: TestSite, count: number): Promise<void> {
  await page.goto(`${site.url}/saved`)
  if (count === 0) {
    await expect(page.getByText('Posts you save are kept here')).toBeVisible()
    return
  }
  const intro = page.getByText(new RegExp(`^${count} posts? with text and pictures`))
  await expect(intro).toBeVisible()
  const first = cardLinks(page).first()
  const [, number] = /^Letter (\d+) /.exec((await first.textContent())!)!
  await first.click()
  await expect(page.getByText(`Thus ends letter number ${number}.`)).toBeAttached()
  await page.goBack()
  await expect(intro).toBeVisible()
}

/** Makes a backup of the posts with the reader itself. */
async function makeBackup(page: Page, posts: readonly MadeUpPost[], path: string): Promise<void> {
  await page.goto(quietPath)
  await installVersion1(page, keptInVersion1(posts))
  await page.goto('/saved/backup')
  await expect(page.getByText(`All ${posts.length} saved posts`)).toBeVisible()
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save a backup file' }).click()
  await (await download).saveAs(path)
}

async function beginImport(page: Page, site: TestSite, backup: string): Promise<void> {
  await page.goto(`${site.url}/saved/backup`)
  await page.getByLabel('Backup file').setInputFiles(backup)
  await page.getByRole('button', { name: 'Add what is in it' }).click()
}

/** What the test had asked of a browser that it has killed since. */
function endsWithTheBrowser(error: unknown): void {
  if (!/closed|crashed|disconnected/.test(String(error))) throw error
}
