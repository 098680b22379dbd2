import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { savePost } from '../bookmarks.ts'
import { publications } from '../publications.ts'
import { expect, expectKept, test } from './updatesTest.ts'

const { richPost } = publications.sample
const postPath = richPost.path.slice(1)

const downloadButton = (page: Page) =>
  page.getByRole('button', { name: 'Download what I have saved' })
const resetButton = (page: Page) => page.getByRole('button', { name: 'Reset the reader' })
const withoutCopy = (page: Page) => page.getByRole('checkbox', { name: /I do not need a copy/ })

interface SavedFile {
  readonly format: string
  readonly version: number
  readonly checksum: string
  readonly records: {
    readonly bookmarks: readonly {
      readonly post: { readonly title: string }
      readonly images: readonly { readonly data?: string }[]
    }[]
  }
}

/** What of the site is on the device, by the beginning of its name. */
function onDevice(page: Page): Promise<readonly string[]> {
  return page.evaluate(async () => {
    const databases = (await indexedDB.databases()).map(({ name }) => name!)
    const names = [...databases, ...(await caches.keys())]
    return [...new Set(names.map((name) => name.split(':')[0]!))].toSorted()
  })
}

test('gives what is saved as a file, and then sets up the reader anew without touching it', async ({
  page,
}) => {
  await page.goto(postPath)
  await savePost(page, richPost.title)
  await expectKept(page)
  await page.goto('recover.html')
  await expect(page.getByText('Saved posts on this device: 1.')).toBeVisible()
  await expect(resetButton(page)).toBeDisabled()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    downloadButton(page).click(),
  ])
  const file = JSON.parse(await readFile(await download.path(), 'utf8')) as SavedFile
  expect(file).toMatchObject({ format: 'lectern-library', version: 2 })
  expect(file.checksum).toMatch(/^[0-9a-f]{16}$/)
  expect(file.records.bookmarks.map(({ post }) => post.title)).toEqual([richPost.title])
  const pictures = file.records.bookmarks[0]!.images.flatMap(({ data }) => data ?? [])
  expect(pictures.length).toBeGreaterThan(0)
  for (const picture of pictures) expect(picture).toMatch(/^[A-Za-z0-9+/]{100,}={0,2}$/)

  await resetButton(page).click()
  await expect(page.getByText('The reader has been reset.')).toBeVisible()
  expect(await onDevice(page)).toEqual(['lectern-library'])
  await page.getByRole('link', { name: 'Open the reader' }).click()
  await page.getByRole('link', { name: 'Saved (1)' }).click()
  await expect(page.getByRole('link', { name: richPost.title })).toBeVisible()
  await expectKept(page)
})

test('opens without a network, and resets nothing that it could not fetch again', async ({
  page,
  context,
  watch,
}) => {
  await page.goto('')
  await expectKept(page)
  const before = await onDevice(page)
  watch.cutOff()
  await context.setOffline(true)
  await page.goto('recover.html')
  await expect(page.getByRole('heading', { level: 1, name: 'Repair the reader' })).toBeVisible()
  await withoutCopy(page).check()
  await resetButton(page).click()
  await expect(page.getByText('This site cannot be reached just now')).toBeVisible()
  expect(await onDevice(page)).toEqual(before)
})

test('resets only what the reader has agreed to', async ({ page }) => {
  await page.goto(postPath)
  await savePost(page, richPost.title)
  await page.goto('recover.html')
  await expect(resetButton(page)).toBeDisabled()
  await withoutCopy(page).check()
  await expect(resetButton(page)).toBeEnabled()
  await withoutCopy(page).uncheck()
  await expect(resetButton(page)).toBeDisabled()
})

test('makes no library where there is none', async ({ page }) => {
  await page.goto('recover.html')
  await expect(page.getByText('Nothing has been saved in this browser.')).toBeVisible()
  expect(await onDevice(page)).toEqual([])
})

test('repairs a reader whose program is damaged on the device', async ({ page, watch }) => {
  watch.expect(/broken/)
  await page.goto(postPath)
  await savePost(page, richPost.title)
  await expectKept(page)
  await page.evaluate(damageProgram)
  await page.goto('saved')
  const line = page.getByRole('alert').filter({ hasText: 'Part of the reader has not loaded' })
  await expect(line).toBeVisible()
  await line.getByRole('link', { name: 'repair the reader' }).click()
  await withoutCopy(page).check()
  await resetButton(page).click()
  await page.getByRole('link', { name: 'Open the reader' }).click()
  await page.getByRole('link', { name: 'Saved (1)' }).click()
  await expect(page.getByRole('link', { name: richPost.title })).toBeVisible()
})

test('says where what is saved cannot be opened', async ({ page }) => {
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('The operation is insecure.', 'SecurityError')
    }
  })
  await page.goto('recover.html')
  await expect(page.getByText('What you have saved could not be opened just now.')).toBeVisible()
  await expect(downloadButton(page)).toBeDisabled()
})

test('needs none of the program’s files', async ({ page, host }) => {
  const requested: string[] = []
  page.on('request', (request) => requested.push(request.url().slice(host.url.length)))
  await page.goto('recover.html')
  await expect(page.getByText('Nothing has been saved in this browser.')).toBeVisible()
  expect(requested.filter((path) => !/^(?:assets\/)?recover[-.]|^icon/.test(path))).toEqual([])
})

/** As by a disk that lies. Runs in the page. */
async function damageProgram(): Promise<void> {
  const name = (await caches.keys()).find((key) => !key.endsWith(':pages'))!
  const cache = await caches.open(name)
  for (const request of await cache.keys()) {
    if (!request.url.includes('/assets/main-') || !request.url.endsWith('.js')) continue
    const headers = { 'content-type': 'text/javascript' }
    await cache.put(request, new Response('throw new Error("broken")', { headers }))
  }
}
