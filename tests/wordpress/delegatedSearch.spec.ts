import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import {
  cardLinks,
  countPosts,
  expectAnswered,
  searchField,
  searchFor,
} from '../browser/postsScreen.ts'
import { stripTotals } from './faults.ts'
import { guildPublication } from './guildPublication.ts'
import type { NewPost } from './Publication.ts'
import { expect, test } from './reader.ts'
import { expectSimple } from './requests.ts'

/** The reader over WordPress's own search: nothing is read ahead. */

const facets = [
  { id: 'people', label: 'For whom', from: ['audience'] },
  { id: 'shore', label: 'Shore', from: ['region'] },
  { id: 'subject', label: 'Subject', from: ['category', 'post_tag'] },
]
const collections = { posts: 'Blog', news: 'News', 'case-study': 'Case study' }

const open = guildPublication.posts.filter(
  ({ status = 'publish', password }) => status === 'publish' && password === undefined,
)

function isEssay({ type = 'post' }: NewPost): boolean {
  return type === 'post'
}

function has(post: NewPost, word: string): boolean {
  return `${post.title} ${post.excerpt ?? ''} ${post.content}`.toLowerCase().includes(word)
}

async function expectNoViolations(page: Page): Promise<void> {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join()}`)).toEqual([]) // prettier-ignore
}

test('lists what WordPress lists, page by page, and crawls nothing', async ({
  page,
  wordpress,
  openReader,
}) => {
  const before = (await wordpress.exchanges()).length
  await openReader(`${wordpress.url}wp-json/`, facets, 'wordpress')
  expect(await countPosts(page)).toBe(130)
  await expect(cardLinks(page)).toHaveCount(20)
  const firstTitle = await cardLinks(page).first().textContent()
  await page.getByRole('link', { name: 'Page 7', exact: true }).click()
  await expect(page).toHaveURL(/\/page\/7$/)
  await expect(cardLinks(page)).toHaveCount(10)
  expect(await cardLinks(page).first().textContent()).not.toBe(firstTitle)
  await page.goto(new URL('?page=99', page.url()).href)
  await expectAnswered(page)
  await expect(page.getByText('130 posts, page 7 of 7')).toBeVisible()

  const exchanges = (await wordpress.exchanges()).slice(before)
  expectSimple(exchanges)
  const asked = exchanges.map(({ address }) => address)
  expect(asked.filter((address) => /posts\?.*_embed/.test(address) && !/per_page=20&/.test(address))).toEqual([]) // prettier-ignore
  await expect(page.getByRole('contentinfo')).toContainText(
    `130 posts are at ${new URL(wordpress.url).host}, which is asked for each screen`,
  )
})

test('finds by WordPress’s own search and marks what was found', async ({
  page,
  wordpress,
  openReader,
}) => {
  await openReader(`${wordpress.url}wp-json/`, facets, 'wordpress')
  await searchFor(page, 'bladderwrack')
  const found = open.filter((post) => isEssay(post) && has(post, 'bladderwrack'))
  expect(await countPosts(page)).toBe(found.length)
  await expect(page.getByRole('article').first().locator('mark').first()).toHaveText(
    /bladderwrack/i,
  )
  await expect(page).toHaveURL(/q=bladderwrack/)
  await cardLinks(page).first().click()
  await expect(page.getByText(/Match 1 of \d+ for ‘bladderwrack’/)).toBeVisible()
})

test('narrows by taxonomies, which stand in the address, and by dates', async ({
  page,
  wordpress,
  openReader,
}) => {
  await openReader({ url: wordpress.url, collections }, facets, 'wordpress')
  const all = open.length + 1
  expect(await countPosts(page)).toBe(all)
  await (await filterOptionOf(page, 'Shore', 'Estuary & marshes')).check()
  await expectAnswered(page)
  const published = guildPublication.posts.filter(({ status = 'publish' }) => status === 'publish')
  const onMarshes = published.filter(({ terms }) => terms?.region?.includes('estuary'))
  expect(await countPosts(page)).toBe(onMarshes.length)
  await expect(page).toHaveURL(/shore=estuary-and-marshes/)

  // Gardens is a category and a tag.
  await (await filterOptionOf(page, 'Subject', 'Gardens')).check()
  await expectAnswered(page)
  const gardens = onMarshes.filter(
    ({ terms }) => terms?.category?.includes('gardens') || terms?.post_tag?.includes('gardens'),
  )
  expect(await countPosts(page)).toBe(gardens.length)
  await page.reload()
  expect(await countPosts(page)).toBe(gardens.length)

  await page.goto(new URL('?subject=moonlight', page.url()).href)
  await expect(page.getByText('No post matches.')).toBeVisible()

  await page.goto(new URL('?from=2017-02-01&to=2017-12-31', page.url()).href)
  const in2017 = published.filter(({ date = '' }) => date >= '2017-02-01' && date < '2018')
  expect(await countPosts(page)).toBe(in2017.length)
})

/** Without a number beside it. */
async function filterOptionOf(page: Page, facet: string, name: string) {
  const group = page.locator('details').filter({ has: page.locator('summary', { hasText: facet }) })
  if ((await group.getAttribute('open')) === null) await group.locator('summary').click()
  return group.getByRole('checkbox', { name: new RegExp(`^${name} ?[\\d,]*$`) })
}

test('opens a post at its own address on a first visit, with related ones', async ({
  page,
  wordpress,
  openReader,
}) => {
  await openReader({ url: wordpress.url, collections }, facets, 'wordpress')
  const address = new URL('posts/tool-library-ambleford', page.url()).href
  const fresh = await page.context().browser()!.newContext()
  const visitor = await fresh.newPage()
  await visitor.goto(address)
  await expect(visitor.getByRole('heading', { level: 1 })).toHaveText(
    'A tool library for Ambleford',
  )
  await expect(visitor.getByText('Most drills')).toBeVisible()
  await expect(visitor.getByRole('region', { name: 'Related news' })).toContainText('Also filed under') // prettier-ignore
  await visitor.goto(new URL('posts/never-written', page.url()).href)
  await expect(visitor.getByText('There is nothing at this address')).toBeVisible()
  await fresh.close()
})

test('introduces authors and topics', async ({ page, wordpress, openReader }) => {
  await openReader(`${wordpress.url}wp-json/`, facets, 'wordpress')
  await page.getByRole('link', { name: 'Authors', exact: true }).click()
  await page.getByRole('link', { name: 'Wren Holt & daughters' }).click()
  await expect(page.getByText('A family of gardeners.')).toBeVisible()
  const byWren = guildPublication.posts.filter(
    (post) => isEssay(post) && post.author === 'wren' && (post.status ?? 'publish') === 'publish',
  )
  await expect(page.getByRole('main')).toContainText(`${byWren.length} posts`)
  await page.getByRole('link', { name: 'Topics', exact: true }).click()
  await page.getByRole('link', { name: 'Boats', exact: true }).first().click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Boats')
  await expect(cardLinks(page).first()).toBeVisible()
})

test('keeps a saved post, and what was seen, when the server is gone', async ({
  page,
  wordpress,
  watch,
  openReader,
}) => {
  watch.expect(/net::ERR_CONNECTION_REFUSED/)
  await openReader(`${wordpress.url}wp-json/`, facets, 'wordpress')
  const first = cardLinks(page).first()
  const [savedTitle, seenTitle] = [await first.textContent(), await cardLinks(page).nth(1).textContent()] // prettier-ignore
  await page.getByRole('button', { name: `Save “${savedTitle}”` }).click()
  await expect(page.getByRole('button', { name: `Saved: “${savedTitle}”. Remove` })).toBeVisible()
  await wordpress.stop()
  try {
    await page.reload()
    await expect(cardLinks(page)).toHaveCount(20)
    await expect(page.getByText(/could not be reached/)).toBeVisible()
    await cardLinks(page).nth(1).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(seenTitle!)
    await page.getByRole('link', { name: /^Saved/ }).click()
    await page.getByRole('link', { name: savedTitle! }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(savedTitle!)

    await page.goto(new URL('/?q=bladderwrack', page.url()).href)
    await expect(page.getByText('The search of this publication could not be asked')).toBeVisible()
    await expect(page.getByText('No post matches.')).toBeHidden()
    await expectNoViolations(page)
    await page.goto(new URL('/posts/tool-library-eastholm', page.url()).href)
    await expect(page.getByText('The publication could not be opened')).toBeVisible()
  } finally {
    await wordpress.restart()
  }
  const heading = page.getByRole('heading', { level: 1 })
  await expect(async () => {
    // A request that was on its way may have met the server again, and brought the post.
    const again = page.getByRole('button', { name: 'Try again' }).first()
    if (await again.isVisible()) await again.click({ timeout: 2_000 })
    await expect(heading).toHaveText('A tool library for Eastholm', { timeout: 2_000 })
  }).toPass({ timeout: 20_000 })
})

test('says what this search cannot do, and where words are sent', async ({
  page,
  wordpress,
  openReader,
}) => {
  await openReader(`${wordpress.url}wp-json/`, facets, 'wordpress')
  const { host } = new URL(wordpress.url)
  await expect(page.getByText(`${host} searches and lists here`)).toBeVisible()
  await page.getByText('What this search cannot do').click()
  await expect(page.getByText('Say how many posts each filter would leave')).toBeVisible()
  await searchFor(page, 'rope OR bladderwrack')
  await expect(page.getByText('OR is not known to this search')).toBeVisible()
  const both = open.filter(
    (post) => isEssay(post) && has(post, 'rope') && has(post, 'bladderwrack'),
  )
  if (both.length > 0) expect(await countPosts(page)).toBe(both.length)
  else await expect(page.getByText('No post matches.')).toBeVisible()
})

test('lists on where the host hides how many posts there are', async ({
  page,
  wordpress,
  openReader,
}) => {
  await stripTotals(wordpress)
  try {
    await openReader(`${wordpress.url}wp-json/`, facets, 'wordpress')
    await expect(page.getByText('At least 20 posts, page 1 of 2')).toBeVisible()
    await page.goto(new URL('?page=7', page.url()).href)
    await expect(page.getByText('130 posts, page 7 of 7')).toBeVisible()
  } finally {
    await stripTotals(wordpress, false)
  }
})

test('suggests titles, people and topics', async ({ page, wordpress, openReader }) => {
  await openReader(`${wordpress.url}wp-json/`, facets, 'wordpress')
  await expect(cardLinks(page).first()).toBeVisible()
  await searchField(page).pressSequentially('gard')
  const suggestions = page.getByRole('listbox', { name: 'Suggestions' })
  await expect(suggestions.getByRole('option', { name: /Gardens/ }).first()).toBeVisible()
  await expect(suggestions.getByRole('option', { name: /garden/ }).first()).toBeVisible()
})

for (const width of [390, 1280]) {
  test(`breaks no rule of WCAG 2.2 AA on list and post at ${width} px`, async ({
    page,
    wordpress,
    openReader,
  }) => {
    await page.setViewportSize({ width, height: 900 })
    await openReader({ url: wordpress.url, collections }, facets, 'wordpress')
    await expect(cardLinks(page).first()).toBeVisible()
    await page.getByText('What this search cannot do').click()
    await expectNoViolations(page)
    await searchFor(page, 'rope OR title:tool')
    await expectNoViolations(page)
    await page.goto(new URL('/posts/tool-library-ambleford', page.url()).href)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expectNoViolations(page)
  })
}
