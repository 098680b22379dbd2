import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test as base, expect, type BrowserContext, type Page } from '@playwright/test'
import { createPageWatch, type PageWatch } from './pageWatch.ts'
import { publications, type Publication, type PublicationName } from './publications.ts'
import { startSite, type TestSite } from './startSite.ts'

/** A browser with a profile on the disk, which can be closed and started again. */
interface Profile {
  /** Sets the browser up to let no site keep anything; before it is first opened. */
  refuseStorage(): Promise<void>
  /** Starts the browser and gives its first page. */
  open(): Promise<Page>
  /** Ends the browser; what it had on the disk stays. */
  close(): Promise<void>
}

interface Options {
  /** Which publication the site serves. */
  readonly publicationName: PublicationName
  /** Off where the browser's own cache matters, which answering for other hosts switches off. */
  readonly hasPictures: boolean
}

interface Fixtures {
  readonly publication: Publication
  readonly site: TestSite
  readonly watch: PageWatch
  readonly profile: Profile
}

/**
 * Each test has a server of its own on a free port, and so an origin of its own. What `watch` finds
 * fails the test, whatever else it looked at.
 */
export const test = base.extend<Options & Fixtures>({
  publicationName: ['sample', { option: true }],
  hasPictures: [true, { option: true }],
  publication: async ({ publicationName }, use) => use(publications[publicationName]),
  site: async ({ publication, hasPictures }, use) => {
    const site = await startSite(publication, hasPictures ? publication.imageHosts : [])
    await use(site)
    await site.close()
  },
  baseURL: async ({ site }, use) => use(site.url),
  watch: async ({ site, publication, hasPictures }, use) => {
    const watch = createPageWatch(site.url, hasPictures ? publication.imageHosts : [])
    await use(watch)
    expect(watch.findings(), 'nothing goes wrong unseen').toEqual([])
  },
  context: async ({ context, watch }, use) => {
    await watch.attach(context)
    await use(context)
  },
  profile: async ({ playwright, launchOptions, contextOptions, site, watch }, use, info) => {
    const folder = info.outputPath('profile')
    let context: BrowserContext | undefined
    const profile: Profile = {
      async refuseStorage() {
        const refused = { profile: { default_content_setting_values: { cookies: 2 } } }
        await mkdir(join(folder, 'Default'), { recursive: true })
        await writeFile(join(folder, 'Default', 'Preferences'), JSON.stringify(refused))
      },
      async open() {
        context = await playwright.chromium.launchPersistentContext(folder, {
          ...launchOptions,
          ...contextOptions,
          baseURL: site.url,
        })
        await watch.attach(context)
        return context.pages()[0] ?? context.newPage()
      },
      async close() {
        await context?.close()
        context = undefined
      },
    }
    await use(profile)
    await profile.close()
  },
})

export { expect }

/** Declares the same journeys on the sample and on the 509 posts. */
export function onEachPublication(declare: (publication: Publication) => void): void {
  for (const publication of Object.values(publications)) {
    // The 509 posts are not beside every checkout; `npm test` says so.
    if (publication.items.length === 0) continue
    test.describe(publication.name, () => {
      test.use({ publicationName: publication.name })
      declare(publication)
    })
  }
}
