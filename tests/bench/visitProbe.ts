/** Something that a reader sees come up on the page. */
export interface Sign {
  /** CSS selector of where it stands. */
  readonly within: string
  /** Pattern that the text there has. */
  readonly has: string
  /** Pattern that the text there no longer has. */
  readonly lacks?: string
}

/** What to look for. */
export interface Expectation {
  /** By name. */
  readonly signs: Readonly<Record<string, Sign>>
  /** After which a sign that is waited for will not come. */
  readonly timeoutMs: number
}

/** How a page came up, in the terms of Lighthouse; times in ms since its navigation began. */
interface Vitals {
  readonly fcpMs: number
  readonly lcpMs: number
  readonly cls: number
  /** Time beyond 50 ms of each task since the first paint. */
  readonly blockingMs: number
}

/** What a page notes about itself while it loads; times are in ms since its navigation began. */
interface VisitProbe {
  /** Durations in ms of tasks of the main thread over 50 ms, so far. */
  longTasks(): readonly number[]
  vitals(): Vitals
  /** Looks for one more sign. */
  expect(name: string, sign: Sign): void
  /** When a sign was painted for the first time. Rejects when it does not come. */
  painted(name: string): Promise<number>
}

declare global {
  interface Window {
    visitProbe: VisitProbe
  }
}

/**
 * Puts {@link VisitProbe} into a page before any script of it runs. The browser gets the text of
 * this function, so it uses nothing from outside.
 */
export function installVisitProbe({ signs, timeoutMs }: Expectation): void {
  interface Shift extends PerformanceEntry {
    readonly value: number
    readonly hadRecentInput: boolean
  }

  const tasks = observe('longtask')
  const paints = observe('paint')
  const largest = observe('largest-contentful-paint')
  const shifts = observe('layout-shift')

  const expected = new Map<string, Sign>()
  const times = new Map<string, PromiseWithResolvers<number>>()
  for (const [name, sign] of Object.entries(signs)) expect(name, sign)
  new MutationObserver(look).observe(document, {
    childList: true,
    characterData: true,
    subtree: true,
    attributeFilter: ['aria-busy'],
  })

  /** @returns all entries up to when it is called */
  function observe(type: string): () => readonly PerformanceEntry[] {
    const entries: PerformanceEntry[] = []
    const observer = new PerformanceObserver((list) => entries.push(...list.getEntries()))
    observer.observe({ type, buffered: true })
    return () => {
      entries.push(...observer.takeRecords())
      return entries
    }
  }

  function expect(name: string, sign: Sign): void {
    expected.set(name, sign)
    times.set(name, Promise.withResolvers<number>())
    look()
  }

  function look(): void {
    for (const [name, sign] of expected) {
      if (!isThere(sign)) continue
      expected.delete(name)
      // The first frame's callbacks run before it is painted, those of the second after.
      requestAnimationFrame(() =>
        requestAnimationFrame(() => times.get(name)?.resolve(performance.now())),
      )
    }
  }

  function isThere({ within, has, lacks }: Sign): boolean {
    const text = document.querySelector(within)?.textContent
    if (text === undefined || text === null || !new RegExp(has).test(text)) return false
    return lacks === undefined || !new RegExp(lacks).test(text)
  }

  window.visitProbe = {
    longTasks: () => tasks().map(({ duration }) => duration),
    vitals: () => {
      const fcpMs = paints().find(({ name }) => name === 'first-contentful-paint')?.startTime ?? 0
      return {
        fcpMs,
        lcpMs: largest().at(-1)?.startTime ?? fcpMs,
        cls: (shifts() as Shift[])
          .filter(({ hadRecentInput }) => !hadRecentInput)
          .reduce((sum, { value }) => sum + value, 0),
        blockingMs: tasks()
          .filter(({ startTime, duration }) => startTime + duration > fcpMs)
          .reduce((sum, { duration }) => sum + duration - 50, 0),
      }
    },
    expect,
    painted: (name) => {
      const time = times.get(name)
      if (!time) throw new Error(`bench: no sign is called "${name}"`)
      const late = new Error(
        `bench: "${name}" (${expected.get(name)?.within}) did not show within ${timeoutMs / 1000} s`,
      )
      setTimeout(() => time.reject(late), timeoutMs)
      return time.promise
    },
  }
}
