import { feedInPieces } from './feedInPieces.ts'
import { cardLinks, countLine, expectOnDevice, openPosts, searchField } from './postsScreen.ts'
import { expect, onEachPublication, test } from './site.ts'

onEachPublication(({ title, items, feedPath, search }) => {
  const wholeCount = new RegExp(`^${items.length} posts, page 1 of `)

  test('shows the posts of a JSON feed, newest first', async ({ page }) => {
    await openPosts(page)
    await expect(countLine(page)).toHaveText(wholeCount)
    await expect(page).toHaveTitle(`Latest posts – ${title}`)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Latest posts')
    await expect(cardLinks(page)).toHaveCount(20)
    const dates = await page
      .getByRole('article')
      .locator('time')
      .evaluateAll((times) => times.map((time) => time.getAttribute('datetime')))
    const newest = items.slice(0, 20).map((item) => item.date_published.slice(0, 10))
    expect(dates).toEqual(newest)
  })

  test('shows what has arrived while the rest is on its way, and says how far it is', async ({
    page,
    site,
  }) => {
    const feed = feedInPieces(feedPath)
    site.replace('/feed.json', feed.answer)
    await page.goto('/')
    await feed.sendUntil(0.5)
    await expect(cardLinks(page).first()).toBeVisible()
    await expect(page.getByText(/Reading the publication: \d+ posts so far, 50 %\./)).toBeVisible()
    await expect(countLine(page)).not.toHaveText(wholeCount)

    await feed.sendUntil(1)
    await expect(countLine(page)).toHaveText(wholeCount)
    await expectOnDevice(page, items.length)
    await expect(page.getByText('Reading the publication')).toBeHidden()
  })

  test('finds among the posts that have arrived', async ({ page, site }) => {
    const feed = feedInPieces(feedPath)
    site.replace('/feed.json', feed.answer)
    await page.goto('/')
    await feed.sendUntil(0.6)
    await expect(cardLinks(page).first()).toBeVisible()
    await searchField(page).fill(search.title)
    await expect(cardLinks(page).first()).toHaveText(search.title)
    await feed.sendUntil(1)
    await expectOnDevice(page, items.length)
    await expect(cardLinks(page).first()).toHaveText(search.title)
  })

  test('reads the feed in the worker and never on the page', async ({ page, site }) => {
    await openPosts(page)
    await expectOnDevice(page, items.length)
    const feedUrl = `${site.url}/feed.json`
    const [worker] = page.workers()
    expect(await page.evaluate(listFetched)).not.toContain(feedUrl)
    expect(await worker!.evaluate(listFetched)).toContain(feedUrl)
    expect(site.exchanges.filter(({ path }) => path === '/feed.json')).toHaveLength(1)
  })

  test.describe('a second visit', () => {
    test.use({ hasPictures: false })

    test('neither downloads nor indexes the feed again', async ({ profile, site }) => {
      const first = await profile.open()
      await openPosts(first)
      await expectOnDevice(first, items.length)
      await profile.close()
      const before = site.exchanges.length

      const second = await profile.open()
      await second.addInitScript(noteIndexing)
      await openPosts(second)
      await searchField(second).fill(search.prefix.typed)
      await expect(second.getByRole('article').locator('mark').first()).toHaveText(
        new RegExp(search.prefix.word, 'i'),
      )
      await expect
        .poll(() => site.exchanges.slice(before).filter(({ path }) => path === '/feed.json'))
        .toEqual([expect.objectContaining({ status: 304 })])
      const sent = site.exchanges.slice(before).find(({ path }) => path === '/feed.json')
      expect(sent!.bytes).toBeLessThan(1_000)
      expect(await second.evaluate(() => document.documentElement.dataset['indexing'])).toBe(
        undefined,
      )
    })
  })
})

/** Runs on the page or in the worker: each lists only what it fetched itself. */
function listFetched(): string[] {
  return performance.getEntriesByType('resource').map(({ name }) => name)
}

/** Runs in the page before its own scripts: leaves a mark if search is ever being prepared. */
function noteIndexing(): void {
  new MutationObserver(() => {
    if (!document.body?.textContent.includes('Preparing search')) return
    document.documentElement.dataset['indexing'] = 'seen'
  }).observe(document, { childList: true, subtree: true, characterData: true })
}
