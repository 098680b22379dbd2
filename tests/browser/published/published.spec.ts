import { expect, type Page } from '@playwright/test'
import {
  cardLinks,
  countLine,
  expectOnDevice,
  expectReadableOffline,
  searchField,
  searchFor,
} from '../postsScreen.ts'
import { publications } from '../publications.ts'
import { test } from './publishedTest.ts'

const { items, richPost } = publications.sample
const postPath = richPost.path.slice(1)
const bodyText = 'Teasel Ward at Larkmoor has twenty-four beds'

test.describe('with scripts switched off', () => {
  test.use({ javaScriptEnabled: false })

  test('everything published can be read and gone to', async ({ page }) => {
    await page.goto('')
    await expect(cardLinks(page)).toHaveCount(20)
    await page.getByRole('link', { name: 'Next' }).click()
    await expect(countLine(page)).toHaveText(/page 2 of/)
    await page.goto(postPath)
    const article = page.getByRole('article')
    await expect(article.getByRole('heading', { level: 1 })).toHaveText(richPost.title)
    await expect(article.getByText(bodyText)).toBeVisible()
    await expect(article.getByRole('heading', { name: 'Related news' })).toBeVisible()
    await article.getByRole('link', { name: item().authors[0]!.name }).first().click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(item().authors[0]!.name)
    await page.getByRole('link', { name: 'Topics' }).click()
    await page.getByRole('main').getByRole('link').first().click()
    await expect(page.getByRole('article').first()).toBeVisible()
  })

  test('each page says what cannot be done', async ({ page }) => {
    // Playwright's way of switching scripts off leaves the element out of sight.
    const response = await page.goto(postPath)
    expect(await response!.text()).toMatch(/<noscript><p[^>]*>JavaScript is switched off/)
  })
})

for (const path of ['', 'page/2', postPath, 'authors', 'topics']) {
  test(`takes /${path} over as it is, and moves nothing on it`, async ({ page }) => {
    await page.addInitScript(watchPage)
    await page.goto(path)
    await expectOnDevice(page, items.length)
    expect(await page.evaluate(() => Reflect.get(window, 'seen') as unknown)).toEqual({
      isFirstHeading: true,
      isFirstText: true,
      shift: 0,
    })
  })
}

test('shows the answer where the address of a written page asks for something', async ({
  page,
}) => {
  await page.goto('?q=kettle')
  await expect(searchField(page)).toHaveValue('kettle')
  await expect(page.getByRole('article').locator('mark').first()).toHaveText(/kettle/i)
  await page.goto(`${postPath}?find=ward`)
  await expect(page.getByRole('region', { name: 'Found in this post' })).toBeVisible()
})

test('goes on from a written page like any other', async ({ page }) => {
  await page.goto(postPath)
  await expectOnDevice(page, items.length)
  await page.getByRole('link', { name: 'All posts', exact: true }).click()
  await searchFor(page, 'kettle')
  await cardLinks(page).first().click()
  await expect(page.getByRole('region', { name: 'Found in this post' })).toBeVisible()
  await page.goBack()
  await expect(searchField(page)).toHaveValue('kettle')
  await page.goBack()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(richPost.title)
  await expect(page.getByText(bodyText)).toBeVisible()
})

test('opens at any address again when the server is gone', async ({ page, context, watch }) => {
  await page.goto('')
  await expectOnDevice(page, items.length)
  await expectReadableOffline(page)
  watch.cutOff()
  await context.setOffline(true)
  await page.goto(postPath)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(richPost.title)
  await expect(page.getByText(bodyText)).toBeVisible()
})

test('shows a page that was seen before as it was written, with and without a network', async ({
  page,
  context,
  watch,
}) => {
  await page.goto(postPath)
  await expectOnDevice(page, items.length)
  await expectKept(page, ['', postPath])
  watch.cutOff()
  await context.setOffline(true)
  for (const [path, heading] of [
    ['', 'Latest posts'],
    [`${postPath}?from=somewhere`, richPost.title],
  ] as const) {
    await page.goto(path)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading)
    expect(await isWritten(page)).toBe(true)
  }
  await page.goto('?q=kettle')
  await expect(page.getByRole('article').locator('mark').first()).toHaveText(/kettle/i)
  await page.goto('authors')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Authors')
  expect(await isWritten(page), 'this one was never seen').toBe(false)
})

