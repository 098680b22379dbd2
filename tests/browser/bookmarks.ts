import { expect, type Locator, type Page } from '@playwright/test'

/** A bookmark as it lies in the library database. */
export interface StoredBookmark {
  readonly id: string
  readonly title: string
  /** Address of each image → its bytes; 0 for one that could not be had. */
  readonly images: Readonly<Record<string, number>>
}

/** What the library database really holds, read by a connection of the test's own. */
export function storedBookmarks(page: Page): Promise<readonly StoredBookmark[]> {
  return page.evaluate(readBookmarks)
}

/** Runs in the page. */
async function readBookmarks(): Promise<StoredBookmark[]> {
  interface Bookmark {
    id: string
    post: { title: string }
    images: { url: string; bytes?: ArrayBuffer }[]
  }
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open('lectern-library:/')
    opening.addEventListener('success', () => resolve(opening.result))
    opening.addEventListener('error', () => reject(opening.error ?? new Error('not opened')))
  })
  const readAll = <Stored>(store: string) =>
    new Promise<Stored[]>((resolve, reject) => {
      const reading = database.transaction(store).objectStore(store).getAll()
      reading.addEventListener('success', () => resolve(reading.result as Stored[]))
      reading.addEventListener('error', () => reject(reading.error ?? new Error('not read')))
    })
  const bookmarks = await readAll<Bookmark>('bookmarks')
  const summaries = await readAll<{ id: string; deletedAt?: string }>('summaries')
  database.close()
  const removed = new Set(summaries.filter(({ deletedAt }) => deletedAt).map(({ id }) => id))
  return bookmarks
    .filter(({ id }) => !removed.has(id))
    .map(({ id, post, images }) => ({
      id,
      title: post.title,
      images: Object.fromEntries(images.map(({ url, bytes }) => [url, bytes?.byteLength ?? 0])),
    }))
}

/** The button that keeps a post, whatever it says at the moment. */
export function saveButton(page: Page, title: string): Locator {
  return page.getByRole('button', { name: `“${title}”` }).filter({ hasText: /^Sav/ })
}

/** Keeps a post and waits until the button says that it is kept. */
export async function savePost(page: Page, title: string): Promise<void> {
  await saveButton(page, title).click()
  await expect(saveButton(page, title)).toHaveText('Saved')
}
