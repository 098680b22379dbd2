import type { Page } from '@playwright/test'
import { saveButton, savePost, storedBookmarks } from './bookmarks.ts'
import { cardLinks, openPosts } from './postsScreen.ts'
import { expect, onEachPublication, test } from './site.ts'

onEachPublication(({ items, richPost }) => {
  const item = items.find(({ title }) => title === richPost.title)!

  test('says Saved only once text and images are on the disk', async ({ page, site }) => {
    await page.addInitScript(noteOrder)
    await page.goto(richPost.path)
    const button = saveButton(page, item.title)
    await expect(button).toHaveText('Save')
    const pictures = holdPictures(page, site.url)
    await pictures.begin()
    await button.click()
    await expect(button).toHaveText('Saving…')
    await pictures.expectAsked()
    expect(await storedBookmarks(page)).toEqual([])

    pictures.release()
    await expect(button).toHaveText('Saved')
    await expect(page.getByRole('status')).toHaveText(`Saved on this device: ${item.title}`)
    const [bookmark] = await storedBookmarks(page)
    expect(bookmark!.id).toBe(item.id)
    const sizes = Object.values(bookmark!.images)
    expect(sizes.length).toBeGreaterThan(0)
    expect(Math.min(...sizes)).toBeGreaterThan(0)
    const order = await page.evaluate(() => document.documentElement.dataset['order'])
    expect(order).toBe('strict write complete, says Saved')
  })

  test('lists what is saved, opens it, and takes a removal back', async ({ page }) => {
    await openPosts(page)
    const titles = (await cardLinks(page).allTextContents()).slice(1, 3)
    for (const title of titles) await savePost(page, title)
    await page
      .getByRole('navigation', { name: 'Main' })
      .getByRole('link', { name: 'Saved (2)' })
      .click()
    await expect(page.getByRole('heading', { level: 1, name: 'Saved' })).toBeFocused()
    await expect(cardLinks(page)).toHaveText(titles.toReversed())
    const [last, first] = [titles[1]!, titles[0]!]

    await cardLinks(page).first().click()
    await expect(page.getByRole('heading', { level: 1, name: last })).toBeFocused()
    await page.getByRole('link', { name: 'Back to the list' }).click()
    await expect(page).toHaveURL('/saved')

    await page.getByRole('button', { name: `Remove “${last}”` }).click()
    await expect(page.getByText(`Removed “${last}”.`)).toBeVisible()
    const undo = page.getByRole('button', { name: 'Undo' })
    await expect(undo).toBeFocused()
    await expect(cardLinks(page)).toHaveText([first])
    expect((await storedBookmarks(page)).map(({ title }) => title)).toEqual([first])

    await undo.press('Enter')
    await expect(cardLinks(page)).toHaveText([last, first])
    expect(await storedBookmarks(page)).toHaveLength(2)
    expect(await page.evaluate(() => document.activeElement?.tagName)).not.toBe('BODY')

    await page.getByRole('button', { name: `Remove “${first}”` }).click()
    await expect(page.getByText(`Removed “${first}”.`)).toBeVisible()
    await page.reload()
    await expect(cardLinks(page)).toHaveText([last])
  })
})

test('keeps what is saved when the browser is started again', async ({
  profile,
  site,
  publication,
}) => {
  const { title } = publication.richPost
  const first = await profile.open()
  await first.goto(`${site.url}${publication.richPost.path}`)
  await savePost(first, title)
  await profile.close()

  const second = await profile.open()
  await second.goto(`${site.url}/saved`)
  await expect(cardLinks(second)).toHaveText([title])
  expect(await storedBookmarks(second)).toHaveLength(1)
})

test('tells every tab what was saved in one of them', async ({ page, context, publication }) => {
  await openPosts(page)
  const other = await context.newPage()
  await other.goto(publication.richPost.path)
  await savePost(other, publication.richPost.title)
  await expect(saveButton(page, publication.richPost.title)).toHaveText('Saved')
  await expect(page.getByRole('link', { name: 'Saved (1)' })).toBeVisible()
})

test('removes a saved post by the button that saved it', async ({ page, publication }) => {
  const { title, path } = publication.richPost
  await page.goto(path)
  await savePost(page, title)
  await saveButton(page, title).click()
  await expect(saveButton(page, title)).toHaveText('Save')
  await expect(page.getByRole('status')).toHaveText(`Removed: ${title}`)
  expect(await storedBookmarks(page)).toEqual([])
})

test('says of an empty shelf what it is for', async ({ page }) => {
  await page.goto('/saved')
  await expect(page.getByRole('main')).toContainText('Posts you save are kept here')
  await page.getByRole('link', { name: 'Find something to save' }).click()
  await expect(cardLinks(page).first()).toBeVisible()
})

test('keeps a saved post readable after the publisher has withdrawn it', async ({
  page,
  site,
  publication,
}) => {
  const { title, path } = publication.richPost
  await page.goto(path)
  await savePost(page, title)
  const rest = publication.items.filter((item) => item.title !== title)
  site.replace('/feed.json', (_request, response) => {
    response.writeHead(200, { 'content-type': 'application/feed+json' })
    response.end(JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', items: rest }))
  })
  await page.goto('/')
  await page.getByRole('button', { name: 'show' }).click()
  await expect(page.getByText(`All ${rest.length} posts are on this device`)).toBeVisible()
  await page.goto('/saved')
  await cardLinks(page).first().click()
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
  await expect(page.getByText('No longer published by Fernhollow')).toBeVisible()
  await expect(page.getByRole('heading', { level: 2, name: 'Listening first' })).toBeVisible()
})

/** Keeps back what the page fetches for a copy of a post, until it is released. */
function holdPictures(page: Page, siteUrl: string) {
  const asked = Promise.withResolvers<void>()
  const released = Promise.withResolvers<void>()
  return {
    async begin() {
      await page.route('**/*', async (route) => {
        const request = route.request()
        if (request.resourceType() !== 'fetch') return route.fallback()
        if (request.url() === `${siteUrl}/feed.json`) return route.fallback()
        asked.resolve()
        await released.promise
        return route.fallback()
      })
    },
    expectAsked: () => asked.promise,
    release: () => released.resolve(),
  }
}

/** Runs in the page before its own scripts: notes when a write is on the disk and when it is said. */
function noteOrder(): void {
  const order: string[] = []
  function note(event: string): void {
    if (order.at(-1) === event) return
    order.push(event)
    document.documentElement.dataset['order'] = order.join(', ')
  }
  const { transaction } = IDBDatabase.prototype
  IDBDatabase.prototype.transaction = function (stores, mode, options) {
    const started = transaction.call(this, stores, mode, options)
    if (mode === 'readwrite' && started.objectStoreNames.contains('bookmarks')) {
      started.addEventListener('complete', () => note(`${started.durability} write complete`))
    }
    return started
  }
  new MutationObserver(() => {
    const labels = Array.from(document.querySelectorAll('button'), (button) => button.textContent)
    if (labels.includes('Saved')) note('says Saved')
  }).observe(document, { childList: true, subtree: true, characterData: true })
}
