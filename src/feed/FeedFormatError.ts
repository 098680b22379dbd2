/**
 * What is wrong with a document as a whole:
 * `web-page` HTML where a feed was expected · `not-json` · `not-xml` · `not-a-feed` JSON or XML of
 * another shape · `unsupported` a known format that is not read · `cut-off` it ends too early ·
 * `no-posts` a feed with no readable item · `no-wordpress` no WordPress API was found.
 */
export type FeedFormatFault =
  | 'web-page'
  | 'not-json'
  | 'not-xml'
  | 'not-a-feed'
  | 'unsupported'
  | 'cut-off'
  | 'no-posts'
  | 'no-wordpress'

/** The document is no feed, or only the first part of one; posts given before the throw are good. */
export class FeedFormatError extends Error {
  override readonly name = 'FeedFormatError'
  readonly fault: FeedFormatFault
  readonly url: string

  constructor(fault: FeedFormatFault, url: string) {
    super(`${url}: ${fault}`)
    this.fault = fault
    this.url = url
  }
}
