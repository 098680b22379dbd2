import type { Page } from '@playwright/test'
import { createSeededRandom } from '../../fixtures/seededRandom.ts'
import { saveButton, savePost } from '../bookmarks.ts'
import { cardLinks, openPosts } from '../postsScreen.ts'
import { expect, test } from '../site.ts'
import { halfWritten, onShelf, readKept } from './keptLibrary.ts'
import { tally } from './tally.ts'

/** How many times the clock of the device jumps. */
const jumps = 16

const seed = Number(process.env['LECTERN_SEED'] ?? 20261130)

/** The day on which all of it happens, whatever the device believes. */
const today = Date.UTC(2026, 10, 30, 12)
const dayMs = 24 * 60 * 60 * 1000

/** How far a clock is wrong, in days; after each it is put right for a while. */
const wrongBy = [-36 * 365, -2 * 365, -31, 31, 400, 5 * 365]

test('clocks that jump by years and are put right lose nothing', async ({ page }) => {
  const random = createSeededRandom(seed)
  const saved = new Set<string>()
  const removed = new Set<string>()
  let acknowledged = 0
  await page.clock.setFixedTime(today)
  await openPosts(page)
  const titles = (await cardLinks(page).allTextContents()).slice(0, 16)
  for (const title of titles.slice(0, 6)) {
    await savePost(page, title)
    saved.add(title)
    acknowledged++
  }

  for (let jump = 0; jump < jumps; jump++) {
    const days = jump % 2 === 0 ? random.pick(wrongBy) : 0
    await test.step(`${days} days off`, async () => {
      // Time goes on by a little, so that no two changes are made at one moment.
      await page.clock.setFixedTime(today + days * dayMs + jump * 60_000)
      await openPosts(page)
      const free = titles.filter((title) => !saved.has(title) && !removed.has(title))
      const title = free.length > 0 ? random.pick(free) : random.pick([...removed])
      await savePost(page, title)
      saved.add(title)
      removed.delete(title)
      const other = random.pick([...saved].filter((one) => one !== title))
      await saveButton(page, other).click()
      await expect(saveButton(page, other)).toHaveText('Save')
      saved.delete(other)
      removed.add(other)
      acknowledged += 2
    })
  }

  await page.clock.setFixedTime(today + jumps * 60_000)
  const lost = await missing(page, saved, removed)
  const kept = await readKept(page)
  for (const title of removed) await bringBack(page, title)
  await expect(page.getByText(/posts with text and pictures/)).toContainText(
    `${saved.size + removed.size} posts`,
  )
  tally({
    series: 'clock jumps between changes',
    tries: jumps,
    acknowledged,
    lost: lost.length,
    halfWritten: halfWritten(kept).length,
    told: 0,
    remark: `by up to 36 years back and 5 ahead, each put right before the next. Lost would be a post that is not on the shelf, or a removed one that cannot be brought back. Seed ${seed}.`,
  })
  expect([...lost, ...halfWritten(kept)]).toEqual([])
})

/** Titles of what should be on the shelf, or among what was removed, and is not. */
async function missing(
  page: Page,
  saved: ReadonlySet<string>,
  removed: ReadonlySet<string>,
): Promise<readonly string[]> {
  const kept = await readKept(page)
  const shelf = onShelf(kept)
  const shelved = [...kept.bookmarks.values()].filter(({ id }) => shelf.has(id))
  const others = [...kept.bookmarks.values()].filter(({ id }) => !shelf.has(id))
  const titlesOf = (some: typeof shelved) => some.map(({ post }) => post.title)
  await page.goto('/saved')
  await page.getByText(`Recently removed (${removed.size})`).click()
  return [
    ...[...saved].filter((title) => !titlesOf(shelved).includes(title)),
    ...[...removed].filter((title) => !titlesOf(others).includes(title)),
  ]
}

async function bringBack(page: Page, title: string): Promise<void> {
  await page.getByRole('button', { name: `Bring back “${title}”` }).click()
  await expect(page.getByRole('button', { name: `Bring back “${title}”` })).toBeHidden()
}
