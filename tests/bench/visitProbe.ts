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

/** What a page notes about itself while it loads; times are in ms since its navigation began. */
interface VisitProbe {
  /** Durations in ms of tasks of the main thread over 50 ms, so far. */
  longTasks(): readonly number[]
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
  const tasks: number[] = []
  const taskObserver = new PerformanceObserver((list) => note(list.getEntries()))
  taskObserver.observe({ type: 'longtask', buffered: true })

  const isSeen = new Set<string>()
  const times = new Map(Object.keys(signs).map((name) => [name, Promise.withResolvers<number>()]))
  const observer = new MutationObserver(look)
  observer.observe(document, { childList: true, characterData: true, subtree: true })

  function note(entries: readonly PerformanceEntry[]): void {
    tasks.push(...entries.map(({ duration }) => duration))
  }

  function look(): void {
    for (const [name, sign] of Object.entries(signs)) {
      if (isSeen.has(name) || !isThere(sign)) continue
      isSeen.add(name)
      // The first frame's callbacks run before it is painted, those of the second after.
      requestAnimationFrame(() =>
        requestAnimationFrame(() => times.get(name)?.resolve(performance.now())),
      )
    }
    if (isSeen.size === times.size) observer.disconnect()
  }

  function isThere({ within, has, lacks }: Sign): boolean {
    const text = document.querySelector(within)?.textContent
    if (text === undefined || text === null || !new RegExp(has).test(text)) return false
    return lacks === undefined || !new RegExp(lacks).test(text)
  }

  window.visitProbe = {
    longTasks: () => {
      note(taskObserver.takeRecords())
      return tasks
    },
    painted: (name) => {
      const time = times.get(name)
      if (!time) throw new Error(`bench: no sign is called "${name}"`)
      const late = new Error(`bench: "${name}" did not show within ${timeoutMs / 1000} s`)
      setTimeout(() => time.reject(late), timeoutMs)
      return time.promise
    },
  }
}
