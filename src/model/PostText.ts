/** A sub-heading of a post. */
export interface Heading {
  readonly level: number
  readonly text: string
  readonly anchor: string
}

/** What the feed does not have: what is behind a `password`, the `rest` of the post, any `text`. */
export type Lack = 'password' | 'rest' | 'text'

/** What is shown of a post's summary and body, so that nothing is said twice. */
export interface TextArrangement {
  /** Shown above the text; absent where there is none or the text itself says it. */
  readonly summary: string | undefined
  readonly hasBody: boolean
  readonly lack: Lack | undefined
}

/** What surrounds the text of a post and follows from it. */
export interface PostText extends TextArrangement {
  /** In order, as levels 2 to 6 without gaps. */
  readonly headings: readonly Heading[]
  /** Addresses of the recordings that it plays in place. */
  readonly recordings: readonly string[]
}
