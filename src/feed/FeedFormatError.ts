import type { FeedLimit } from './limits.ts'

/**
 * What is wrong with a document as a whole:
 * `web-page` HTML where a feed was expected · `not-json` · `not-a-feed` JSON of another shape ·
 * `unsupported` a known format that this version does not read · `cut-off` it ends too early ·
 * `too-large` a limit was met · `no-posts` a feed with no readable item.
 */
export type FeedFormatFault =
  'web-page' | 'not-json' | 'not-a-feed' | 'unsupported' | 'cut-off' | 'too-large' | 'no-posts'

/** The document is no feed, or only the first part of one; posts given before the throw are good. */
export class FeedFormatError extends Error {
  override readonly name = 'FeedFormatError'
  readonly fault: FeedFormatFault
  readonly limit: FeedLimit | undefined

  constructor(fault: FeedFormatFault, limit?: FeedLimit) {
    super(limit ? `feed: ${fault} (${limit})` : `feed: ${fault}`)
    this.fault = fault
    this.limit = limit
  }
}
