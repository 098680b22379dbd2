/** What a visit is measured under. */
export interface Conditions {
  readonly roundTripMs: number
  /** From the server to the reader, shared by all connections. */
  readonly bitsPerSecond: number
  /** How many times longer the page's main thread takes. */
  readonly cpuSlowdown: number
}

/**
 * `mobile` is what Lighthouse throttles phones to.
 *
 * @see https://github.com/GoogleChrome/lighthouse/blob/main/docs/throttling.md
 */
export const conditions = {
  unthrottled: { roundTripMs: 0, bitsPerSecond: Infinity, cpuSlowdown: 1 },
  mobile: { roundTripMs: 150, bitsPerSecond: 1_600_000, cpuSlowdown: 4 },
} as const satisfies Record<string, Conditions>

export type ConditionsName = keyof typeof conditions
