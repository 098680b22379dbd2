/** By then the page is there, whatever else goes on. */
const idleMs = 3_000

/** Whoever does something first wants it now. */
const signsOfLife = ['pointerdown', 'keydown', 'focusin', 'input'] as const

/** Resolves when the page has nothing to do, or the reader does something. */
export function whenIdle(): Promise<void> {
  return new Promise((resolve) => {
    // Somebody is at a field already.
    if (document.activeElement instanceof HTMLInputElement) return resolve()
    const listening = new AbortController()
    function finish(): void {
      listening.abort()
      resolve()
    }
    for (const name of signsOfLife) {
      addEventListener(name, finish, { capture: true, signal: listening.signal })
    }
    // Safari has no such call.
    if ('requestIdleCallback' in window) requestIdleCallback(finish, { timeout: idleMs })
    else setTimeout(finish, idleMs)
  })
}
