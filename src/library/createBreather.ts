/** Shorter than a frame: whoever scrolls or types meanwhile must not notice. */
const sliceMs = 8

/** Long work calls it between its steps; now and then it lets the page have its turn. */
export function createBreather(): () => Promise<void> | undefined {
  let since = performance.now()
  return () => {
    if (performance.now() - since < sliceMs) return undefined
    return new Promise((resolve) => {
      setTimeout(() => {
        since = performance.now()
        resolve()
      })
    })
  }
}
