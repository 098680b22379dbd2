/**
 * A JSON Feed as the specification has it. Every field is `unknown` until `adapt.ts` has looked at
 * it, because real feeds break each of these rules.
 *
 * @see https://www.jsonfeed.org/version/1.1/
 */
export interface JsonFeedDocument {
  /** The URL of the version of the format the feed uses. */
  readonly version?: unknown
  /** The name of the feed. */
  readonly title?: unknown
  /** The URL of the resource that the feed describes. */
  readonly home_page_url?: unknown
  /** More detail on what the feed is about. */
  readonly description?: unknown
  /** The primary language of the feed, in the format of RFC 5646. */
  readonly language?: unknown
  /** The URL of a feed that provides the next items. */
  readonly next_url?: unknown
  /** The feed's authors, which items without their own inherit (1.1). */
  readonly authors?: unknown
  /** The same for version 1.0: one object. */
  readonly author?: unknown
  /** The posts. */
  readonly items?: unknown
  /** Whether the feed is finished: only `true` says so. */
  readonly expired?: unknown
  /** Lectern's extension, see docs/json-feed-extension.md. */
  readonly _reader?: unknown
}

export interface JsonFeedItem {
  /** Unique for that item in that feed over time. */
  readonly id?: unknown
  /** The URL of the resource described by the item. */
  readonly url?: unknown
  /** The URL of a page elsewhere, for link blogs. */
  readonly external_url?: unknown
  /** Plain text. */
  readonly title?: unknown
  readonly content_html?: unknown
  readonly content_text?: unknown
  /** A plain text sentence or two describing the item. */
  readonly summary?: unknown
  /** The URL of the main image for the item. */
  readonly image?: unknown
  /** The URL of an image to use as a banner. */
  readonly banner_image?: unknown
  /** The date in RFC 3339 format. */
  readonly date_published?: unknown
  readonly date_modified?: unknown
  /** Plain text values that tend to be just one word. */
  readonly tags?: unknown
  readonly authors?: unknown
  readonly author?: unknown
  readonly language?: unknown
  /** Related resources: podcasts, for instance. */
  readonly attachments?: unknown
  readonly _reader?: unknown
}
