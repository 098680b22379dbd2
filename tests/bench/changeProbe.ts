/** What a page notes about its answers to keys in a field and to ticked boxes. */
interface ChangeProbe {
  /** Resolves when the page has been at rest for a while. */
  rest(): Promise<void>
  /**
   * For each input since the last time that changed what is seen of the list, ms from it to the frame
   * that shows the last change it made there. Inputs after which the same posts stand there with the
   * same marks are left out.
   */
  takeLatencies(): readonly number[]
}

declare global {
  interface Window {
    changeProbe: ChangeProbe
  }
}

/**
 * Puts {@link ChangeProbe} into a page that shows the list. The browser gets the text of this function,
 * so it uses nothing from outside.
 */
export function installChangeProbe(): void {
  // As one types who looks at the screen; what comes later would go to the next input.
  const restMs = 300
  const pollMs = 50
  /** As many cards as the window has room for: what is out of sight may come a little later. */
  const cardsInSight = 5
  let inputs: { readonly madeAt: number; shownAt?: number }[] = []
  /** Set from an input until the page is at rest: later changes are not its doing. */
  let input: (typeof inputs)[number] | undefined
  let changedAt = 0
  let shown = read()

  /** Count, titles and extracts. The words in the heading follow the field and are no result. */
  function read(): string {
    const count = /^[\d.,]+/.exec(document.querySelector('main h1')?.textContent ?? '')?.[0] ?? ''
    const cards = Array.from(document.querySelectorAll('main article')).slice(0, cardsInSight)
    const texts = cards.flatMap((card) =>
      Array.from(card.querySelectorAll('h2, h3, p'), (part) => part.innerHTML),
    )
    return [count, ...texts].join('\n')
  }

  function look(): void {
    const now = read()
    if (now === shown) return
    shown = now
    changedAt = performance.now()
    const by = input
    if (!by) return
    // The first frame's callbacks run before it is painted, those of the second after.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        by.shownAt = performance.now()
      }),
    )
  }

  document.addEventListener(
    'input',
    ({ timeStamp }) => {
      input = { madeAt: timeStamp }
      inputs.push(input)
    },
    { capture: true },
  )
  new MutationObserver(look).observe(document.querySelector('main')!, {
    childList: true,
    characterData: true,
    subtree: true,
  })

  window.changeProbe = {
    rest: () =>
      new Promise((resolve) => {
        const askedAt = performance.now()
        function wait(): void {
          const leftMs = Math.max(changedAt, askedAt) + restMs - performance.now()
          // Not frame by frame: frames would be drawn that the page itself does not ask for.
          const isBusy = document.querySelector('#results[aria-busy="true"]') !== null
          if (leftMs > 0 || isBusy) {
            setTimeout(wait, Math.max(leftMs, pollMs))
            return
          }
          input = undefined
          resolve()
        }
        wait()
      }),
    takeLatencies: () => {
      const latencies = inputs.flatMap(({ madeAt, shownAt }) =>
        shownAt === undefined ? [] : shownAt - madeAt,
      )
      inputs = []
      return latencies
    },
  }
}
