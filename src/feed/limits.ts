/** What Lectern reads of one feed at the most. Past a limit reading stops and what was read is kept. */
export const feedLimits = {
  /** Bytes of all pages together, decoded. */
  bytes: 64 * 1024 * 1024,
  /** Pages chained by `next_url`. */
  pages: 200,
  items: 100_000,
  /** Silence of the server after which it is given up. */
  idleMs: 30_000,
} as const

export type FeedLimit = keyof typeof feedLimits