test('does not move a kept page that is older than the archive, and tells what is newer', async ({
  page,
}) => {
  await page.goto('')
  await expectOnDevice(page, items.length)
  await expectKept(page, [''])
  const { title } = items[0]!
  await page.evaluate(rewriteKeptPages, [title, 'As it was called before'] as const)
  await page.goto('')
  const first = cardLinks(page).first()
  await expect(first).toHaveText('As it was called before')
  await expect(page.getByText('1 changed: show')).toBeVisible()
  await expect(first).toHaveText('As it was called before')
  await page.getByRole('button', { name: 'show' }).click()
  await expect(first).toHaveText(title)
  await expect(page.getByText('1 changed')).toBeHidden()
})

/** Keeps the program back, as a slow network does. @returns lets it come */
async function holdProgram(page: Page): Promise<() => void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  await page.route(/\/assets\/main-/, async (route) => {
    await promise
    await route.continue()
  })
  return resolve
}

async function untilEarly(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    performance.getEntriesByType('resource').some(({ name }) => name.includes('/assets/early-')),
  )
}

test('says so when what searches cannot be fetched, and searches as soon as it can', async ({
  page,
  context,
  watch,
}) => {
  watch.expect(/Failed to load resource/)
  const code = /\/assets\/search-.*\.js$/
  await context.route(code, (route) => route.abort('connectionfailed'))
  await page.goto('')
  await searchFor(page, 'kettle')
  await expect(page.getByText('The search of this publication could not be asked')).toBeVisible()
  await context.unroute(code)
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByRole('article').locator('mark').first()).toHaveText(/kettle/i)
})

test('does what was pressed before the program was there', async ({ page }) => {
  const sendProgram = await holdProgram(page)
  await page.goto(postPath, { waitUntil: 'commit' })
  await untilEarly(page)
  await page.getByRole('article').getByRole('button', { name: /^Save/ }).first().click()
  sendProgram()
  await expect(page.getByRole('link', { name: 'Saved (1)' })).toBeVisible()
})

test('searches for what was typed before the program was there', async ({ page }) => {
  const sendProgram = await holdProgram(page)
  await page.goto('', { waitUntil: 'commit' })
  await untilEarly(page)
  await searchField(page).pressSequentially('kettle')
  sendProgram()
  await expect(page.getByRole('article').locator('mark').first()).toHaveText(/kettle/i)
  await expect(searchField(page)).toHaveValue('kettle')
})

/** What the service worker has of the pages themselves. */
async function expectKept(page: Page, paths: readonly string[]): Promise<void> {
  await page.evaluate(async () => void (await navigator.serviceWorker.ready))
  for (const path of paths) {
    const url = new URL(path === '' ? '.' : `${path}/`, new URL('/journal/', page.url())).href
    await expect
      .poll(() => page.evaluate(async (key) => (await caches.match(key)) !== undefined, url))
      .toBe(true)
  }
}

function isWritten(page: Page): Promise<boolean> {
  return page.evaluate(() => document.getElementById('written') !== null)
}

/** Makes the kept pages those of an earlier build. Runs in the page. */
async function rewriteKeptPages([now, before]: readonly [string, string]): Promise<void> {
  const name = (await caches.keys()).find((key) => key.endsWith(':pages'))!
  const cache = await caches.open(name)
  for (const request of await cache.keys()) {
    const response = (await cache.match(request))!
    const html = (await response.text()).replaceAll(now, before)
    await cache.put(request, new Response(html, { headers: response.headers }))
  }
}

function item() {
  return items.find(({ title }) => title === richPost.title)!
}

/** Keeps an eye on what the page was written with. Runs in the page, before its own scripts. */
function watchPage(): void {
  const seen = { isFirstHeading: false, isFirstText: false, shift: 0 }
  Reflect.set(window, 'seen', seen)
  // The foot of the page tells what is being done, and has nothing under it.
  const isFoot = ({ node }: { node: Node | null }) =>
    (node instanceof Element ? node : node?.parentElement)?.closest('footer')
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const sources = Reflect.get(entry, 'sources') as { node: Node | null }[]
      if (!sources.every(isFoot)) seen.shift += Reflect.get(entry, 'value') as number
    }
  }).observe({ type: 'layout-shift', buffered: true })
  addEventListener('DOMContentLoaded', () => {
    const heading = document.querySelector('h1')!
    const text = document.querySelector('article :is(p, a)') ?? heading
    const look = () => {
      seen.isFirstHeading = heading.isConnected
      seen.isFirstText = text.isConnected
    }
    look()
    new MutationObserver(look).observe(document.body, { childList: true, subtree: true })
  })
}
