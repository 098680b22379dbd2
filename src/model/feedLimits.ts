/**
 * What is read of one feed at the most. Past a limit reading stops, what was read is kept, and the
 * reader is told which limit it was. The site file may set each of them.
 */
export interface FeedLimits {
  /** Bytes of all pages together, decompressed. */
  readonly bytes: number
  /** Pages that one feed is continued on, or that a WordPress collection has. */
  readonly pages: number
  readonly items: number
  /** Characters of one item as it stands in the document. A larger one is left out. */
  readonly itemLength: number
  /** Objects, lists or elements within one another. An item that goes deeper is left out. */
  readonly depth: number
  /** Web pages followed, from one to the next, until one is a feed. */
  readonly redirects: number
  /** Milliseconds for a whole reading. */
  readonly timeMs: number
  /** Milliseconds of silence after which a server is given up. */
  readonly idleMs: number
  /** Times that one request is made before its failure is believed. */
  readonly attempts: number
  /** Milliseconds that a busy server may make us wait before the next attempt. */
  readonly waitMs: number
}

export type FeedLimit = keyof FeedLimits

/** A limit at which reading ends. The others leave out one item, or decide whether to ask again. */
export type EndingLimit = Exclude<FeedLimit, 'itemLength' | 'attempts' | 'waitMs'>

export const feedLimits: FeedLimits = {
  bytes: 64 * 1024 * 1024,
  pages: 500,
  items: 100_000,
  itemLength: 4_000_000,
  depth: 200,
  redirects: 3,
  timeMs: 10 * 60_000,
  idleMs: 30_000,
  attempts: 3,
  waitMs: 20_000,
}
