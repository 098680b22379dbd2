/** What a page notes about its answers to keys. */
interface KeyProbe {
  /** Resolves when the page has been at rest for a while. */
  rest(): Promise<void>
  /**
   * For each key that changed the results, ms from the key to the frame that shows the last change
   * it made. Keys that found the same posts with the same marks are left out.
   */
  latencies(): readonly number[]
}

declare global {
  interface Window {
    keyProbe: KeyProbe
  }
}

/**
 * Puts {@link KeyProbe} into a page that shows the list. The browser gets the text of this function,
 * so it uses nothing from outside.
 */
export function installKeyProbe(): void {
  // As one types who looks at the screen; results that take longer would go to the next key.
  const restMs = 300
  const cardTexts = 'main article :is(h2, h3, p)'
  const keys: { readonly pressedAt: number; shownAt?: number }[] = []
  /** Set from a key until the page is at rest: later changes are not its doing. */
  let key: (typeof keys)[number] | undefined
  let changedAt = 0
  let shown = read()

  /** Count, titles and extracts. The words in the heading follow the field and are no result. */
  function read(): string {
    const count = /^[\d.,]+/.exec(document.querySelector('main h1')?.textContent ?? '')?.[0] ?? ''
    const texts = Array.from(document.querySelectorAll(cardTexts), (part) => part.innerHTML)
    return [count, ...texts].join('\n')
  }

  function look(): void {
    const now = read()
    if (now === shown) return
    shown = now
    changedAt = performance.now()
    const by = key
    if (!by) return
    // The first frame's callbacks run before it is painted, those of the second after.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        by.shownAt = performance.now()
      }),
    )
  }

  document.addEventListener(
    'keydown',
    ({ timeStamp }) => {
      key = { pressedAt: timeStamp }
      keys.push(key)
    },
    { capture: true },
  )
  new MutationObserver(look).observe(document.querySelector('main')!, {
    childList: true,
    characterData: true,
    subtree: true,
  })

  window.keyProbe = {
    rest: () =>
      new Promise((resolve) => {
        const askedAt = performance.now()
        function wait(): void {
          const leftMs = Math.max(changedAt, askedAt) + restMs - performance.now()
          // Not frame by frame: frames would be drawn that the page itself does not ask for.
          if (leftMs > 0) {
            setTimeout(wait, leftMs)
            return
          }
          key = undefined
          resolve()
        }
        wait()
      }),
    latencies: () =>
      keys.flatMap(({ pressedAt, shownAt }) => (shownAt === undefined ? [] : shownAt - pressedAt)),
  }
}
