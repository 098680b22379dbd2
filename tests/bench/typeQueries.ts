import type { Page } from 'playwright-core'
import type { Readings } from './figures.ts'
import { installKeyProbe } from './keyProbe.ts'
import { centile } from './report.ts'

/** As people type them: common words, a question, a misspelling. */
const queries = [
  'user research',
  'how to buy open source software',
  'accesibility testing',
  'data sharing across agencies',
]

/** Types queries into the search field one key at a time, waiting for the results of each. */
export async function typeQueries(page: Page): Promise<Readings> {
  const field = page.getByLabel('Search all posts')
  await page.evaluate(installKeyProbe)
  await field.focus()
  for (const query of queries) {
    await field.fill('')
    await page.evaluate(() => window.keyProbe.rest())
    for (const character of query) {
      await page.keyboard.press(character)
      await page.evaluate(() => window.keyProbe.rest())
    }
  }
  const latencies = await page.evaluate(() => window.keyProbe.latencies())
  const sorted = latencies.toSorted((a, b) => a - b)
  return { keyP50Ms: centile(sorted, 0.5), keyP95Ms: centile(sorted, 0.95) }
}
