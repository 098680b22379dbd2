import type { Page } from '@playwright/test'
import { savePost } from '../browser/bookmarks.ts'
import {
  cardLinks,
  countPosts,
  expectAnswered,
  expectOnDevice,
  searchFor,
} from '../browser/postsScreen.ts'
import { postsOf, readAll } from '../feed/readAll.ts'
import { stripTotals } from './faults.ts'
import { deletePost, editPost, publishPost, trashPost } from './posts.ts'
import { expect, test } from './reader.ts'
import { overflow } from './overflow.ts'
import { expectModest, expectSimple } from './requests.ts'
import type { WordPress } from './WordPress.ts'
import { writeBody } from './writeBody.ts'

test.use({ isWrittenTo: true })

const collections = { posts: 'Blog', news: 'News', 'case-study': 'Case study' }

/** How many posts there are now, for tests that come one after the other. */
async function countPublished(wordpress: WordPress): Promise<number> {
  const types = '["post", "news", "case_study"]'
  const query = `["post_type" => ${types}, "post_status" => "publish", "numberposts" => -1]`
  return (await wordpress.run(`return count(get_posts(${query}));`)) as number
}

async function checkNow(page: Page, found = 'Checked just now: nothing new.'): Promise<void> {
  await page.getByRole('button', { name: 'Check now' }).click()
  await expect(page.getByRole('status')).toHaveText(found)
}

async function showNews(page: Page, words: string): Promise<void> {
  await expect(page.getByText(`${words}: show`)).toBeVisible()
  await page.getByRole('button', { name: 'show', exact: true }).click()
  await expectAnswered(page)
}

test('tells what was published, changed and withdrawn, and asks for no more than that', async ({
  page,
  wordpress,
  openReader,
}) => {
  const start = (await wordpress.exchanges()).length
  await openReader({ url: `${wordpress.url}wp-json/`, collections })
  const count = await countPublished(wordpress)
  await expectOnDevice(page, count)
  expectSimple((await wordpress.exchanges()).slice(start))

  await publishPost(wordpress, {
    slug: 'whistle-buoy',
    title: 'A whistle buoy for Dunmouth',
    content: writeBody([['By night', 'It moans like a bassoon and is called Bathsheba.']]),
    author: 'tobias',
  })
  await editPost(wordpress, 'tool-library-eastholm', { title: 'Eastholm opens its second loft' })
  await trashPost(wordpress, 'accounts-hartsea')
  await deletePost(wordpress, 'ferry-timetable')
  await editPost(wordpress, 'northspit-telephone-tree', { status: 'draft' })

  const before = (await wordpress.exchanges()).length
  await checkNow(page, '1 new post, 1 changed, 3 withdrawn')
  const made = (await wordpress.exchanges()).slice(before)
  expectModest(made)
  expect(await countPosts(page), 'nothing moves before the reader asks').toBe(count)

  await showNews(page, '1 new post, 1 changed, 3 withdrawn')
  expect(await countPosts(page)).toBe(count - 2)
  await expect(cardLinks(page).first()).toHaveText('A whistle buoy for Dunmouth')
  await searchFor(page, 'bathsheba')
  await expect(cardLinks(page)).toHaveText(['A whistle buoy for Dunmouth'])
  await searchFor(page, 'second loft')
  await expect(cardLinks(page).first()).toHaveText('Eastholm opens its second loft')
  for (const title of ['The winter ferry goes at half past', 'Northspit’s telephone tree']) {
    await searchFor(page, title)
    await expect(page.getByRole('link', { name: title, exact: true })).toBeHidden()
  }
})

test('has nothing to tell and little to ask when nothing has changed', async ({
  page,
  wordpress,
  openReader,
}) => {
  await openReader({ url: `${wordpress.url}wp-json/`, collections })
  const count = await countPublished(wordpress)
  await expectOnDevice(page, count)
  const before = (await wordpress.exchanges()).length
  await checkNow(page)
  const made = (await wordpress.exchanges()).slice(before)
  expectModest(made)
  expect(made).toHaveLength(2 * Object.keys(collections).length)
  await expect(page.getByRole('button', { name: 'show', exact: true })).toBeHidden()
  await expectOnDevice(page, count)
})

