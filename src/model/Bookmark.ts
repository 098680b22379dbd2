import type { Author } from './Author.ts'
import { summarisePost, type Post, type PostSummary } from './Post.ts'

/** An image of a kept post: its bytes, or the fact that its host would not give them. */
export type KeptImage =
  | { readonly url: string; readonly type: string; readonly bytes: ArrayBuffer }
  | { readonly url: string; readonly isMissing: true }

/** A post that the reader kept, with its own copy of everything. It outlives the feed. */
export interface Bookmark {
  /** The post's id. */
  readonly id: string
  /** ISO 8601. */
  readonly savedAt: string
  readonly post: Post
  readonly authors: readonly Author[]
  readonly images: readonly KeptImage[]
}

/** A bookmark as the shelf lists it: without body and bytes. */
export interface BookmarkSummary {
  readonly id: string
  readonly savedAt: string
  readonly post: PostSummary
  /** Size on the device, text and images. */
  readonly bytes: number
  /** Images whose hosts would not give them. */
  readonly missingImages: number
  /** Of the post as it was saved. */
  readonly revision: string
}

/** A bookmark that was removed, as long as it can be brought back. */
export interface RemovedBookmark extends BookmarkSummary {
  /** ISO 8601. */
  readonly deletedAt: string
}

export function summariseBookmark(bookmark: Bookmark): BookmarkSummary {
  return {
    id: bookmark.id,
    savedAt: bookmark.savedAt,
    post: summarisePost(bookmark.post),
    bytes: bookmarkBytes(bookmark),
    revision: bookmark.post.revision,
    missingImages: bookmark.images.filter((image) => 'isMissing' in image).length,
  }
}

function bookmarkBytes(bookmark: Bookmark): number {
  const text = new TextEncoder().encode(JSON.stringify([bookmark.post, bookmark.authors])).length
  return bookmark.images.reduce(
    (sum, image) => sum + ('bytes' in image ? image.bytes.byteLength : 0),
    text,
  )
}
