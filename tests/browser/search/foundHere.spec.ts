import type { Locator, Page } from '@playwright/test'
import { savePost } from '../bookmarks.ts'
import {
  cardLinks,
  expectAnswered,
  expectOnDevice,
  expectReadableOffline,
  openPosts,
  searchField,
} from '../postsScreen.ts'
import { expect, onEachPublication, test } from '../site.ts'

/** What is painted in a text, whichever way the browser paints it. */
interface Painted {
  readonly texts: readonly string[]
  readonly current: readonly string[]
  /** Distance of the current match from the top of the screen, in pixels. */
  readonly top: number
}

onEachPublication(({ items, search, richPost }) => {
  test('opens a post at the passage that was found, with everything found in it marked', async ({
    page,
  }) => {
    await page.addInitScript(addUpShifts)
    await openPosts(page)
    await expectOnDevice(page, items.length)
    await searchField(page).fill(search.bodyWord)
    await searchField(page).press('Enter')
    await expect(page.getByRole('heading', { level: 1 })).toContainText(search.bodyWord)
    await expectAnswered(page)
    const link = cardLinks(page).first()
    await expect(link).toHaveAttribute('href', new RegExp(`\\?find=${search.bodyWord}$`))
    await link.click()
    await expectMarked(page, search.bodyWord)

    const heading = page.getByRole('heading', { level: 1 })
    await expect(heading).toBeFocused()
    await expectShown(page)
    expect(await page.evaluate(() => document.documentElement.dataset['shifts'] ?? '0')).toBe('0')

    await test.step('Back leads to the card that was opened', async () => {
      await page.goBack()
      await expect(cardLinks(page).first()).toBeFocused()
      await page.goForward()
      await expectMarked(page, search.bodyWord)
    })
  })

  test('marks the same without the browser’s own highlights', async ({ page }) => {
    await page.addInitScript(withoutHighlights)
    const [word] = /\b(data|ward)\b/i.exec(richPost.title)!
    await page.goto(`${richPost.path}?find=${word}`)
    await expectBarCounts(page)
    const marks = page.locator('main mark.found')
    const texts = await marks.allTextContents()
    expect(texts.length).toBe((await paintedIn(page)).texts.length)
    const html = await withoutMarks(page)
    await step(page, 'Next').click()
    await expectBarCounts(page)
    await page.getByRole('button', { name: 'Clear' }).click()
    await expect(marks).toHaveCount(0)
    expect(await page.locator('.prose').innerHTML()).toBe(html)
  })
})

