import type { Page } from 'playwright-core'
import { conditions, type ConditionsName } from '../link/conditions.ts'
import { openProfile } from '../openProfile.ts'
import type { FolderServer } from '../serve/serveFolder.ts'
import { installVisitProbe, type Expectation, type Sign } from '../visitProbe.ts'
import type { TestBed } from './openTestBed.ts'

/** Somebody with a browser that has never seen the site. */
export interface Reader {
  /** A page of its own, at no address yet. */
  readonly open: (options?: PageOptions) => Promise<Page>
  readonly close: () => Promise<void>
}

interface PageOptions {
  /** The reader has asked for data to be saved, so nothing is fetched ahead of need. */
  readonly savesData?: boolean
}

/** How long anything may take that is waited for; a large feed over a slow link takes minutes. */
const timeoutMs = 180_000

/** Brings the link into its condition, too. */
export async function openReader(bed: TestBed, under: ConditionsName): Promise<Reader> {
  const { cpuSlowdown } = conditions[under]
  bed.link.setCut(false)
  bed.link.set(conditions[under])
  const { context, close } = await openProfile({ keyHash: bed.keyHash })
  return {
    open: async ({ savesData = false } = {}) => {
      const page = await context.newPage()
      page.setDefaultTimeout(timeoutMs)
      const session = await context.newCDPSession(page)
      await session.send('Emulation.setCPUThrottlingRate', { rate: cpuSlowdown })
      if (savesData) {
        await session.send('Emulation.setDataSaverOverride', { dataSaverEnabled: true })
      }
      return page
    },
    close,
  }
}

const signName = 'sign'

/** ms from the start of the page's navigation until a sign is painted. */
export async function waitForSign(page: Page, sign: Sign): Promise<number> {
  await expectSign(page, sign)
  return paintOfSign(page)
}

/** Has the page look for a sign from now on; {@link paintOfSign} tells when it has come. */
export async function expectSign(page: Page, sign: Sign): Promise<void> {
  await page.evaluate(([name, wanted]) => window.visitProbe.expect(name, wanted), [
    signName,
    sign,
  ] as const)
}

export function paintOfSign(page: Page): Promise<number> {
  return page.evaluate((name) => window.visitProbe.painted(name), signName)
}

/**
 * Goes to an address, the first of a page, and waits until a sign is painted.
 *
 * @returns when, in ms of the navigation
 */
export async function goTo(page: Page, url: string, sign: Sign): Promise<number> {
  // Before any script of the page, so that nothing can come up unseen.
  const signs = { [signName]: sign }
  await page.addInitScript<Expectation>(installVisitProbe, { signs, timeoutMs })
  await page.goto(url, { waitUntil: 'commit' })
  return paintOfSign(page)
}

const quietMs = 1000
/** On a slow link what is brought to the device in idle moments takes longer, and is no part of the visit. */
const mostSettleMs = 15_000

/** Waits until a page has loaded and fetches nothing more, if that comes soon. */
export async function settle(page: Page, { traffic }: FolderServer): Promise<void> {
  await page.waitForLoadState('load')
  await traffic.quiet(quietMs, mostSettleMs)
}
