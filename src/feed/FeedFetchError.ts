/** No answer, or one that is none: `status` is the HTTP status, absent where nothing came back. */
export class FeedFetchError extends Error {
  override readonly name = 'FeedFetchError'
  readonly url: string
  readonly status: number | undefined

  constructor(url: string, status?: number, options?: ErrorOptions) {
    super(status ? `${url} answered ${status}` : `${url} could not be reached`, options)
    this.url = url
    this.status = status
  }
}
