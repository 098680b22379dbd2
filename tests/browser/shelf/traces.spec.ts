import { AxeBuilder } from '@axe-core/playwright'
import type { Locator, Page } from '@playwright/test'
import { savePost } from '../bookmarks.ts'
import type { FeedItem, Publication } from '../publications.ts'
import {
  cardLinks,
  expectOnDevice,
  expectReadableOffline,
  openPosts,
  searchField,
} from '../postsScreen.ts'
import { expect, test } from '../site.ts'
import type { TestSite } from '../startSite.ts'
import { putInto, storedIn, type TraceStore } from './storedTraces.ts'

const path = '/posts/run-a-pilot-that-can-say-no'
const title = 'Run a pilot that can say no'
const stores: readonly TraceStore[] = ['reads', 'places', 'searches', 'visits']

function said(page: Page): Locator {
  return page.getByRole('status')
}

function entry(page: Page, name: string): Locator {
  return page.getByRole('article').filter({ hasText: name })
}

/** From now on the publisher has these posts. */
function publish(site: TestSite, items: readonly unknown[]): void {
  const feed = JSON.stringify({ title: 'Fernhollow Health Innovation Network', items })
  site.replace('/feed.json', (_request, response) => {
    response.writeHead(200, { 'content-type': 'application/feed+json' }).end(feed)
  })
}

async function markRead(page: Page): Promise<void> {
  await page.goto(path)
  await page.getByRole('button', { name: 'Mark as read' }).click()
  await expect(page.getByRole('button', { name: 'Mark as unread' })).toBeVisible()
}

test.describe('the history', () => {
  test('says what it is, has what was read, and leads to it and back', async ({ page }) => {
    await page.goto('/saved/history')
    await expect(page.getByText(/So far there is nothing\.$/)).toBeVisible()
    await markRead(page)
    await expect(said(page)).toHaveText(`Marked as read: ${title}`)
    await page.goto('/saved/history')
    const now = new Date()
    const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long' }).format(now)
    await expect(page.getByRole('heading', { level: 2 })).toHaveText(day)
    await expect(entry(page, title)).toContainText('Guide')
    await entry(page, title).getByRole('link').click()
    await page.getByRole('link', { name: 'Back to the list' }).click()
    await expect(page).toHaveURL('/saved/history')

    await page.goto(path)
    await page.getByRole('button', { name: 'Mark as unread' }).click()
    await expect(said(page)).toHaveText(`Marked as unread: ${title}`)
    expect(await storedIn(page, 'reads')).toEqual([])
  })

  test('forgets one post or all of them, and takes that back', async ({ page }) => {
    await page.goto('/saved/history')
    await markRead(page)
    await page.goto('/saved/history')
    await page.getByRole('button', { name: `Take “${title}” out of the history` }).click()
    const undo = page.getByRole('button', { name: /^Undo/ })
    await expect(undo).toBeFocused()
    expect(await storedIn(page, 'reads')).toEqual([])
    await undo.press('Enter')
    await expect(page.getByRole('link', { name: title })).toBeFocused()
    await expect(said(page)).toHaveText(`In the history again: ${title}`)

    await page.getByRole('button', { name: 'Forget all' }).click()
    await expect(said(page)).toHaveText('Forgot 1 post.')
    expect(await storedIn(page, 'reads')).toEqual([])
    await page.getByRole('button', { name: 'Undo: bring back 1 post' }).press('Enter')
    await expect(entry(page, title)).toBeVisible()
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
    expect(await storedIn(page, 'reads')).toMatchObject([{ post: { title } }])
  })

  test('names posts that have left the feed, without a connection, and counts those it cannot', async ({
    page,
    site,
    watch,
    publication,
  }) => {
    const { items } = publication
    await openPosts(page)
    await expectOnDevice(page, items.length)
    await markRead(page)
    const readAt = '2026-04-30T10:00:00.000Z'
    await putInto(page, 'reads', [
      // Noted by a version that kept ids alone: one that the publication still has, and one of nobody.
      { id: items[5]!.id, readAt },
      { id: 'urn:gone', readAt },
    ])
    publish(
      site,
      items.filter((item) => item.title !== title),
    )
    await page.goto('/')
    await page.getByRole('button', { name: 'show', exact: true }).click()
    await expectOnDevice(page, items.length - 1)
    await expectReadableOffline(page)
    await site.stop()
    watch.cutOff()
    await page.goto('/saved/history')
    await expect(entry(page, title)).toBeVisible()
    await expect(entry(page, items[5]!.title)).toBeVisible()
    await expect(page.getByText('And one post that is no longer there.')).toBeVisible()
  })

  test('of years is in pages that have addresses, and can be searched', async ({ page }) => {
    await page.goto('/saved/history')
    await expect(page.getByText(/So far there is nothing\.$/)).toBeVisible()
    const start = Date.UTC(2026, 4, 3, 10)
    await putInto(
      page,
      'reads',
      Array.from({ length: 5_000 }, (_, at) => ({
        id: `urn:${at}`,
        readAt: new Date(start - at * 3_600_000).toISOString(),
        post: { slug: `post-${at}`, title: `Post number ${at}` },
      })),
    )
    await page.reload()
    await expect(page.getByText('5,000 posts, page 1 of 100')).toBeVisible()
    await expect(page.getByRole('article')).toHaveCount(50)
    await page.getByRole('link', { name: 'Next' }).click()
    await expect(page).toHaveURL('/saved/history?page=2')
    await expect(cardLinks(page).first()).toHaveText('Post number 50')
    await page.getByLabel('Search what you have read').fill('number 4999')
    await expect(page.getByRole('article')).toHaveCount(1)
    await expect(page).toHaveURL('/saved/history?q=number+4999')
  })
})

