import type { Locator, Page } from 'playwright-core'
import type { FolderServer } from '../serve/serveFolder.ts'
import type { FeedPost } from '../site/BenchFeed.ts'
import { expectSign, paintOfSign, settle } from './openReader.ts'
import { listSign, postSign } from './signs.ts'

export interface NextPostReadings {
  readonly aheadMs: number
  readonly notAheadMs: number
}

const clickedKey = 'bench:clickedAt'
const pointedQuietMs = 400
const mostPointedMs = 10_000

/**
 * From the list to posts and back: one whose link the reader has pointed at for a while, so that it
 * may have been fetched, and one whose link was never on the screen. Times are from the click to the
 * painted text.
 *
 * @param page  at the list, settled
 */
export async function measureNextPosts(
  page: Page,
  server: FolderServer,
  posts: readonly FeedPost[],
): Promise<NextPostReadings> {
  const links = page.getByRole('article').getByRole('heading').getByRole('link')
  // What the first of all posts needs besides its text is no part of going on to another.
  await follow(page, links.nth(1), posts, (link) => link.click())
  await goBack(page, server)
  const aheadMs = await follow(page, links.nth(0), posts, async (link) => {
    await link.hover()
    await server.traffic.quiet(pointedQuietMs, mostPointedMs)
    await link.click()
  })
  await goBack(page, server)
  const notAheadMs = await follow(page, links.last(), posts, (link) =>
    link.evaluate((element) => (element as HTMLElement).click()),
  )
  return { aheadMs, notAheadMs }
}

async function follow(
  page: Page,
  link: Locator,
  posts: readonly FeedPost[],
  click: (link: Locator) => Promise<void>,
): Promise<number> {
  const title = (await link.innerText()).trim()
  const post = posts.find((candidate) => candidate.title.trim() === title)
  if (!post)
    throw new Error(`bench: the list has "${title}", the newest posts of the feed have not`)
  await expectSign(page, postSign(post))
  const origin = await page.evaluate((key) => {
    const note = ({ timeStamp }: Event) =>
      sessionStorage.setItem(key, String(performance.timeOrigin + timeStamp))
    document.addEventListener('click', note, { capture: true, once: true })
    return performance.timeOrigin
  }, clickedKey)
  await click(link)
  await page.getByRole('heading', { level: 1, name: post.title }).waitFor()
  await page.waitForLoadState('load')
  const clickedAt = Number(await page.evaluate((key) => sessionStorage.getItem(key), clickedKey))
  const newOrigin = await page.evaluate(() => performance.timeOrigin)
  // A page of its own has its text when it is first painted.
  const paintedMs = newOrigin === origin ? await paintOfSign(page) : await firstPaint(page)
  return newOrigin + paintedMs - clickedAt
}

async function firstPaint(page: Page): Promise<number> {
  await page.waitForFunction(() => window.visitProbe.vitals().fcpMs > 0)
  return page.evaluate(() => window.visitProbe.vitals().fcpMs)
}

async function goBack(page: Page, server: FolderServer): Promise<void> {
  await page.goBack({ waitUntil: 'commit' })
  await page.locator(listSign.within).first().waitFor()
  await settle(page, server)
}
