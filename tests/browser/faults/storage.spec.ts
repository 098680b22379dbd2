import type { Page } from '@playwright/test'
import { saveButton, savePost, storedBookmarks } from '../bookmarks.ts'
import { cardLinks, openPosts } from '../postsScreen.ts'
import { expect, test } from '../site.ts'

const refused = 'This browser does not let the site keep anything'
const silent = 'The browser does not answer when asked for your saved posts.'
const failed = 'It could not be saved. Please try again.'

/** What the library is on in these browsers, and what is said where nothing can be kept there. */
const unusable = [
  { storage: 'absent', spoil: takeAwayStorage, words: refused },
  { storage: 'never answering', spoil: silenceStorage, words: silent },
] as const

for (const { storage, spoil, words } of unusable) {
  test(`reads on, and says why nothing is saved, where storage is ${storage}`, async ({
    page,
    publication,
  }) => {
    const { title, path } = publication.richPost
    await page.addInitScript(spoil)
    await page.goto(path)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
    await saveButton(page, title).click()
    await expect(page.getByRole('main').getByText(words)).toBeVisible()
    await expect(page.getByRole('status')).toContainText(words)
    await expect(saveButton(page, title)).toHaveText('Save')
    await page.goto('/saved')
    await expect(page.getByRole('main')).toContainText(words)
    await openPosts(page)
  })
}

test('says that a save failed where the browser aborts it without a reason, and saves it later', async ({
  page,
  publication,
}) => {
  const { title, path } = publication.richPost
  await page.addInitScript(abortWrites)
  await page.goto(path)
  await setAborting(page, true)
  await saveButton(page, title).click()
  await expect(page.getByRole('main').getByText(failed)).toBeVisible()
  await expect(saveButton(page, title)).toHaveText('Save')
  expect(await page.evaluate(() => document.documentElement.dataset['reason'])).toBe('null')
  expect(await storedBookmarks(page)).toEqual([])
  await setAborting(page, false)
  await savePost(page, title)
  expect(await storedBookmarks(page)).toHaveLength(1)
})

test('goes on where the browser closes the library while it is in use', async ({ page }) => {
  await page.addInitScript(letStorageBeClosed)
  await openPosts(page)
  const titles = (await cardLinks(page).allTextContents()).slice(1, 4)
  for (const [at, title] of titles.entries()) {
    await savePost(page, title)
    // Some browsers tell of it, and some do not.
    await page.evaluate(
      (isTold) => dispatchEvent(new CustomEvent('spoil', { detail: isTold })),
      at > 0,
    )
  }
  await page.getByRole('link', { name: `Saved (${titles.length})` }).click()
  await expect(cardLinks(page)).toHaveText(titles.toReversed())
  expect(await storedBookmarks(page)).toHaveLength(titles.length)
})

test('shows what is saved once a disk answers that was too busy at first', async ({ page }) => {
  await openPosts(page)
  const [title] = await cardLinks(page).allTextContents()
  await savePost(page, title!)
  await page.addInitScript(silenceLibraryOnce)
  await page.goto('/saved')
  await expect(page.getByRole('main')).toContainText(silent)
  await expect(cardLinks(page)).toHaveText([title!])
})

/** Runs in the page before its own scripts. */
function silenceLibraryOnce(): void {
  const { open } = IDBFactory.prototype
  let isSilent = true
  IDBFactory.prototype.open = function (name, version) {
    const opening = open.call(this, name, version)
    if (!isSilent || !name.startsWith('lectern-library')) return opening
    isSilent = false
    opening.addEventListener('success', (event) => event.stopImmediatePropagation())
    return opening
  }
}

/** Runs in the page before its own scripts. */
function takeAwayStorage(): void {
  Object.defineProperty(globalThis, 'indexedDB', { value: undefined })
}

/** Runs in the page before its own scripts. */
function silenceStorage(): void {
  const { open } = IDBFactory.prototype
  IDBFactory.prototype.open = function (name, version) {
    // Of a database that cannot be opened nothing is heard for as long as another is in its way.
    const opening = open.call(this, name, version)
    for (const type of ['success', 'error', 'upgradeneeded', 'blocked']) {
      opening.addEventListener(type, (event) => event.stopImmediatePropagation(), true)
    }
    return opening
  }
}

/** Runs in the page before its own scripts: an abort that nobody gives a reason for has no error. */
function abortWrites(): void {
  const { put } = IDBObjectStore.prototype
  IDBObjectStore.prototype.put = function (...parts) {
    const putting = put.apply(this, parts)
    const { dataset } = document.documentElement
    if (dataset['aborts'] === 'true' && this.name === 'bookmarks') {
      const { transaction } = this
      transaction.addEventListener('abort', () => (dataset['reason'] = String(transaction.error)))
      transaction.abort()
    }
    return putting
  }
}

async function setAborting(page: Page, aborts: boolean): Promise<void> {
  await page.evaluate((to) => (document.documentElement.dataset['aborts'] = String(to)), aborts)
}

/** Runs in the page before its own scripts: `spoil` closes the library, with a word of it or without. */
function letStorageBeClosed(): void {
  const { open } = IDBFactory.prototype
  IDBFactory.prototype.open = function (name, version) {
    const opening = open.call(this, name, version)
    if (!name.startsWith('lectern-library')) return opening
    opening.addEventListener('success', () => {
      const database = opening.result
      addEventListener('spoil', (event) => {
        database.close()
        if (event instanceof CustomEvent && event.detail) database.dispatchEvent(new Event('close'))
      })
    })
    return opening
  }
}
