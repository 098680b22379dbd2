import type { Page } from '@playwright/test'
import {
  cardLinks,
  countLine,
  countPosts,
  expectOnDevice,
  openPosts,
  searchField,
} from './postsScreen.ts'
import { expect, onEachPublication, test } from './site.ts'

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

onEachPublication(({ items }) => {
  const { type } = items[0]!._reader

  test('filters in a full-screen panel that says how many posts it will show', async ({ page }) => {
    await openPosts(page)
    await expectOnDevice(page, items.length)
    await expect(page.getByRole('region', { name: 'Filters' })).toBeHidden()
    await page.getByRole('button', { name: 'Filter and sort' }).tap()

    const panel = page.getByRole('dialog', { name: 'Filter and sort' })
    await expect(panel).toBeVisible()
    expect(await panel.boundingBox()).toEqual({ x: 0, y: 0, width: 390, height: 844 })
    const show = panel.getByRole('button', { name: /^Show / })
    await expect(show).toHaveText(`Show ${items.length} posts`)
    await expect(show).toBeInViewport()

    const expected = items.filter((item) => item._reader.type === type).length
    await panel.getByRole('checkbox', { name: new RegExp(`^${type} `) }).tap()
    await expect(show).toHaveText(`Show ${expected} posts`)
    await panel.getByRole('combobox', { name: 'Order' }).selectOption('Oldest')
    expect(new URL(page.url()).search, 'nothing is applied yet').toBe('')

    await show.tap()
    await expect(panel).toBeHidden()
    await expect(countLine(page)).toHaveText(new RegExp(`^${expected} posts?`))
    await expect(page).toHaveURL(/\?type=[a-z-]+&sort=oldest$/)
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
    await expect(page.getByRole('button', { name: 'Filter and sort (1)' })).toBeVisible()
    const oldest = items.findLast((item) => item._reader.type === type)
    await expect(cardLinks(page).first()).toHaveText(oldest!.title)
  })
})

test('leaves the list as it was when the panel is closed', async ({ page, publication }) => {
  await openPosts(page)
  await expectOnDevice(page, publication.items.length)
  const count = await countPosts(page)
  const open = page.getByRole('button', { name: 'Filter and sort' })
  await open.tap()
  const panel = page.getByRole('dialog')
  await panel.getByRole('checkbox', { name: /^Guide / }).tap()
  await panel.getByRole('button', { name: 'Close' }).tap()
  await expect(panel).toBeHidden()
  expect(await countPosts(page)).toBe(count)
  await expect(open).toBeFocused()

  await open.tap()
  await expect(panel.getByRole('checkbox', { name: /^Guide / })).not.toBeChecked()
  await page.keyboard.press('Escape')
  await expect(panel).toBeHidden()
  await expect(open).toBeFocused()
})

test('keeps the bar at the thumb and everything in it large enough to hit', async ({ page }) => {
  await openPosts(page)
  const bar = page.getByRole('navigation', { name: 'Main' })
  await expect(bar).toBeInViewport({ ratio: 1 })
  for (const link of await bar.getByRole('link').all()) {
    const box = await link.boundingBox()
    expect(Math.min(box!.width, box!.height)).toBeGreaterThanOrEqual(44)
  }
  for (const name of ['Search', 'Filter and sort']) {
    const box = await page.getByRole('button', { name, exact: true }).boundingBox()
    expect(Math.min(box!.width, box!.height), name).toBeGreaterThanOrEqual(44)
  }
})

test('never hides what has the focus behind the bar', async ({ page }) => {
  await openPosts(page)
  await searchField(page).focus()
  for (let step = 0; step < 40; step++) {
    await page.keyboard.press('Tab')
    expect(await page.evaluate(isFocusCovered), await nameOfFocused(page)).toBe(false)
  }
})

/** Runs in the page: something else lies over the middle of the focused element. */
function isFocusCovered(): boolean {
  const focused = document.activeElement!
  const { left, top, width, height } = focused.getBoundingClientRect()
  const over = document.elementFromPoint(left + width / 2, top + height / 2)
  return !over || !(focused.contains(over) || over.contains(focused))
}

function nameOfFocused(page: Page): Promise<string> {
  return page.evaluate(() => document.activeElement?.outerHTML.slice(0, 120) ?? 'nothing')
}