test('finds a post that comes with an old date of change', async ({
  page,
  wordpress,
  openReader,
}) => {
  await openReader({ url: `${wordpress.url}wp-json/`, collections })
  const count = await countPublished(wordpress)
  await expectOnDevice(page, count)
  await publishPost(wordpress, {
    slug: 'from-the-attic',
    title: 'A letter from the attic',
    date: '2018-05-06 07:08:09',
    content: writeBody([['Found', 'In a biscuit tin, under the pennants.']]),
  })
  const before = (await wordpress.exchanges()).length
  await checkNow(page, '1 new post')
  expectModest((await wordpress.exchanges()).slice(before))
  await showNews(page, '1 new post')
  expect(await countPosts(page)).toBe(count + 1)
  await searchFor(page, 'pennants')
  await expect(cardLinks(page)).toHaveText(['A letter from the attic'])
})

test('keeps reading the collection whose address the site file gives', async ({
  page,
  wordpress,
  openReader,
}) => {
  await openReader(`${wordpress.url}wp-json/wp/v2/news`)
  await expect(cardLinks(page).first()).toBeVisible()
  await expect(page.getByRole('contentinfo')).toContainText('are on this device')
  await publishPost(wordpress, {
    type: 'news',
    slug: 'gate-painted',
    title: 'The gate is painted',
    content: writeBody([['Green', 'It was green before, too.']]),
  })
  await checkNow(page, '1 new post')
  await showNews(page, '1 new post')
  await expect(cardLinks(page).first()).toHaveText('The gate is painted')
})

for (const { name, width, place } of [
  { name: 'a desk', width: 1280, place: 'Northspit' },
  { name: 'a phone', width: 390, place: 'Hartsea' },
]) {
  test.describe(`on ${name}`, () => {
    test.use({ viewport: { width, height: 844 } })

    test('keeps a saved post readable after WordPress has deleted it', async ({
      page,
      wordpress,
      watch,
      openReader,
    }) => {
      // The pictures of a WordPress may be shown by other sites and not copied.
      watch.expect(/badge\.png/)
      const title = `Lanterns over ${place}`
      await openReader(`${wordpress.url}wp-json/`)
      await expect(page.getByRole('contentinfo')).toContainText('are on this device')
      await searchFor(page, title)
      await page.getByRole('link', { name: title, exact: true }).click()
      await savePost(page, title)
      await page.getByRole('link', { name: 'Posts', exact: true }).click()

      await deletePost(wordpress, `lantern-walk-${place.toLowerCase()}`)
      await checkNow(page, '1 withdrawn')
      await showNews(page, '1 withdrawn')
      expect(await overflow(page)).toBe(0)
      await searchFor(page, title)
      await expect(page.getByRole('link', { name: title, exact: true })).toBeHidden()

      const before = (await wordpress.exchanges()).length
      await page.getByRole('link', { name: 'Saved (1)' }).click()
      await expect(page.getByRole('heading', { level: 1, name: 'Saved' })).toBeVisible()
      await cardLinks(page).click()
      await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
      await expect(page.getByText('Willow from the common is soaked')).toBeVisible()
      await expect(page.getByText('No longer published by The Tidewater Guild.')).toBeVisible()
      expect(await overflow(page)).toBe(0)
      // It could have been a newer post than those on the device, so it is asked for, once.
      expect((await wordpress.exchanges()).length - before).toBeLessThanOrEqual(2)
    })
  })
}

test('reads everything, and finds a deletion, where the host hides how many posts there are', async ({
  page,
  wordpress,
  watch,
  openReader,
}) => {
  // Behind the last page WordPress answers with an error: without a number the end shows by that.
  watch.expect(/status of 400 .*page=[23]/)
  await stripTotals(wordpress)
  try {
    await openReader({ url: `${wordpress.url}wp-json/`, collections })
    const count = await countPublished(wordpress)
    await expectOnDevice(page, count)
    await deletePost(wordpress, 'accounts-ambleford')
    await checkNow(page, '1 withdrawn')
    await showNews(page, '1 withdrawn')
    expect(await countPosts(page)).toBe(count - 1)
  } finally {
    await stripTotals(wordpress, false)
  }
})

test('gives a post the same id when its address changes', async ({ wordpress }) => {
  const before = postsOf(await readAll(`${wordpress.url}wp-json/`))
  await editPost(wordpress, 'lantern-walk-ambleford', { slug: 'lanterns-at-last' })
  const after = postsOf(await readAll(`${wordpress.url}wp-json/`))
  expect(after.map(({ post }) => post.id)).toEqual(before.map(({ post }) => post.id))
  const { post } = after.find(({ slugBase }) => slugBase === 'lanterns-at-last')!
  expect(post.url).toContain('/lanterns-at-last/')
  expect(post.id).toContain('/lantern-walk-ambleford/')
})
