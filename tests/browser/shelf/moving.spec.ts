import { readFile } from 'node:fs/promises'
import { AxeBuilder } from '@axe-core/playwright'
import type { Download, Page } from '@playwright/test'
import { savePost, storedBookmarks } from '../bookmarks.ts'
import { cardLinks, expectReadableOffline, openPosts } from '../postsScreen.ts'
import { expect, test } from '../site.ts'

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

test('brings a shelf to a new device by a file, where it opens offline', async ({
  page,
  browser,
  site,
  watch,
  publication,
}, info) => {
  const { title, path } = publication.richPost
  await page.goto(path)
  await savePost(page, title)
  await openPosts(page)
  const first = (await cardLinks(page).first().textContent())!
  await savePost(page, first)
  const kept = await storedBookmarks(page)
  await openBackup(page)
  const backup = await download(page, 'Save a backup file', info.outputPath('backup.json'))
  await expect(page.getByRole('main')).toContainText('In it: 2 saved posts')

  const device = await browser.newContext({ baseURL: site.url })
  await watch.attach(device)
  const other = await device.newPage()
  await openBackup(other)
  await test.step('a file that is none is refused, and nothing touched', async () => {
    const text = await readFile(backup, 'utf8')
    const hostile = text.replace(/"base":"[^"]*"/, '"base":"javascript:alert(1)"')
    await bringIn(other, { name: 'backup.json', mimeType: '', buffer: Buffer.from(hostile) })
    await expect(other.getByRole('main')).toContainText('Nothing was added or changed.')
    expect(await storedBookmarks(other)).toEqual([])
  })
  await bringIn(other, backup)
  await expect(other.getByRole('main')).toContainText('Added from the backup of Fernhollow')
  expect(await storedBookmarks(other)).toEqual(kept)

  await expectReadableOffline(other)
  watch.expect(/Failed to load resource/)
  await site.stop()
  await other.goto('/saved')
  await expect(cardLinks(other)).toHaveText([first, title])
  await cardLinks(other).last().click()
  await expect(other.getByRole('heading', { level: 1 })).toHaveText(title)
  await expect(other.locator('.prose')).toBeVisible()
  await device.close()
})

test('brings a list to another device by a link that tells the server nothing', async ({
  page,
  browser,
  site,
  watch,
  publication,
}) => {
  const { title, path } = publication.richPost
  await page.goto(path)
  await savePost(page, title)
  await openBackup(page)
  const link = await page.getByLabel('Link', { exact: true }).inputValue()
  await page.getByRole('button', { name: 'Show as a QR code' }).click()
  await expect(page.getByRole('img', { name: 'QR code with the link to 1 post' })).toBeVisible()
  await expectNoViolations(page)

  const device = await browser.newContext({ baseURL: site.url })
  await watch.attach(device)
  const other = await device.newPage()
  await other.goto(link)
  const offer = other.getByRole('region', { name: 'A list of 1 post for you' })
  await expect(offer).toContainText(title)
  await expectNoViolations(other)
  await offer.getByRole('button', { name: 'Save this post' }).click()
  await expect(offer).toContainText('1 post saved on this device.')
  await expect(offer.getByRole('heading')).toBeFocused()
  expect((await storedBookmarks(other)).map((bookmark) => bookmark.title)).toEqual([title])
  await offer.getByRole('button', { name: 'Close' }).click()
  await expect(cardLinks(other)).toHaveText([title])
  expect(site.exchanges.filter((exchange) => exchange.path.includes('list='))).toEqual([])
  await device.close()
})

test('makes a reading pack that needs nothing else and breaks no rule', async ({
  page,
  browser,
  publication,
}, info) => {
  const { title, path } = publication.richPost
  await page.goto(path)
  await savePost(page, title)
  await page.goto(`/?q=${publication.search.prefix.typed}`)
  await page.getByRole('button', { name: 'Reading pack' }).click()
  await expectNoViolations(page)
  await download(page, 'Make the reading pack', info.outputPath('results.html'))
  await openBackup(page)
  const shelf = await download(page, 'Make the reading pack', info.outputPath('shelf.html'))

  // Axe runs in the page, which the pack's own policy would not let it.
  const apart = await browser.newContext({ bypassCSP: true, offline: true })
  const reader = await apart.newPage()
  for (const file of [info.outputPath('results.html'), shelf]) {
    await reader.goto(`file://${file}`)
    await expect(reader.getByRole('heading', { level: 1 })).toHaveCount(1)
    await expectNoViolations(reader)
  }
  await expect(reader.getByRole('heading', { level: 2, name: title })).toBeVisible()
  const pictures = reader.getByRole('article').locator('img')
  expect(await pictures.count()).toBeGreaterThan(0)
  const widths = await pictures.evaluateAll((all) =>
    all.map((image) => (image as HTMLImageElement).naturalWidth),
  )
  expect(Math.min(...widths)).toBeGreaterThan(0)
  await apart.close()
})

async function openBackup(page: Page): Promise<void> {
  await page.goto('/saved/backup')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Backup and moving')
  await expect(page.getByRole('banner')).toContainText('Fernhollow')
}

/** Presses a button that gives a file. @returns where the file is */
async function download(page: Page, name: string, path: string): Promise<string> {
  const [file] = await Promise.all<Download | void>([
    page.waitForEvent('download'),
    page.getByRole('button', { name }).click(),
  ])
  await (file as Download).saveAs(path)
  return path
}

async function bringIn(
  page: Page,
  file: string | { name: string; mimeType: string; buffer: Buffer },
): Promise<void> {
  await page.getByLabel('Backup file').setInputFiles(file)
  await page.getByRole('button', { name: 'Add what is in it' }).click()
}

async function expectNoViolations(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .options({ resultTypes: ['violations'] })
    .withTags(rules)
    .analyze()
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`),
  ).toEqual([])
}
