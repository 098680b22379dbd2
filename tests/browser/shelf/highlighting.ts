import { expect, type Locator, type Page } from '@playwright/test'

/**
 * Draws with the mouse from the beginning of some words to the end of others.
 *
 * @param height  at which of the screen the first are to be: 0 to 1
 */
export async function drawOver(page: Page, from: string, to = from, height = 1 / 3): Promise<void> {
  const { left, right } = await page.evaluate(placesOf, { from, to, height })
  await page.mouse.move(left.x, left.y)
  await page.mouse.down()
  await page.mouse.move(right.x, right.y, { steps: 4 })
  await page.mouse.up()
}

/** Clicks on the first letters of words in the text. */
export async function clickOn(page: Page, words: string): Promise<void> {
  const { left } = await page.evaluate(placesOf, { from: words, to: words, height: 1 / 3 })
  await page.mouse.click(left.x + 3, left.y)
}

/** Runs in the page: scrolls there, too. Both words have to stand in one text node each. */
function placesOf({ from, to, height }: { from: string; to: string; height: number }) {
  const rangeOf = (words: string) => {
    const walker = document.createTreeWalker(
      document.querySelector('.prose')!,
      NodeFilter.SHOW_TEXT,
    )
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const start = (node as Text).data.indexOf(words)
      if (start === -1) continue
      const range = document.createRange()
      range.setStart(node, start)
      range.setEnd(node, start + words.length)
      return range
    }
    throw new Error(`no text node has: ${words}`)
  }
  const [first, last] = [rangeOf(from), rangeOf(to)]
  const top = first.getBoundingClientRect().top - innerHeight * height
  scrollTo({ top: scrollY + top, behavior: 'instant' })
  const [left, right] = [[...first.getClientRects()][0]!, [...last.getClientRects()].at(-1)!]
  return {
    left: { x: left.left, y: left.top + left.height / 2 },
    right: { x: right.right, y: right.top + right.height / 2 },
  }
}

export function highlightButton(page: Page): Locator {
  return page.getByRole('button', { name: 'Highlight', exact: true })
}

/** Highlights words by mouse, and waits until they are painted. */
export async function highlight(page: Page, from: string, to = from): Promise<void> {
  const before = (await paintedWords(page)).length
  await drawOver(page, from, to)
  await highlightButton(page).click()
  await expect.poll(async () => (await paintedWords(page)).length).toBe(before + 1)
}

/** What is painted as highlighted, as the page has it. */
export function paintedWords(page: Page): Promise<string[]> {
  return page.evaluate(readPainted, 'kept')
}

/** The highlight that stands open or is led to. */
export function openWords(page: Page): Promise<string[]> {
  return page.evaluate(readPainted, 'kept-open')
}

/** Runs in the page. */
function readPainted(name: string): string[] {
  const ranges = [...(CSS.highlights.get(name) ?? [])] as Range[]
  return ranges.map((range) => range.toString().replace(/\s+/g, ' '))
}
