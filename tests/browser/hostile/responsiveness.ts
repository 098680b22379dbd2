import { expect, type Page } from '@playwright/test'
import { searchField } from '../postsScreen.ts'

declare global {
  interface Window {
    /** Longest task of the main thread so far, in ms. */
    longestTaskMs(): number
  }
}

/** Reading, parsing and indexing are the worker's; on a busy machine anything shorter is noise. */
const longestTaskMs = 3_000

/** Notes in each page from its beginning how long it was ever unable to answer the reader. */
export async function watchResponsiveness(page: Page): Promise<void> {
  await page.addInitScript(noteLongTasks)
}

/** The main navigation goes where it should. */
export async function expectNavigable(page: Page): Promise<void> {
  const navigation = page.getByRole('navigation', { name: 'Main' })
  await navigation.getByRole('link', { name: 'Saved' }).click()
  await expect(page).toHaveURL(/\/saved$/)
  await navigation.getByRole('link', { name: 'Posts' }).click()
  await expect(page).toHaveURL(/\/$/)
}

/** What is typed stands in the field. */
export async function expectTypable(page: Page): Promise<void> {
  await searchField(page).pressSequentially('words')
  await expect(searchField(page)).toHaveValue('words')
  await searchField(page).fill('')
}

export async function expectNoLongTask(page: Page): Promise<void> {
  expect(await page.evaluate(() => window.longestTaskMs())).toBeLessThan(longestTaskMs)
}

/** Runs in the page before its own scripts. */
function noteLongTasks(): void {
  let longest = 0
  const observer = new PerformanceObserver((list) => note(list.getEntries()))
  observer.observe({ type: 'longtask', buffered: true })

  function note(tasks: readonly PerformanceEntry[]): void {
    longest = Math.max(longest, ...tasks.map(({ duration }) => duration))
  }

  window.longestTaskMs = () => {
    note(observer.takeRecords())
    return longest
  }
}
