import { expect, type Locator, type Page } from '@playwright/test'

/** The screen of posts and search, as a reader finds the things on it. */

export function searchField(page: Page): Locator {
  return page.getByLabel('Search all posts')
}

/** The one link of each card to its post, in order. */
export function cardLinks(page: Page): Locator {
  return page.getByRole('article').getByRole('heading').getByRole('link')
}

/** The line under the heading: "509 posts, page 1 of 26". */
export function countLine(page: Page): Locator {
  return page.getByRole('main').getByText(/^[\d,]+ posts?(, page \d+ of \d+)?$/)
}

/** What is listed answers what was last asked. */
export async function expectAnswered(page: Page): Promise<void> {
  await expect(page.locator('#results')).toHaveAttribute('aria-busy', 'false')
}

/** Types words and leaves the field, so that its suggestions cover nothing, and waits for the answer. */
export async function searchFor(page: Page, words: string): Promise<void> {
  await searchField(page).fill(words)
  await searchField(page).blur()
  await expectAnswered(page)
}

/** How many posts the list has in all. */
export async function countPosts(page: Page): Promise<number> {
  await expectAnswered(page)
  return parseCount((await countLine(page).textContent()) ?? '')
}

/** "1,234 posts, page 1 of 2" → 1234 */
function parseCount(text: string): number {
  return Number(/[\d,]+/.exec(text)?.[0].replaceAll(',', ''))
}

/** A value of a facet, with its group opened if need be. */
export async function filterOption(page: Page, facet: string, name: string): Promise<Locator> {
  const group = page.locator('details').filter({ has: page.locator('summary', { hasText: facet }) })
  if ((await group.getAttribute('open')) === null) await group.locator('summary').click()
  // A year says what it counts, since it is a bar as well.
  return group.getByRole('checkbox', { name: new RegExp(`^${name},? ?[\\d,]+( posts?)?$`) })
}

/** The number beside a value: what choosing it would give. */
export async function optionCount(option: Locator): Promise<number> {
  await expectAnswered(option.page())
  const count = option.locator('xpath=following-sibling::span[last()]')
  return parseCount((await count.textContent()) ?? '')
}

/** Opens the list and waits for its first post. */
export async function openPosts(page: Page, address = '/'): Promise<void> {
  await page.goto(address)
  await expect(cardLinks(page).first()).toBeVisible()
}

/** The whole publication is read, indexed and stored: the foot of the page says so. */
export async function expectOnDevice(page: Page, postCount: number): Promise<void> {
  const all = new Intl.NumberFormat('en-GB').format(postCount)
  const fact = `All ${all} posts are on this device`
  await expect(page.getByRole('contentinfo')).toContainText(fact, { timeout: 30_000 })
}

/** Posts and program are there: now the network may go. */
export async function expectReadableOffline(page: Page): Promise<void> {
  const foot = page.getByRole('contentinfo')
  await expect(foot).toContainText('Reading needs no connection.', { timeout: 30_000 })
}
