import type { Page } from '@playwright/test'
import { saveButton, savePost } from '../bookmarks.ts'
import { cardLinks, openPosts } from '../postsScreen.ts'
import { expect, test } from '../site.ts'
import { halfWritten, onShelf, readKept } from './keptLibrary.ts'
import { tally } from './tally.ts'

/** How far the clock of the device jumps, in days, one jump after the other; each is put right. */
const jumps = [-36 * 365, -2 * 365, -31, 31, 400, 5 * 365]

/** The day on which all of it happens, whatever the device believes. */
const today = Date.UTC(2026, 10, 30, 12)
const dayMs = 24 * 60 * 60 * 1000

test('a clock that jumps by years and is put right loses nothing', async ({ page }) => {
  let changes = 0
  let lost = 0

  /** Time goes on by a little, so that no two changes are made at one moment. */
  async function at(days: number): Promise<void> {
    await page.clock.setFixedTime(today + days * dayMs + ++changes * 60_000)
    await openPosts(page)
  }

  await at(0)
  const titles = (await cardLinks(page).allTextContents()).slice(0, 5)
  const [first, second, third, fourth, fifth] = titles as [string, string, string, string, string]
  for (const title of [first, second]) await savePost(page, title)
  for (const days of jumps) {
    await test.step(`${days} days off`, async () => {
      await at(0)
      await removeSaved(page, first)
      await savePost(page, third)
      await at(days)
      await savePost(page, fourth)
      await removeSaved(page, second)
      await at(0)
      await savePost(page, fifth)
      await page.goto('/saved')
      await expect(page.getByText('3 posts with text and pictures')).toBeVisible()
      const removed = page.getByText(/^Recently removed/)
      if ((await removed.textContent()) !== 'Recently removed (2)') lost++
      await removed.click()
      for (const title of [first, second]) await bringBack(page, title)
      await expect(page.getByText('5 posts with text and pictures')).toBeVisible()
      await at(0)
      for (const title of [third, fourth, fifth]) await removeSaved(page, title)
      await page.goto('/saved')
      await page.getByText('Recently removed (3)').click()
      await page.getByRole('button', { name: 'Delete these for good' }).click()
      await page.getByRole('button', { name: 'Yes, delete 3 posts' }).click()
      await expect(page.getByText(/^Recently removed/)).toBeHidden()
    })
  }
  const kept = await readKept(page)
  tally({
    series: 'clock jumps between changes',
    tries: jumps.length,
    acknowledged: 2 + jumps.length * 8,
    lost,
    halfWritten: halfWritten(kept).length,
    told: 0,
    remark:
      'by up to 36 years back and 5 ahead, each put right before the next. Lost would be a removed post that cannot be brought back at once, whether it was removed before the jump or in the wrong year. A clock that jumps ahead twice, or stays wrong for a week, does delete what was removed before.',
  })
  expect(lost).toBe(0)
  expect([onShelf(kept).size, halfWritten(kept)]).toEqual([2, []])
})

async function removeSaved(page: Page, title: string): Promise<void> {
  await saveButton(page, title).click()
  await expect(saveButton(page, title)).toHaveText('Save')
}

async function bringBack(page: Page, title: string): Promise<void> {
  await page.getByRole('button', { name: `Bring back “${title}”` }).click()
  await expect(page.getByRole('button', { name: `Bring back “${title}”` })).toBeHidden()
}
