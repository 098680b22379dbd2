import { AxeBuilder } from '@axe-core/playwright'
import type { Locator, Page } from '@playwright/test'
import {
  cardLinks,
  expectOnDevice,
  expectReadableOffline,
  openPosts,
  searchField,
} from '../postsScreen.ts'
import { publications } from '../publications.ts'
import { furnish, openScreen, screensOf } from '../screens.ts'
import { expect, onEachPublication, test } from '../site.ts'

/** Contrast, and links told from text by more than colour. */
const contrast = ['wcag143', 'wcag141']
const levelAA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
const ours = [...levelAA, 'best-practice']

for (const width of [390, 1280]) {
  test.describe(`at ${width} px, light and dark,`, () => {
    test.use({ viewport: { width, height: 900 } })

    test('no screen breaks a rule of WCAG 2.2 AA', async ({ page, publication }) => {
      await furnish(page, publication)
      for (const screen of screensOf(publication)) {
        await test.step(screen.name, async () => {
          await openScreen(page, screen)
          await expectNoViolationsInBoth(page)
        })
      }
    })

    test('nor where something went wrong, is missing or stands open', async ({
      page,
      site,
      watch,
      publication,
    }) => {
      watch.expect(/Failed to load resource/)
      site.replace('/feed.json', (_request, response) => {
        response.writeHead(404).end()
      })
      await page.goto('/')
      await expect(page.getByRole('heading', { level: 1 })).toContainText('could not be opened')
      await expectNoViolationsInBoth(page)
      await page.goto('/saved')
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Saved')
      await expectNoViolationsInBoth(page)

      site.restore('/feed.json')
      await openPosts(page)
      await expectOnDevice(page, publication.items.length)
      await expectReadableOffline(page)
      await site.stop()
      await page.reload()
      await expect(page.getByText('You are offline.')).toBeVisible()
      const panel = page.getByRole('button', { name: 'Filter and sort' })
      await panel
        .or(page.locator('summary', { hasText: 'Topic' }))
        .filter({ visible: true })
        .click()
      await expectNoViolationsInBoth(page)
    })
  })
}

test.describe('on the 509 posts', () => {
  test.use({ publicationName: '509 posts' })

  test('breaks no rule on posts with code, tables, frames and pictures', async ({ page }) => {
    const { items } = publications['509 posts']
    await openPosts(page)
    for (const mark of ['<pre', '<table', '<iframe', '<img', '<h1', 'class="footnote']) {
      const { url } = items.find(({ content_html }) => content_html.includes(mark))!
      await test.step(`${mark} in ${url}`, async () => {
        await page.goto(`/posts/${slugOf(url)}`)
        await expect(page.locator('.prose')).toBeVisible()
        await expectNoViolations(page, levelAA)
      })
    }
  })
})

onEachPublication((publication) => {
  test.describe('at 320 px', () => {
    test.use({ viewport: { width: 320, height: 700 } })

    test('never scrolls sideways', async ({ page }) => {
      await furnish(page, publication)
      for (const screen of screensOf(publication)) {
        await test.step(screen.name, async () => {
          await openScreen(page, screen)
          await expectNoSidewaysScroll(page)
        })
      }
      for (const mark of ['<pre', '<table', '<iframe', '<img', '<figure']) {
        const item = publication.items.find(({ content_html }) => content_html.includes(mark))
        if (!item) continue
        await test.step(`a post with ${mark}`, async () => {
          await page.goto(`/posts/${slugOf(item.url)}`)
          await expect(page.locator('.prose')).toBeVisible()
          await expectNoSidewaysScroll(page)
        })
      }
      await openPosts(page)
      await page.getByRole('button', { name: 'Filter and sort' }).click()
      await expect(page.getByRole('dialog')).toBeVisible()
      await expectNoSidewaysScroll(page)
    })
  })
})

test.describe('with forced colours', () => {
  test.use({ forcedColors: 'active' })

  test('keeps the edges of controls and the marks of what was found', async ({ page }) => {
    await openPosts(page)
    await searchField(page).fill('pilot')
    const mark = page.getByRole('article').locator('mark').first()
    await expect(mark).toBeVisible()
    expect(await mark.evaluate((element) => getComputedStyle(element).outlineStyle)).toBe('solid')
    await expectEdges(searchField(page))
    await expectEdges(page.getByRole('button', { name: 'Search', exact: true }))
    await expectEdges(page.getByRole('button', { name: /^Save “/ }).first())
  })
})

test.describe('with reduced motion', () => {
  test.use({ reducedMotion: 'reduce' })

  test('moves nothing', async ({ page, publication }) => {
    await openPosts(page)
    expect(await page.evaluate(listMoving)).toEqual([])
    await cardLinks(page).first().click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(publication.items[0]!.title)
    expect(await page.evaluate(listMoving)).toEqual([])
  })
})

/** @param rules  what publishers write is held to the rules, what is ours to good practice too */
async function expectNoViolations(page: Page, rules: readonly string[]): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .options({ resultTypes: ['violations'] })
    .withTags([...rules])
    .analyze()
  const found = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`,
  )
  expect(found).toEqual([])
}

/** In the light scheme all rules, in the dark one those that colours can break. */
async function expectNoViolationsInBoth(page: Page): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light' })
  await expectNoViolations(page, ours)
  await page.emulateMedia({ colorScheme: 'dark' })
  await expectNoViolations(page, contrast)
}

async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const { content, room } = await page.evaluate(() => ({
    content: document.documentElement.scrollWidth,
    room: document.documentElement.clientWidth,
  }))
  expect(content).toBeLessThanOrEqual(room)
}

/** A control whose colours are taken away is still seen by its border. */
async function expectEdges(control: Locator): Promise<void> {
  const border = await control.evaluate((element) => {
    const { borderBlockEndStyle, borderBlockEndWidth } = getComputedStyle(element)
    return `${borderBlockEndStyle} ${borderBlockEndWidth}`
  })
  expect(border).toMatch(/^solid [1-9]/)
}

/** Runs in the page: what is animated or would be, were its state to change. */
function listMoving(): string[] {
  return Array.from(document.querySelectorAll('*')).flatMap((element) => {
    const { animationName, transitionDuration } = getComputedStyle(element)
    const isStill = animationName === 'none' && /^0s(, 0s)*$/.test(transitionDuration)
    return isStill ? [] : [`${element.tagName}.${element.className}`]
  })
}

function slugOf(url: string): string {
  const last = url.split('/').findLast((part) => part !== '')!
  return last
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
}
