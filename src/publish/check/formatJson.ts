import { assemblePosts, toEntry } from '../../feed/assemblePosts.ts'
import type { Post } from '../../model/Post.ts'
import type { CheckedFeed } from './CheckedFeed.ts'
import type { Finding } from './Finding.ts'

/** The whole outcome as one JSON document: what programs read instead of the report. */
export function formatJson(feed: CheckedFeed, problems: readonly Finding[]): string {
  const { format, details, url, pages } = feed
  const bytes = pages.reduce((sum, page) => sum + page.bytes, 0)
  return toText({
    format,
    feed: { ...details, url, bytes, pages: pages.length },
    posts: assembleBodies(feed),
    problems,
  })
}

/** The same where nothing could be read. */
export function formatNoFeed(problems: readonly Finding[]): string {
  return toText({ format: null, feed: null, posts: [], problems })
}

function toText(outcome: object): string {
  return JSON.stringify(outcome, null, 2)
}

/** As lists show them, newest first, each with its body. */
function assembleBodies({ posts }: CheckedFeed): readonly Post[] {
  const byId = new Map(posts.map(({ draft }) => [draft.post.id, draft.post]))
  const entries = posts.map(({ draft }) => toEntry(draft))
  const assembled = assemblePosts([{ key: 'feed', entries }])
  return assembled.posts.map((summary) => ({ ...byId.get(summary.id)!, ...summary }))
}
