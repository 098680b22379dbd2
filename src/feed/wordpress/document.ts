/**
 * A post as the WordPress REST API answers it, as far as it is read. Every field is `unknown` until
 * `adapt.ts` has looked at it: plug-ins change, remove and replace them.
 *
 * @see https://developer.wordpress.org/rest-api/reference/posts/
 */
export interface WordPressPost {
  /** Unique on the site. */
  readonly id?: unknown
  /** `{ rendered }`: the globally unique identifier, which looks like an address and may be none. */
  readonly guid?: unknown
  /** Unique in its collection; letters that are not Latin are percent-encoded. */
  readonly slug?: unknown
  /** Address of the post. */
  readonly link?: unknown
  /** `{ rendered }`: HTML. */
  readonly title?: unknown
  /** `{ rendered, protected }`: HTML; empty where a password is needed. */
  readonly content?: unknown
  /** `{ rendered, protected }`: HTML. */
  readonly excerpt?: unknown
  /** Date in UTC, without a zone. */
  readonly date_gmt?: unknown
  readonly modified_gmt?: unknown
  /** Date in the site's own time zone, without it. */
  readonly date?: unknown
  readonly modified?: unknown
  /** Relation → objects, or error objects where they may not be seen. */
  readonly _embedded?: unknown
  /** Authors as the plug-ins Co-Authors Plus and PublishPress Authors add them. */
  readonly coauthors?: unknown
  readonly authors?: unknown
}

/** What the root of the API says of the site. */
export interface WordPressIndex {
  readonly name?: unknown
  readonly description?: unknown
  /** Address of the site for people. */
  readonly home?: unknown
  readonly url?: unknown
  /** Parts of the API: `wp/v2` has the posts. */
  readonly namespaces?: unknown
}
