import { fileURLToPath } from 'node:url'
import { test as base, expect } from '@playwright/test'
import { serveSite, type RunningSite } from '../../src/publish/serveSite.ts'
import { createPageWatch, type PageWatch } from '../browser/pageWatch.ts'
import { fillWordPress } from './fillWordPress.ts'
import { startWordPress } from './startWordPress.ts'
import type { WordPress } from './WordPress.ts'

/** One entry of `feeds` in a site file. */
interface FeedEntry {
  readonly url: string
  readonly collections?: Readonly<Record<string, string>> | readonly string[]
}

interface WorkerOptions {
  /** The tests of a file write into their WordPress: no other file is given the same one. */
  readonly isWrittenTo: boolean
}

interface WorkerFixtures {
  /** Filled with the publication of the guild, and as it was filled where nobody writes into it. */
  readonly wordpress: WordPress
}

interface Fixtures {
  readonly watch: PageWatch
  /**
   * Publishes a reader on another origin, for what a site file names, and opens its list.
   *
   * @param facets  as in the site file; absent where it names none
   * @param search  as in the site file
   */
  readonly openReader: (
    feed: FeedEntry | string,
    facets?: readonly object[],
    search?: string,
  ) => Promise<void>
}

/** The build that is tested: `LECTERN_DIST`, else the one in the project. */
const folder = process.env['LECTERN_DIST'] ?? fileURLToPath(new URL('../../build', import.meta.url))

/** What `watch` finds fails the test, whatever else it looked at. */
export const test = base.extend<Fixtures, WorkerOptions & WorkerFixtures>({
  isWrittenTo: [false, { option: true, scope: 'worker' }],
  wordpress: [
    // Playwright reads off the braces what a fixture needs.
    // oxlint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const wordpress = await startWordPress()
      await fillWordPress(wordpress)
      await use(wordpress)
      await wordpress.close()
    },
    { scope: 'worker' },
  ],
  watch: async ({ context }, use) => {
    const watch = createPageWatch('', [])
    await watch.attach(context)
    await use(watch)
    expect(watch.findings(), 'nothing goes wrong unseen').toEqual([])
  },
  openReader: async ({ page, watch, wordpress }, use) => {
    const { host } = new URL(wordpress.url)
    let site: RunningSite | undefined
    await use(async (feed, facets, search) => {
      const { url } = typeof feed === 'string' ? { url: feed } : feed
      site = await serveSite({
        folder,
        port: 0,
        site: { feeds: [{ url }], imageHosts: [host] },
        siteFile: JSON.stringify({ feeds: [feed], imageHosts: [host], facets, search }),
      })
      watch.expect(new RegExp(`^request: (?:${site.url}|${wordpress.url.replace(/\/$/, '')})/`))
      await page.goto(site.url)
    })
    await site?.close()
  },
})

export { expect }
