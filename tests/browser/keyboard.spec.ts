import type { Locator, Page } from '@playwright/test'
import { saveButton, storedBookmarks } from './bookmarks.ts'
import { cardLinks, countLine, openPosts, searchField } from './postsScreen.ts'
import { expect, test } from './site.ts'

test('finds, opens, saves and returns by keyboard alone', async ({ page, publication }) => {
  const { title } = publication.richPost
  await openPosts(page)

  await test.step('the skip link is first and leads past everything', async () => {
    await page.keyboard.press('Tab')
    const skip = page.getByRole('link', { name: 'Skip to content' })
    await expect(skip).toBeFocused()
    await expect(skip).toBeInViewport({ ratio: 1 })
    await page.keyboard.press('Enter')
    await expect(page.getByRole('main')).toBeFocused()
  })

  await test.step('search', async () => {
    await tabTo(page, searchField(page))
    await page.keyboard.type('quieter night')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { level: 1 })).toContainText('for ‘quieter night’')
    await expect(searchField(page)).toBeFocused()
  })

  await test.step('past the filters to the results', async () => {
    await tabTo(page, page.getByRole('link', { name: 'Skip to results' }))
    await page.keyboard.press('Enter')
    const link = cardLinks(page).filter({ hasText: title })
    await tabTo(page, link)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeFocused()
  })

  await test.step('save', async () => {
    await tabTo(page, saveButton(page, title))
    await page.keyboard.press('Space')
    await expect(saveButton(page, title)).toHaveText('Saved')
    await expect(saveButton(page, title)).toBeFocused()
    expect(await storedBookmarks(page)).toHaveLength(1)
  })

  await test.step('back to where one was', async () => {
    await page.goBack()
    await expect(page.getByRole('heading', { level: 1 })).toContainText('for ‘quieter night’')
    await expect(cardLinks(page).filter({ hasText: title })).toBeFocused()
  })
})

test('filters by keyboard and keeps the focus on what was pressed', async ({ page }) => {
  await openPosts(page)
  await searchField(page).focus()
  const option = page.getByRole('checkbox', { name: /^Commissioners / })
  await tabTo(page, option)
  await page.keyboard.press('Space')
  await expect(page).toHaveURL(/\?audience=commissioners$/)
  await expect(countLine(page)).toHaveText(/^24 posts/)
  await expect(option).toBeFocused()
  await expect(option).toBeChecked()
})

test('moves the focus to the heading of each screen that a link leads to', async ({ page }) => {
  await openPosts(page)
  expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true)
  const navigation = page.getByRole('navigation', { name: 'Main' })
  for (const name of ['Topics', 'Authors', 'Saved', 'Posts']) {
    await navigation.getByRole('link', { name }).click()
    const heading = page.getByRole('heading', { level: 1 })
    await expect(heading).toBeFocused()
    await expect(page).toHaveTitle(new RegExp(`^${(await heading.textContent())!} – `))
  }
})

test('says the number of results once typing has paused', async ({ page }) => {
  await openPosts(page)
  await searchField(page).pressSequentially('pilot')
  const heading = page.getByRole('heading', { level: 1 })
  await expect(heading).toContainText('for ‘pilot’')
  await expect(page.getByRole('status')).toHaveText((await heading.textContent())!)
})

/** Presses Tab until an element has the focus; on the way every stop has to show that it has it. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 80; presses++) {
    await page.keyboard.press('Tab')
    expect(await page.evaluate(showsFocus), 'the focus can be seen').toBe(true)
    if (await target.evaluate((element) => element === document.activeElement)) return
  }
  throw new Error(`not reached by Tab: ${target.toString()}`)
}

/** Runs in the page. */
function showsFocus(): boolean {
  const focused = document.activeElement
  if (!focused || focused === document.body) return false
  const { outlineStyle, outlineWidth } = getComputedStyle(focused)
  const { width, height } = focused.getBoundingClientRect()
  return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2 && width * height > 1
}
