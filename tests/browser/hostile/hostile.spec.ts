import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { cardLinks, countLine, expectOnDevice, openPosts, searchField } from '../postsScreen.ts'
import { expect, test } from '../site.ts'
import type { TestSite } from '../startSite.ts'
import { answers } from './answers.ts'
import { forbiddenPath, hostileCases, type HostileCase } from './hostileCases.ts'
import {
  expectNavigable,
  expectNoLongTask,
  expectTypable,
  watchResponsiveness,
} from './responsiveness.ts'

/** The sample's site file, so that only the limits differ from it. */
const siteFile = JSON.parse(
  readFileSync(new URL('../../../public/site.json', import.meta.url), 'utf8'),
) as object

function serve(site: TestSite, { answer, limits }: HostileCase): void {
  site.replace('/feed.json', answer())
  const ownSite = JSON.stringify({ ...siteFile, ...(limits && { limits }) })
  site.replace('/site.json', answers(200, 'application/json', ownSite))
}

function mend(site: TestSite): void {
  site.restore('/feed.json')
  site.restore('/site.json')
}

async function expectCount(page: Page, posts: HostileCase['posts']): Promise<void> {
  const count = posts === 'some' ? '\\d+' : new Intl.NumberFormat('en-GB').format(posts)
  await expect(countLine(page)).toHaveText(new RegExp(`^${count} posts?`), { timeout: 60_000 })
}

/** What was read is on the device, and the foot says whether that is all. */
async function expectKept(page: Page, { words }: HostileCase): Promise<void> {
  const kept = words ? /posts so far are on this device/ : /^All [\d,]+ posts are on this device/
  const fact = page.getByRole('contentinfo').getByText(kept)
  await expect(fact).toBeVisible({ timeout: 60_000 })
}

/** Everything that is missing is counted with its reason, and named where it has a name. */
async function expectLeftOut(page: Page, { leftOut = [], named = [] }: HostileCase): Promise<void> {
  const foot = page.getByRole('contentinfo')
  for (const line of leftOut) await expect(foot.getByText(line, { exact: true })).toBeVisible()
  for (const line of named) await expect(foot).toContainText(line)
}

test.beforeEach(async ({ page, watch }) => {
  watch.expect(/Failed to load resource/)
  await watchResponsiveness(page)
})

test.afterEach(({ site }) => {
  expect(site.exchanges.map(({ path }) => path)).not.toContain(forbiddenPath)
})

for (const [group, cases] of Object.entries(hostileCases)) {
  test.describe(group, () => {
    for (const hostile of cases) {
      test(`a first visit stays usable and keeps what it read: ${hostile.name}`, async ({
        page,
        site,
      }) => {
        serve(site, hostile)
        await page.goto('/')
        if (hostile.posts !== 0) await expectTypable(page)
        await expectNavigable(page)
        if (hostile.words) await expect(page.getByRole('main')).toContainText(hostile.words)
        if (hostile.posts !== 0) await expectCount(page, hostile.posts)
        if (hostile.posts !== 0) await expectKept(page, hostile)
        if (hostile.title) await expect(cardLinks(page).getByText(hostile.title)).toBeVisible()
        await expectLeftOut(page, hostile)
        await expectNoLongTask(page)
        const asked = site.exchanges.filter(({ path }) => path === '/feed.json')
        expect(asked.length).toBeLessThanOrEqual(hostile.requests ?? Infinity)
      })
    }

    test('a later visit keeps the copy on the device, says what happened and heals', async ({
      page,
      site,
      publication: { items, search },
    }) => {
      await openPosts(page)
      await expectOnDevice(page, items.length)
      for (const hostile of cases) {
        await test.step(hostile.name, async () => {
          serve(site, hostile)
          await page.goto('/')
          await searchField(page).fill(search.title)
          await expect(cardLinks(page).first()).toHaveText(search.title)
          if (hostile.words) await expectFault(page, site, hostile.words)
          else await expectNews(page, site, hostile)
          await searchField(page).fill('')
          await expectCount(page, items.length)
          await expect(cardLinks(page).first()).toHaveText(items[0]!.title)
          await expectNoLongTask(page)
        })
      }
    })
  })
}

/** The words stand there with the date of the copy, until the feed is well again. */
async function expectFault(page: Page, site: TestSite, words: RegExp): Promise<void> {
  const main = page.getByRole('main')
  await expect(main).toContainText(words)
  await expect(main).toContainText(/You are reading the copy of \d+ \w+ \d{4}\./)
  mend(site)
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(main).not.toContainText(words)
}

/** What was read is offered and not forced on the reader, and taken back when it is withdrawn. */
async function expectNews(page: Page, site: TestSite, hostile: HostileCase): Promise<void> {
  const offer = page.getByText(/new posts?, .*withdrawn:|new posts?:/)
  await expect(offer).toBeVisible({ timeout: 60_000 })
  await expectLeftOut(page, hostile)
  mend(site)
  await page.getByRole('button', { name: 'Check now' }).click()
  await expect(offer).toBeHidden()
}
