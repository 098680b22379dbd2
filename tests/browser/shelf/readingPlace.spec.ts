import type { Page } from '@playwright/test'
import { savePost } from '../bookmarks.ts'
import { expect, test } from '../site.ts'

const path = '/posts/run-a-pilot-that-can-say-no'
const title = 'Run a pilot that can say no'
const offer = 'You were here before, at'

/** Scrolls until a paragraph in the middle stands at the top, and waits until that is noted. */
async function readToTheMiddle(page: Page): Promise<string> {
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
  const paragraph = page.locator('.prose > p').nth(6)
  await paragraph.evaluate((element) => scrollTo(0, scrollY + element.getBoundingClientRect().top))
  await expect.poll(() => noted(page, 'start')).toBeGreaterThan(0.2)
  return (await paragraph.textContent())!.slice(0, 40)
}

/** Where the first sentence in sight begins, or how much of the text has been in sight. */
function noted(page: Page, what: 'start' | 'share'): Promise<number> {
  return page.evaluate(async (asked) => {
    const databases = await indexedDB.databases()
    if (!databases.some(({ name }) => name === 'lectern-library:/')) return 0
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('lectern-library:/')
      opening.addEventListener('success', () => resolve(opening.result))
      opening.addEventListener('error', () => reject(opening.error ?? new Error('not opened')))
    })
    const places = await new Promise<{ share: number; sentence: { share: number } }[]>(
      (resolve, reject) => {
        const reading = database.transaction('places').objectStore('places').getAll()
        reading.addEventListener('success', () => resolve(reading.result as typeof places))
        reading.addEventListener('error', () => reject(reading.error ?? new Error('not read')))
      },
    )
    database.close()
    const [place] = places
    return (asked === 'start' ? place?.sentence.share : place?.share) ?? 0
  }, what)
}

test('offers to go on from the sentence one was at, and never jumps by itself', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 700 })
  await page.goto(path)
  const words = await readToTheMiddle(page)
  await page.goto('/topics')
  // Another width and larger letters: the same sentence stands elsewhere.
  await page.setViewportSize({ width: 700, height: 390 })
  await page.goto(path)
  await page.evaluate(() => (document.documentElement.style.fontSize = '150%'))
  await expect(page.getByText(offer)).toContainText(words.slice(0, 20))
  expect(await page.evaluate(() => scrollY)).toBe(0)
  await page.getByRole('button', { name: 'Go on from there' }).click()
  await expect(page.getByText(offer)).toBeHidden()
  await expect(page.locator('.prose > p').nth(6)).toBeInViewport()
  await expect(page.locator('.prose > p').nth(6)).toBeFocused()
})

test('finds the sentence again in a text that was edited', async ({ page, site, publication }) => {
  await page.goto(path)
  await page.setViewportSize({ width: 390, height: 700 })
  await readToTheMiddle(page)
  const { items } = publication
  const edited = items.map((item) =>
    item.title === title
      ? {
          ...item,
          content_html: `${'<p>A new beginning of some length.</p>'.repeat(9)}${item.content_html}`,
        }
      : item,
  )
  site.replace('/feed.json', (_request, response) => {
    const feed = { version: 'https://jsonfeed.org/version/1.1', title: 'Edited', items: edited }
    response.writeHead(200, { 'content-type': 'application/feed+json' }).end(JSON.stringify(feed))
  })
  await page.goto('/')
  await page.getByRole('button', { name: 'show', exact: true }).click()
  await page.goto(path)
  await expect(page.getByText('A new beginning of some length.').first()).toBeVisible()
  await page.getByRole('button', { name: 'Go on from there' }).click()
  await expect(page.locator('.prose > p').nth(15)).toBeFocused()
})

test('moves a saved post along the shelf while it is read', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 700 })
  await page.goto(path)
  await savePost(page, title)
  await readToTheMiddle(page)
  await page.goto('/saved')
  await expect(page.getByRole('combobox', { name: `Place of “${title}”` })).toHaveValue(
    'in-progress',
  )
  await page.goto(path)
  await page.getByRole('button', { name: 'Stay here' }).click()
  await page.locator('.prose > :last-child').evaluate((element) => element.scrollIntoView(false))
  await expect.poll(() => noted(page, 'share')).toBe(1)
  await page.goto('/saved?place=finished')
  await expect(page.getByRole('link', { name: title })).toBeVisible()
})