/** What is on the device from a visit that ended on 3 May, before the newest posts were published. */
async function visitBefore(
  page: Page,
  site: TestSite,
  items: readonly FeedItem[],
  isNew: (item: FeedItem, position: number) => boolean,
): Promise<void> {
  publish(
    site,
    items.filter((item, position) => !isNew(item, position)),
  )
  await openPosts(page)
  await expect
    .poll(async () => ((await storedIn(page, 'visits'))[0] as { known?: unknown }).known)
    .toBeTruthy()
  await expect(page.getByRole('button', { name: 'Mark all as seen' })).toBeHidden()
  await page.reload()
  await expect(page.getByRole('article').getByText('New', { exact: true })).toHaveCount(0)
  // On another page, which has nothing to note when it is left.
  await page.goto('/recover.html')
  const [visit] = (await storedIn(page, 'visits')) as readonly Record<string, unknown>[]
  await putInto(page, 'visits', [{ ...visit, presentAt: '2026-05-03T10:00:00.000Z' }])
  site.restore('/feed.json')
  await page.goto('/')
  await page.getByRole('button', { name: 'show', exact: true }).click()
  await expectOnDevice(page, items.length)
}

function newMarks(page: Page): Locator {
  return page.getByRole('article').getByText('New', { exact: true })
}

for (const width of [320, 1280]) {
  test.describe(`at ${width} px`, () => {
    test.use({ viewport: { width, height: 900 } })

    test('tells what is new since the last visit, whatever its date, and moves nothing for it', async ({
      page,
      site,
      publication,
    }) => {
      const { items } = publication
      // The three newest, and one that was published late with the date of an older one.
      await visitBefore(page, site, items, (_item, at) => at < 3 || at === 8)
      await expect(page.getByText('Above: new since your visit on 3 May 2026')).toBeVisible()
      await expect(page.getByText('4 new posts since your visit on 3 May 2026')).toBeAttached()
      await expect(newMarks(page)).toHaveCount(4)
      await expect(entry(page, items[8]!.title)).toContainText(/New$/)
      const withNews = await placesOfCards(page)

      await page.getByRole('button', { name: 'Mark all as seen' }).click()
      await expect(said(page)).toHaveText('Marked as seen: 4 posts.')
      const undo = page.getByRole('button', { name: 'Undo: show them as new again' })
      await expect(undo).toBeFocused()
      await expect(newMarks(page)).toHaveCount(0)
      await expect(page.getByText(/^Above: new/)).toBeHidden()
      expect(await placesOfCards(page)).toEqual(withNews)
      await undo.press('Enter')
      await expect(said(page)).toHaveText('New again: 4 posts.')
      await expect(page.getByRole('button', { name: 'Mark all as seen' })).toBeFocused()
      await expect(newMarks(page)).toHaveCount(4)

      // The same visit goes on when the page is loaded again.
      await page.reload()
      await expect(newMarks(page)).toHaveCount(4)
      await page.getByRole('button', { name: 'Mark all as seen' }).click()
      await expect(undo).toBeFocused()
      await page.reload()
      await expect(cardLinks(page).first()).toBeVisible()
      await expect(newMarks(page)).toHaveCount(0)
      expect(await placesOfCards(page)).toEqual(withNews)
    })

    test('shows all of it by the rules of WCAG 2.2 AA', async ({ page, site, publication }) => {
      await visitBefore(page, site, publication.items, (_item, at) => at < 3)
      await expect(newMarks(page)).toHaveCount(3)
      await expectAccessible(page)
      await page.goto('/saved/history')
      await expect(page.getByText(/So far there is nothing\.$/)).toBeVisible()
      await expectAccessible(page)
      await markRead(page)
      await expectAccessible(page)
      await page.goto('/saved/history')
      await expect(entry(page, title)).toBeVisible()
      await expectAccessible(page)
      await page.goto('/settings')
      await expect(page.getByRole('button', { name: 'Forget: History' })).toBeVisible()
      await expectAccessible(page)
      await page.getByRole('checkbox', { name: 'Remember what I read' }).click()
      await expect(page.getByText('What was noted before is still here.')).toBeVisible()
      await expectAccessible(page)
      await page.goto('/saved/history')
      await expect(page.getByText(/^Your history is switched off/)).toBeVisible()
      await expectAccessible(page)
      await page.goto('/settings')
      await removeEverything(page)
      await expectAccessible(page)
    })
  })
}

