/** Tells when bytes have passed over a link that carries so many in a second and no more. */
export interface LinkQueue {
  /**
   * Puts bytes behind those that are already on their way.
   *
   * @param nowMs  of a clock that only goes forward
   * @returns when by that clock the last of them arrives
   */
  readonly add: (nowMs: number, bytes: number) => number
}

/**
 * Timers come late, and the next piece is added only then. For so long after it fell idle the link
 * counts as busy, so that it does carry what it should.
 */
const forgivenMs = 4

export function createQueue(bitsPerSecond: number): LinkQueue {
  let freeAtMs = -Infinity
  return {
    add: (nowMs, bytes) => {
      const isBusy = freeAtMs > nowMs - forgivenMs
      freeAtMs = (isBusy ? freeAtMs : nowMs) + (8000 * bytes) / bitsPerSecond
      return freeAtMs
    },
  }
}
