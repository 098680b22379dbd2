interface FeedFetchErrorOptions extends ErrorOptions {
  /** HTTP status, absent where nothing came back. */
  readonly status?: number
  /** Milliseconds that the server asks to be left alone. */
  readonly retryAfterMs?: number | undefined
}

/** No answer, or one that is none. */
export class FeedFetchError extends Error {
  override readonly name = 'FeedFetchError'
  readonly url: string
  readonly status: number | undefined
  readonly retryAfterMs: number | undefined

  constructor(url: string, { status, retryAfterMs, ...options }: FeedFetchErrorOptions = {}) {
    super(status ? `${url} answered ${status}` : `${url} could not be reached`, options)
    this.url = url
    this.status = status
    this.retryAfterMs = retryAfterMs
  }
}