/** Tops of the cards on the page. */
function placesOfCards(page: Page): Promise<readonly number[]> {
  return page
    .getByRole('article')
    .evaluateAll((cards) =>
      cards.map((card) => Math.round(scrollY + card.getBoundingClientRect().top)),
    )
}

async function expectAccessible(page: Page): Promise<void> {
  const { content, room } = await page.evaluate(() => ({
    content: document.documentElement.scrollWidth,
    room: document.documentElement.clientWidth,
  }))
  expect(content).toBeLessThanOrEqual(room)
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]!.html}`)).toEqual([])
  }
}

const switches: Readonly<Record<TraceStore, string>> = {
  reads: 'Remember what I read',
  places: 'Remember how far I have read',
  searches: 'Remember my searches',
  visits: 'Remember when I was here',
}

/** Reads a post that was searched for, until all of that can have been noted. */
async function leaveTraces(page: Page, { search }: Publication): Promise<void> {
  await page.goto('/')
  await searchField(page).fill(search.title)
  await searchField(page).press('Enter')
  await cardLinks(page).first().click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(search.title)
  await page.locator('.prose > p').nth(3).scrollIntoViewIfNeeded()
  await page.mouse.wheel(0, 400)
  // Ten seconds in front of the reader, and a pause in scrolling.
  await page.clock.fastForward(12_000)
}

test('notes nothing that is switched off, in no tab', async ({ page, context, publication }) => {
  await page.clock.install()
  await leaveTraces(page, publication)
  for (const store of stores) await expect.poll(() => storedIn(page, store)).toHaveLength(1)

  const settings = await context.newPage()
  await settings.goto('/settings')
  for (const store of stores) {
    const row = settings.getByRole('listitem').filter({ hasText: switches[store] })
    await row.getByRole('checkbox').click()
    await expect(row.getByRole('checkbox')).not.toBeChecked()
    await expect(said(settings)).toHaveText(/: not noted any more\.$/)
    await row.getByRole('button', { name: /^Forget: / }).click()
    await row.getByRole('button', { name: /^Yes, forget / }).press('Enter')
    await expect(row.getByRole('checkbox')).toBeFocused()
    await expect(said(settings)).toHaveText(/^Forgotten: /)
    expect(await storedIn(settings, store)).toEqual([])
  }

  await leaveTraces(page, publication)
  // Saving comes after all that reading has led to.
  await savePost(page, publication.search.title)
  for (const store of stores) expect(await storedIn(page, store), store).toEqual([])
  await expect(page.getByRole('button', { name: /^Mark as/ })).toBeHidden()

  await page.goto('/saved/history')
  await expect(page.getByText(/^Your history is switched off/)).toBeVisible()
  await page.getByRole('checkbox', { name: switches.reads }).click()
  await expect(page.getByText(/So far there is nothing\.$/)).toBeVisible()
})

async function removeEverything(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Remove everything' }).click()
  await page.getByRole('button', { name: 'Yes, remove everything for good' }).press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'Everything is removed from this device',
  )
}

/** All that a site can leave on a device. */
function leftOnDevice(page: Page) {
  return page.evaluate(async () => ({
    databases: (await indexedDB.databases()).map(({ name }) => name),
    caches: await caches.keys(),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
    storage: localStorage.length + sessionStorage.length,
  }))
}

const nothing = { databases: [], caches: [], workers: 0, storage: 0 }

test('removes everything, and no tab writes it down again', async ({
  page,
  context,
  publication,
}) => {
  await openPosts(page)
  await expectOnDevice(page, publication.items.length)
  await expectReadableOffline(page)
  await page.goto(path)
  await savePost(page, title)
  const other = await context.newPage()
  await openPosts(other)
  await expectOnDevice(other, publication.items.length)

  await page.getByRole('link', { name: 'Settings' }).click()
  await expect(page.getByText('This deletes 1 saved post and everything else')).toBeVisible()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save a backup file' }).click(),
  ])
  expect(download.suggestedFilename()).toMatch(/-backup-.*\.json$/)
  // Whoever presses once and thinks better of it has removed nothing.
  const remove = page.getByRole('button', { name: 'Remove everything' })
  await remove.click()
  await page.keyboard.press('Shift+Tab')
  await expect(remove).toHaveText('Remove everything')
  await removeEverything(page)
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
  await expect(other.getByRole('heading', { level: 1 })).toHaveText(
    'Everything was removed in another tab',
  )
  expect(await leftOnDevice(page)).toEqual(nothing)
  // Looked at again and left, neither tab begins anew by itself.
  await other.bringToFront()
  await other.evaluate(() => window.dispatchEvent(new Event('online')))
  expect(await leftOnDevice(other)).toEqual(nothing)

  await page.getByRole('link', { name: 'Open the site anew' }).click()
  await expect(cardLinks(page).first()).toBeVisible()
  await expectOnDevice(page, publication.items.length)
  await page.goto('/saved')
  await expect(page.getByText(/^Posts you save are kept here/)).toBeVisible()
})
