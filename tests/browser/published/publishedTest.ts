import { test as base, expect } from '@playwright/test'
import { createPageWatch, type PageWatch } from '../pageWatch.ts'
import { publishSite, type PublishedSite } from '../publishSite.ts'

/** A site that was written ahead of time, under a path; one for all tests of a worker. */
export const test = base.extend<{ watch: PageWatch }, { published: PublishedSite }>({
  published: [
    // Playwright wants to see that no other fixture is asked for.
    // oxlint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const site = await publishSite('/journal/')
      await use(site)
      await site.close()
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  baseURL: async ({ published }, use) => use(published.url),
  watch: [
    async ({ published, context }, use) => {
      const watch = createPageWatch(new URL(published.url).origin, [])
      await watch.attach(context)
      await use(watch)
      expect(watch.findings(), 'nothing goes wrong unseen').toEqual([])
    },
    { auto: true },
  ],
})
