/** A publication on this machine's disk, to be published and measured. */
export interface BenchFeed {
  /** A JSON Feed; its site file is beside it. */
  readonly feedPath: string
  readonly siteFilePath: string
  readonly postCount: number
  readonly title: string
  /** The newest, as many as the bench looks at. */
  readonly newest: readonly FeedPost[]
}

/** What the bench has to know of a post. */
export interface FeedPost {
  readonly title: string
  readonly summary: string
  readonly html: string
  readonly published: string
  readonly author: string
}

export const newestCount = 100

/** Names of the files, in the feed's folder and in the published one. */
export const feedName = 'feed.json'
export const siteFileName = 'site.json'
