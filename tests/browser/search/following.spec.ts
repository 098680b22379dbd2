import { AxeBuilder } from '@axe-core/playwright'
import type { Locator, Page } from '@playwright/test'
import type { FeedItem } from '../publications.ts'
import {
  cardLinks,
  expectAnswered,
  expectOnDevice,
  expectReadableOffline,
  openPosts,
} from '../postsScreen.ts'
import { expect, onEachPublication, test } from '../site.ts'
import type { TestSite } from '../startSite.ts'

function places(page: Page): Locator {
  return page.getByRole('navigation', { name: 'Saved and followed' })
}

/** Follows what an address lists, once the whole of it is on the device. */
async function follow(page: Page, address: string, postCount: number): Promise<void> {
  await openPosts(page, address)
  await expectOnDevice(page, postCount)
  await page.getByRole('button', { name: /^Follow this / }).click()
  await expect(page.getByRole('button', { name: /^Following: / })).toHaveText('Following')
}

/** The publisher adds a post that has the word, and the reader puts the news on the page. */
async function publish(page: Page, site: TestSite, items: readonly FeedItem[], word: string) {
  const { image: _image, ...like } = items[0]!
  const added = {
    ...like,
    id: 'urn:new',
    url: 'https://fernhollow.example/posts/brand-new',
    title: 'Brand new',
    content_html: `<p>A ${word} of our own.</p>`,
    date_published: '2026-11-21T09:00:00Z',
  }
  const feed = JSON.stringify({ title: 'T', items: [added, ...items] })
  site.replace('/feed.json', (_request, response) => {
    response.writeHead(200, { 'content-type': 'application/feed+json' }).end(feed)
  })
  await openPosts(page)
  await expect(page.getByText('1 new post:')).toBeVisible()
  await page.getByRole('button', { name: 'show' }).click()
  await expectOnDevice(page, items.length + 1)
}

onEachPublication(({ items, search }) => {
  test('gathers what is new in a followed search, and has it without a connection', async ({
    page,
    site,
    watch,
  }) => {
    const name = `‘${search.bodyWord}’`
    await openPosts(page, `/?q=${search.bodyWord}`)
    await expectOnDevice(page, items.length)
    // It is said when typing has paused, and would take the place of what is said next.
    await expect(page.getByRole('status')).toHaveText(/results? for/)
    await page.getByRole('button', { name: /^Follow/ }).click()
    await expect(page.getByRole('status')).toHaveText(`Following on this device: ${name}`)
    await publish(page, site, items, search.bodyWord)
    await expect(
      page.getByRole('link', { name: 'Saved, 1 followed search has news' }),
    ).toBeVisible()
    // The program is on the device, beside the pages that were seen.
    await expectReadableOffline(page)

    await site.stop()
    watch.cutOff()
    await page.goto('/following')
    await expect(places(page).getByRole('link', { name: 'Following (1 with news)' })).toBeVisible()
    const card = page.getByRole('article')
    await expect(card.getByText(/^1 new since .*\d{4}$/)).toBeVisible()
    await card.getByRole('link', { name: 'Brand new' }).click()
    await expect(page.getByText(`A ${search.bodyWord} of our own.`)).toBeVisible()
    await page.getByRole('link', { name: 'Back to the list' }).click()
    await expect(page).toHaveURL('/following')

    await card.getByRole('link', { name }).click()
    await expectAnswered(page)
    await expect(cardLinks(page).first()).toHaveText('Brand new')
    await expect(page.getByRole('link', { name: 'Saved', exact: true })).toBeVisible()
    await page.goBack()
    await expect(card.getByText(/^Nothing new since /)).toBeVisible()
    await expect(card.getByRole('link', { name })).toBeFocused()
    await page.reload()
    await expect(card.getByText(/^Nothing new since /)).toBeVisible()
  })
})

test('tells every tab what is followed and what was seen', async ({
  page,
  context,
  site,
  publication,
}) => {
  const { items } = publication
  await follow(page, '/topics/region/national', items.length)
  await publish(page, site, items, 'kettle')
  await page.goto('/following')
  const other = await context.newPage()
  await other.goto('/following')
  await other.getByRole('button', { name: 'Mark as seen: National' }).click()
  await expect(other.getByRole('button', { name: /^Undo/ })).toBeFocused()
  await expect(page.getByText(/^Nothing new since /)).toBeVisible()
  await other.getByRole('button', { name: /^Undo/ }).press('Enter')
  await expect(page.getByText(/^1 new since /)).toBeVisible()
  await expect(other.getByRole('link', { name: 'National' })).toBeFocused()
  await other.getByRole('button', { name: 'Stop following: National' }).click()
  await expect(page.getByText(/So far you follow nothing\.$/)).toBeVisible()
})

for (const width of [320, 390, 1280]) {
  test.describe(`at ${width} px`, () => {
    test.use({ viewport: { width, height: 800 } })

    test('shows news within the width, large enough to hit, by the rules of WCAG 2.2 AA', async ({
      page,
      site,
      publication,
    }) => {
      const { items } = publication
      await follow(page, '/?q=pilot&region=national&audience=patients-and-public', items.length)
      await follow(page, '/topics/region/national', items.length)
      await publish(page, site, items, 'pilot')
      const dot = page.getByRole('link', { name: /^Saved, \d followed search/ })
      await expect(dot).toBeVisible()
      await page.goto('/following')
      await expect(page.getByText(/^1 new since /).first()).toBeVisible()
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
      if (width > 720) return
      const controls = page.getByRole('main').locator('a, button')
      for (const control of await controls.all()) {
        const box = await control.boundingBox()
        expect(box!.height, (await control.textContent()) ?? '').toBeGreaterThanOrEqual(44)
      }
    })
  })
}
