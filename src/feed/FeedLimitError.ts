import type { EndingLimit } from '../model/feedLimits.ts'

/** A limit of `src/model/feedLimits.ts` was met; posts given before the throw are good. */
export class FeedLimitError extends Error {
  override readonly name = 'FeedLimitError'
  readonly limit: EndingLimit
  readonly url: string

  constructor(limit: EndingLimit, url: string) {
    super(`${url}: over the limit of ${limit}`)
    this.limit = limit
    this.url = url
  }
}