test.describe('in a long post', () => {
  test.use({ publicationName: '509 posts' })
  const path = '/posts/complex-data-in-useiti?find=data'

  test('steps from match to match by buttons and keys, and round', async ({ page }) => {
    await page.goto(path)
    await expectBarCounts(page)
    const all = (await paintedIn(page)).texts.length
    expect(all).toBeGreaterThan(5)
    const first = await positionIn(page)
    const next = step(page, 'Next')

    await next.click()
    await expect(count(page)).toHaveText(`Match ${(first % all) + 1} of ${all} for ‘data’`)
    await expect(page.getByRole('status')).toHaveText(`Match ${(first % all) + 1} of ${all}`)
    await expect(next).toBeFocused()
    for (let presses = 0; presses < all - 1; presses++) {
      await page.keyboard.press('Enter')
      await expectShown(page)
    }
    await expect(count(page)).toHaveText(`Match ${first} of ${all} for ‘data’`)
    await expect(next).toBeFocused()

    await page.keyboard.press('Alt+p')
    await expect(page.getByRole('status')).toHaveText(
      `Match ${((first - 2 + all) % all) + 1} of ${all}`,
    )
    await expectShown(page)
    await page.keyboard.press('Alt+n')
    await expect(page.getByRole('status')).toHaveText(`Match ${first} of ${all}`)
    await expect(next).toBeFocused()
  })

  test('keeps the place of whoever reloads, goes back or forward', async ({ page }) => {
    await page.goto(path)
    await expectBarCounts(page)
    await scrollTo(page, 1400)
    await page.reload()
    await expectBarCounts(page)
    expect(await page.evaluate(() => window.scrollY)).toBe(1400)
    expect((await paintedIn(page)).top, 'one is at what can be seen').toBeGreaterThan(0)

    // The way by which Playwright clicks scrolls to the link first.
    await page.getByRole('link', { name: 'Topics' }).evaluate((link: HTMLElement) => link.click())
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Topics')
    await page.goBack()
    await expectBarCounts(page)
    expect(await page.evaluate(() => window.scrollY)).toBe(1400)
    await expect(page).toHaveURL(path)
  })

  test('clears the marks without moving the text or adding to the history', async ({ page }) => {
    await page.goto(path)
    await expectBarCounts(page)
    await scrollTo(page, 1400)
    const entries = await page.evaluate(() => history.length)
    const paragraph = page.locator(`.prose p >> nth=${await page.evaluate(findRead)}`)
    const before = await topOf(paragraph)
    await page.getByRole('button', { name: 'Clear' }).click()
    await expect(page.getByRole('region', { name: 'Found in this post' })).toBeHidden()
    await expect(page).toHaveURL('/posts/complex-data-in-useiti')
    expect((await paintedIn(page)).texts).toEqual([])
    await expect.poll(async () => Math.abs((await topOf(paragraph)) - before)).toBeLessThan(2)
    expect(await page.evaluate(() => history.length)).toBe(entries)
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
  })

  test('goes to the heading of the address, and on from there', async ({ page }) => {
    await page.goto('/posts/complex-data-in-useiti')
    const heading = page.locator('.prose h2').nth(1)
    const anchor = (await heading.getAttribute('id'))!
    await page.goto(`${path}#${anchor}`)
    await expectBarCounts(page)
    await expect(heading).toBeInViewport()
    const isAfter = await page.evaluate((id) => {
      const [range] = [...CSS.highlights.get('found-current')!] as Range[]
      const from = document.getElementById(id)!
      const order = from.compareDocumentPosition(range!.startContainer)
      return (order & Node.DOCUMENT_POSITION_FOLLOWING) > 0
    }, anchor)
    expect(isAfter).toBe(true)
    await page.getByRole('button', { name: 'Clear' }).click()
    await expect(page).toHaveURL(`/posts/complex-data-in-useiti#${anchor}`)
    await expect(heading).toBeInViewport()
  })

  test('moves the text for nobody who goes to the bar', async ({ page }) => {
    await page.goto(path)
    await expectBarCounts(page)
    await scrollTo(page, 1400)
    for (const name of ['Next', 'Previous', 'Clear']) {
      await bar(page).getByRole('button', { name }).focus()
      expect(await page.evaluate(() => window.scrollY)).toBe(1400)
    }
    await page.keyboard.press('Shift+Tab')
    await page.keyboard.press('Shift+Tab')
    await expect(step(page, 'Previous')).toBeFocused()
    expect(await page.evaluate(() => window.scrollY)).toBe(1400)
  })

  test('never covers what has the focus', async ({ page, publication }) => {
    await page.goto(path)
    await expectOnDevice(page, publication.items.length)
    await expectBarCounts(page)
    for (let presses = 0; presses < 60; presses++) {
      await page.keyboard.press('Shift+Tab')
      expect(await page.evaluate(isFocusCovered)).toBe(false)
    }
  })

  test('copies and selects what is marked as the text that it is', async ({ page }) => {
    await page.goto(path)
    await expectBarCounts(page)
    const paragraph = page.locator('.prose p').filter({ hasText: 'data' }).first()
    const selected = await paragraph.evaluate((element) => {
      getSelection()!.selectAllChildren(element)
      return getSelection()!.toString()
    })
    expect(selected.trim()).toBe((await paragraph.innerText()).trim())
    await expect(page.locator('main mark')).toHaveCount(0)
  })
})

for (const [width, height] of [
  [320, 700],
  [320, 256],
  [390, 844],
] as const) {
  test.describe(`at ${width} by ${height} px`, () => {
    test.use({ viewport: { width, height } })

    test('fits, in every state, with buttons large enough to hit', async ({ page }) => {
      await page.addInitScript(addUpShifts)
      for (const find of ['ward', 'zzqxv wkjhq', 'a long question '.repeat(12)]) {
        await page.goto(`/posts/twelve-weeks-one-ward?${new URLSearchParams({ find })}`)
        await expect(count(page)).not.toHaveText(/^Looking/)
        const { content, room } = await page.evaluate(() => ({
          content: document.documentElement.scrollWidth,
          room: document.documentElement.clientWidth,
        }))
        expect(content).toBeLessThanOrEqual(room)
        for (const button of await bar(page).getByRole('button').all()) {
          const box = (await button.boundingBox())!
          expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(44)
          expect(box.x + box.width).toBeLessThanOrEqual(width)
        }
        expect(await page.evaluate(() => document.documentElement.dataset['shifts'] ?? '0')).toBe(
          '0',
        )
      }
    })

    test('shows every match beside the bars', async ({ page }) => {
      await page.goto('/posts/twelve-weeks-one-ward?find=ward')
      await expectBarCounts(page)
      const all = (await paintedIn(page)).texts.length
      for (let presses = 0; presses < all; presses++) {
        await step(page, 'Next').click()
        await expectShown(page)
      }
    })
  })
}

test('opens the reader’s own copy at the words without a network', async ({
  page,
  site,
  watch,
  publication,
}) => {
  await openPosts(page)
  await expectOnDevice(page, publication.items.length)
  await page.goto('/posts/twelve-weeks-one-ward')
  await savePost(page, 'Twelve weeks, one ward: testing a quieter night')
  await expectReadableOffline(page)
  watch.cutOff()
  await site.stop()
  await page.goto('/posts/twelve-weeks-one-ward?find=ward')
  await expectBarCounts(page)
})

test('is not printed', async ({ page }) => {
  await page.goto('/posts/twelve-weeks-one-ward?find=ward')
  await expectBarCounts(page)
  await page.emulateMedia({ media: 'print' })
  await expect(bar(page)).toBeHidden()
})

