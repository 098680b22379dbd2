import type { BrowserContext, Page } from 'playwright-core'
import { installVisitProbe, type Expectation, type Sign } from '../visitProbe.ts'

const signs = {
  /** The first card of the list, which may still grow. */
  list: { within: 'main article :is(h2, h3) a', has: '\\S' },
  /** The lines above the list no longer say that posts are read or indexed. */
  search: {
    within: 'main:has(article)',
    has: '',
    lacks: '(Reading the publication|Preparing search): ',
  },
  /** The line at the foot of the page. */
  stored: { within: 'footer', has: '^All .+ on this device' },
} as const satisfies Record<string, Sign>

type SignName = keyof typeof signs

export interface Visit<Name extends SignName> {
  readonly page: Page
  /** ms from the start of the navigation until a sign was painted. */
  readonly painted: (sign: Name) => Promise<number>
  /** Durations in ms of tasks of the main thread over 50 ms, so far. */
  readonly longTasks: () => Promise<readonly number[]>
}

/**
 * Goes to an address in a page of its own.
 *
 * @param names  the signs to look for; looking ends when all have shown
 * @param timeoutMs  for each of them
 */
export async function openVisit<const Name extends SignName>(
  context: BrowserContext,
  url: string,
  names: readonly Name[],
  timeoutMs = 60_000,
): Promise<Visit<Name>> {
  const page = await context.newPage()
  const expected = Object.fromEntries(names.map((name) => [name, signs[name]]))
  await page.addInitScript<Expectation>(installVisitProbe, { signs: expected, timeoutMs })
  await page.goto(url)
  return {
    page,
    painted: (sign) => page.evaluate((name) => window.visitProbe.painted(name), sign),
    longTasks: () => page.evaluate(() => window.visitProbe.longTasks()),
  }
}
