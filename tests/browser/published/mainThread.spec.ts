import { expect, type Page } from '@playwright/test'
import { watchLongTasks } from '../../bench/watchLongTasks.ts'
import { publications } from '../publications.ts'
import { test } from './publishedTest.ts'

const { items, richPost } = publications.sample

/**
 * How much longer than the yardstick the longest task of a page may be until everything is there. A
 * debugger is attached, as it is in all of these tests, and has some of it.
 */
const limits = [
  { name: 'a post', path: richPost.path.slice(1), most: 3 },
  { name: 'the list', path: '', most: 3 },
]

/** A busy machine makes a task longer, and none shorter. */
const visitCount = 3

for (const { name, path, most } of limits) {
  test(`never keeps the main thread long while ${name} comes up`, async ({ browser, baseURL }) => {
    test.slow()
    const visits: { share: number; culprit: string }[] = []
    for (let visit = 0; visit < visitCount; visit++) {
      const context = await browser.newContext({ baseURL: baseURL! })
      visits.push(await longestTask(await context.newPage(), path))
      await context.close()
    }
    const best = visits.toSorted((a, b) => a.share - b.share)[0]!
    expect(
      best.share,
      `the longest task should take at most ${most} times as long as the yardstick: ${best.culprit}`,
    ).toBeLessThanOrEqual(most)
  })
}

/** @returns its time on a processor as a share of the yardstick's in the same page, and what took it */
async function longestTask(page: Page, path: string): Promise<{ share: number; culprit: string }> {
  const watch = await watchLongTasks(page, { namesFunctions: true })
  await page.goto(path)
  await page.evaluate(untilOnDevice, `All ${items.length} posts are on this device`)
  for (let turn = 0; turn < 5; turn++) await page.evaluate(runYardstick, yardstickMark)
  const tasks = await watch.stop()
  const yardsticks = tasks.filter(({ marks }) => marks.includes(yardstickMark))
  const own = tasks.slice(0, tasks.indexOf(yardsticks[0]!))
  const longest = own.toSorted((a, b) => b.processorMs - a.processorMs)[0]!
  const unitMs = yardsticks.map(({ processorMs }) => processorMs).toSorted((a, b) => a - b)[2]!
  return { share: longest.processorMs / unitMs, culprit: longest.culprit() }
}

/** Without looking again and again, which would be tasks of its own. Runs in the page. */
function untilOnDevice(text: string): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (![...document.querySelectorAll('footer')].at(-1)?.textContent.includes(text)) return
      watch.disconnect()
      resolve()
    }
    const watch = new MutationObserver(look)
    watch.observe(document.body, { childList: true, characterData: true, subtree: true })
    look()
  })
}

const yardstickMark = 'lectern:yardstick'

/** Always the same work, of the kind that a page does. Runs in the page. */
function runYardstick(mark: string): void {
  performance.mark(mark)
  const numbers = Array.from({ length: 20_000 }, (_nothing, index) => (index * 7919) % 20_011)
  const rows = numbers.toSorted((a, b) => a - b).map((id) => ({ id, name: `row ${id}` }))
  const copies = JSON.parse(JSON.stringify(rows)) as typeof rows
  const list = document.createElement('ul')
  for (const { id, name } of copies.slice(0, 2000)) {
    const item = document.createElement('li')
    item.className = `row-${id}`
    item.append(name)
    list.append(item)
  }
}