test.describe('with forced colours', () => {
  test.use({ forcedColors: 'active' })

  test('tells the current match by more than colour', async ({ page }) => {
    await page.goto('/posts/twelve-weeks-one-ward?find=ward')
    await expectBarCounts(page)
    const line = await page
      .locator('.prose')
      .evaluate((element) => getComputedStyle(element, '::highlight(found-current)').textDecoration)
    expect(line).toContain('underline')
  })
})

function bar(page: Page): Locator {
  return page.getByRole('region', { name: 'Found in this post' })
}

function count(page: Page): Locator {
  return bar(page).getByRole('paragraph')
}

function step(page: Page, name: 'Next' | 'Previous'): Locator {
  return bar(page).getByRole('button', { name })
}

/** The match that the bar says one is at, from 1. */
async function positionIn(page: Page): Promise<number> {
  return Number(/\d+/.exec((await count(page).textContent())!)![0])
}

/** As many matches are painted as the bar says, and one of them is the current one. */
async function expectBarCounts(page: Page): Promise<void> {
  await expect(count(page)).toHaveText(/^Match \d+ of \d+ for /)
  // A text that is put in anew, as when the publication's own facts arrive, is painted anew.
  await expect(async () => {
    const { texts, current } = await paintedIn(page)
    expect(await count(page).textContent()).toMatch(
      new RegExp(`^Match \\d+ of ${texts.length} for `),
    )
    const position = await positionIn(page)
    expect(current).toEqual([texts[position - 1]])
  }).toPass({ timeout: 10_000 })
}

async function expectMarked(page: Page, word: string): Promise<void> {
  await expectBarCounts(page)
  for (const text of (await paintedIn(page)).texts) {
    expect(text.toLowerCase()).toContain(word.slice(0, -1).toLowerCase())
  }
}

/** The current match is on the screen, and no bar lies over it. */
async function expectShown(page: Page): Promise<void> {
  await expect.poll(() => page.evaluate(isCurrentUncovered)).toBe(true)
}

function paintedIn(page: Page): Promise<Painted> {
  return page.evaluate(readPainted)
}

/** Runs in the page. */
function readPainted(): Painted {
  if (!('highlights' in CSS)) {
    const textsOf = (name: string) =>
      Array.from(document.querySelectorAll(`main mark.${name}`), (mark) => mark.textContent)
    const top = document.querySelector('mark.found-current')?.getBoundingClientRect().top ?? 0
    return { texts: textsOf('found'), current: textsOf('found-current'), top }
  }
  const rangesOf = (name: string) => [...(CSS.highlights.get(name) ?? [])] as Range[]
  const [current] = rangesOf('found-current')
  return {
    texts: rangesOf('found').map(String),
    current: rangesOf('found-current').map(String),
    top: current?.getBoundingClientRect().top ?? 0,
  }
}

/** Runs in the page: position of a paragraph that can be seen. */
function findRead(): number {
  return [...document.querySelectorAll('.prose p')].findIndex(
    (paragraph) => paragraph.getBoundingClientRect().top > 200,
  )
}

/** Runs in the page. */
function isCurrentUncovered(): boolean {
  const [range] = [...CSS.highlights.get('found-current')!] as Range[]
  const [box] = range!.getClientRects()
  const over = document.elementFromPoint(box!.left + 1, box!.top + box!.height / 2)
  return over !== null && over.contains(range!.startContainer)
}

/** Runs in the page. */
function isFocusCovered(): boolean {
  const focused = document.activeElement!
  if (focused === document.body) return false
  const { left, top, width, height } = focused.getClientRects()[0]!
  const over = document.elementFromPoint(left + width / 2, top + height / 2)
  return !over || !(focused.contains(over) || over.contains(focused))
}

/** Runs in the page before its own scripts. */
function withoutHighlights(): void {
  Reflect.deleteProperty(CSS, 'highlights')
  Reflect.deleteProperty(CSS.constructor.prototype as object, 'highlights')
}

/** Runs in the page before its own scripts: adds up how far the post that is shown moves by itself. */
function addUpShifts(): void {
  interface Shift {
    readonly value: number
    readonly sources: readonly { readonly node: Node | null }[]
  }
  new PerformanceObserver((list) => {
    for (const { value, sources } of list.getEntries() as unknown as Shift[]) {
      const post = document.querySelector('main > article')
      if (!sources.some(({ node }) => post?.contains(node))) continue
      const { dataset } = document.documentElement
      dataset['shifts'] = String(Number(dataset['shifts'] ?? 0) + value)
    }
  }).observe({ type: 'layout-shift', buffered: true })
}

/** The body as it would be without marks. */
function withoutMarks(page: Page): Promise<string> {
  return page.locator('.prose').evaluate((element) => {
    const copy = element.cloneNode(true) as HTMLElement
    for (const mark of copy.querySelectorAll('mark.found')) mark.replaceWith(...mark.childNodes)
    return copy.innerHTML
  })
}

async function scrollTo(page: Page, top: number): Promise<void> {
  await page.evaluate((to) => window.scrollTo(0, to), top)
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBe(top)
}

async function topOf(element: Locator): Promise<number> {
  return element.evaluate((each) => each.getBoundingClientRect().top)
}
