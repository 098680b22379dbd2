import { readFileSync } from 'node:fs'
import type { Tab } from './engines/Engine.ts'
import { awaitClick, hasLanded, look, type Sight, type Target } from './inPage.ts'

/**
 * The language of the journeys: what a reader does and perceives. Every step waits until it can be
 * done, and fails after a minute.
 */
export interface Reader {
  /** @param path  from the site's base on, without a slash before it; or a whole address */
  goto(path: string): Promise<void>
  click(target: Target): Promise<void>
  /** Clicks on a field and types into it. */
  write(target: Target, words: string): Promise<void>
  type(words: string): Promise<void>
  /** `Tab`, `Enter`, or a character. */
  press(key: string): Promise<void>
  finds(target: Target): Promise<Sight>
  misses(target: Target): Promise<void>
  /** It has the focus. */
  isAt(target: Target): Promise<void>
  /** The words stand on the page. */
  reads(words: string): Promise<void>
  /** Whether it is there just now. */
  sees(target: Target): Promise<boolean>
  /** Runs a function in the page. It is sent as text: it knows its arguments and the page only. */
  ask<Given extends readonly unknown[], Answer>(
    question: (...given: Given) => Answer,
    ...given: Given
  ): Promise<Awaited<Answer>>
  /** Waits until something is so. @param what  for the message, when it never is */
  until(what: string, isSo: () => Promise<boolean>): Promise<void>
  screenshot(): Promise<Buffer>
  /** Ends the browser as `kill -9` does. */
  kill(): Promise<void>
}

const patienceMs = 60_000
const pauseMs = 100
/** A click has arrived by then. */
const landingMs = 5_000

/** Finds things by role, as the unit tests do; also in engines that give no roles to their drivers. */
const testingLibrary = readFileSync(
  new URL(
    '../../node_modules/@testing-library/dom/dist/@testing-library/dom.umd.min.js',
    import.meta.url,
  ),
  'utf8',
)

/** @param base  of the site, with a slash at the end */
export function createReader(tab: Tab, base: string): Reader {
  async function ask<Given extends readonly unknown[], Answer>(
    question: (...given: Given) => Answer,
    ...given: Given
  ): Promise<Awaited<Answer>> {
    const values = given.map((value) => JSON.stringify(value))
    return (await tab.evaluate(`(${question.toString()})(${values.join(', ')})`)) as Awaited<Answer>
  }

  async function find(target: Target): Promise<Sight | undefined> {
    const isPrepared = await ask(() => 'TestingLibraryDom' in globalThis)
    if (!isPrepared) await tab.evaluate(`void (() => { ${testingLibrary} })()`)
    return ask(look, target)
  }

  async function waitFor<Found>(
    what: string,
    attempt: () => Promise<Found | undefined | false>,
  ): Promise<Found> {
    const end = Date.now() + patienceMs
    let fault = ''
    while (Date.now() < end) {
      try {
        const found = await attempt()
        if (found !== undefined && found !== false) return found
        fault = ''
      } catch (error) {
        // Between two pages there is nobody to ask; it counts only if it stays so.
        fault = ` (${String(error)})`
      }
      await pause()
    }
    throw new Error(`in vain: ${what}${fault}\n${await describePage()}`)
  }

  /** @returns where to press, once that has stayed where it was */
  async function aim(target: Target): Promise<Sight['point']> {
    const first = (await find(target))?.point
    await pause()
    const second = (await find(target))?.point
    return first?.x === second?.x && first?.y === second?.y ? second : undefined
  }

  /** For the message of a failure, which must not hide behind one of its own. */
  function describePage(): Promise<string> {
    return ask(() => `${location.href}\n${document.body.innerText.slice(0, 1500)}`).catch(String)
  }

  const reader: Reader = {
    goto: (path) => tab.goto(new URL(path, base).href),
    async click(target) {
      const { x, y } = await waitFor(`click on ${name(target)}`, () => aim(target))
      await ask(awaitClick)
      await tab.click(x, y)
      const end = Date.now() + landingMs
      // Between two pages nobody answers: then it has.
      while (!(await ask(hasLanded).catch(() => true))) {
        // What is drawn anew while it is pressed gets no click; a person presses again.
        if (Date.now() > end) return reader.click(target)
        await pause()
      }
    },
    async write(target, words) {
      await reader.click(target)
      await reader.type(words)
    },
    type: (words) => tab.press(Array.from(words)),
    press: (key) => tab.press([key]),
    finds: (target) => waitFor(`find ${name(target)}`, () => find(target)),
    misses: (target) => reader.until(`no ${name(target)}`, async () => !(await find(target))),
    isAt: (target) =>
      reader.until(
        `focus on ${name(target)}`,
        async () => (await find(target))?.isFocused === true,
      ),
    reads: (words) =>
      reader.until(`read “${words}”`, () =>
        ask((wanted) => document.body.innerText.replace(/\s+/g, ' ').includes(wanted), words),
      ),
    sees: async (target) => (await find(target)) !== undefined,
    ask,
    until: async (what, isSo) => void (await waitFor(what, isSo)),
    screenshot: () => tab.screenshot(),
    kill: () => tab.kill(),
  }
  return reader
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, pauseMs))
}

function name(target: Target): string {
  return Object.values(target).join(' ')
}
