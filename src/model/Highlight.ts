import type { PostSummary } from './Post.ts'
import type { TextAnchor } from './textAnchor.ts'

/** What of a post is kept with a passage of it, so that the passage can be listed without the post. */
export type HighlightedPost = Pick<
  PostSummary,
  'id' | 'slug' | 'title' | 'url' | 'published' | 'language' | 'authors'
>

/** A passage of a post that the reader marked, and what the reader wrote to it. It outlives the post. */
export interface Highlight {
  /** Its own. */
  readonly id: string
  readonly post: HighlightedPost
  readonly anchor: TextAnchor
  /** Plain text, empty where there is none. */
  readonly note: string
  /** ISO 8601. */
  readonly createdAt: string
  /** ISO 8601. */
  readonly changedAt: string
}

/** A highlight that was removed, as long as it can be brought back. */
export interface RemovedHighlight extends Highlight {
  /** ISO 8601. */
  readonly deletedAt: string
}

/** Longer passages are refused: a highlight is not another copy of the post. */
export const passageLength = 3_000

/** Takes from a post what a highlight of it keeps. */
export function highlightedPost(post: PostSummary): HighlightedPost {
  const { id, slug, title, url, published, language, authors } = post
  return {
    id,
    slug,
    title,
    ...(url !== undefined && { url }),
    ...(published !== undefined && { published }),
    ...(language !== undefined && { language }),
    authors,
  }
}
