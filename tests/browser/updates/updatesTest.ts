import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { test as base, expect, type Page } from '@playwright/test'
import { createPageWatch, type PageWatch } from '../pageWatch.ts'
import { buildSite } from '../publishSite.ts'
import { makeVersion } from './makeVersion.ts'
import { startHost, type Host } from './startHost.ts'

/** Folders of two versions of one site. */
interface Versions {
  readonly first: string
  readonly second: string
}

const sitePath = '/journal/'

/** Each test has a host of its own, which begins with the first version. */
export const test = base.extend<{ host: Host; watch: PageWatch }, { versions: Versions }>({
  versions: [
    // Playwright wants to see that no other fixture is asked for.
    // oxlint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const first = await buildSite(sitePath)
      const second = await makeVersion(first, 'second')
      await use({ first, second })
      await Promise.all([first, second].map((folder) => rm(folder, { recursive: true })))
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  host: async ({ versions }, use) => {
    const host = await startHost(sitePath, versions.first)
    await use(host)
    await host.close()
  },
  baseURL: async ({ host }, use) => use(host.url),
  watch: [
    async ({ host, context }, use) => {
      const watch = createPageWatch(new URL(host.url).origin, [])
      await watch.attach(context)
      await use(watch)
      expect(watch.findings(), 'nothing goes wrong unseen').toEqual([])
    },
    { auto: true },
  ],
})

export { expect }

/** The name of a file of a version, below the base. */
export async function assetOf(folder: string, source: string): Promise<string> {
  const names = await readdir(join(folder, 'assets'))
  return `assets/${names.find((name) => name.startsWith(`${source}-`) && name.endsWith('.js'))}`
}

/** The version that a page is in, by the name at its foot. */
export async function expectVersion(page: Page, version: 'first' | 'second'): Promise<void> {
  const words = version === 'first' ? 'Read with Lectern' : `Read with Lectern ${version}`
  await expect(page.getByText(words, { exact: true })).toBeVisible()
}

/** The program is on the device, and answers this page. */
export async function expectKept(page: Page): Promise<void> {
  await expect(page.getByText('Reading needs no connection.')).toBeVisible({ timeout: 30_000 })
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
}

/** As browsers do when a page of the site is loaded. */
export async function checkForVersion(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready
    // A version that does not install is no concern of the page's.
    await registration.update().catch(() => {})
  })
}

/** The line that offers the new version. */
export function offer(page: Page) {
  return page.getByRole('main').getByText('A new version is ready:')
}

export function reloadButton(page: Page) {
  return page.getByRole('button', { name: 'Reload', exact: true })
}

/** Counts how often a page is loaded from now on. */
export function countLoads(page: Page): () => number {
  let count = 0
  page.on('domcontentloaded', () => count++)
  return () => count
}

/** Versions that have a cache on the device. */
export function keptVersions(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const names = await caches.keys()
    return new Set(names.map((name) => name.split(':')[2])).size
  })
}
