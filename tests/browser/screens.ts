import { expect, type Page } from '@playwright/test'
import { savePost } from './bookmarks.ts'
import type { Publication } from './publications.ts'
import { expectOnDevice, openPosts } from './postsScreen.ts'

/** Every screen with something on it, by its address. */
export function screensOf({ items, richPost, search }: Publication): readonly Screen[] {
  const author = items.find(({ title }) => title === richPost.title)!.authors[0]!
  const type = items[0]!._reader.type.toLowerCase().replaceAll(' ', '-')
  return [
    { name: 'posts', address: '/' },
    { name: 'a page of posts', address: `/?type=${type}&sort=oldest` },
    { name: 'search results', address: `/?q=${search.prefix.typed}` },
    { name: 'help with spelling', address: `/?q=${search.typo.typed}` },
    { name: 'nothing found', address: '/?q=zzqxv+wkjhq&region=national' },
    { name: 'a post', address: richPost.path },
    { name: 'a post with what was found in it', address: `${richPost.path}?find=the` },
    { name: 'a post without what was found', address: `${richPost.path}?find=zzqxv` },
    { name: 'authors', address: '/authors' },
    { name: 'an author', address: `/authors/${author._reader.slug}` },
    { name: 'topics', address: '/topics' },
    { name: 'a topic', address: '/topics/region/national' },
    { name: 'saved', address: '/saved' },
    { name: 'highlights', address: '/saved/highlights' },
    { name: 'following', address: '/following' },
    { name: 'history', address: '/saved/history' },
    { name: 'backup and moving', address: '/saved/backup' },
    { name: 'settings', address: '/settings' },
    { name: 'nothing there', address: '/nowhere' },
  ]
}

interface Screen {
  readonly name: string
  readonly address: string
}

/** A device with the publication, a saved post with a highlight and a followed topic, so that no screen is empty. */
export async function furnish(page: Page, { items, richPost }: Publication): Promise<void> {
  await openPosts(page)
  await expectOnDevice(page, items.length)
  await page.goto(richPost.path)
  await savePost(page, richPost.title)
  await page.locator('.prose p').first().selectText()
  await page.getByRole('button', { name: 'Highlight', exact: true }).click()
  await expect(page.getByText('Your highlights (1)')).toBeVisible()
  await page.goto('/topics/region/national')
  await page.getByRole('button', { name: /^Follow this topic/ }).click()
  await expect(page.getByRole('button', { name: /^Following: / })).toBeVisible()
}

export async function openScreen(page: Page, { address }: Screen): Promise<void> {
  await page.goto(address)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.getByRole('contentinfo')).toContainText('are on this device')
}
