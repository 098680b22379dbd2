import type { Checkpoint } from '../../feed/FeedOutcome.ts'
import type { Validators } from '../../feed/fetchFeed.ts'
import type { Author } from '../../model/Author.ts'
import type { Post } from '../../model/Post.ts'
import type { SearchSection } from '../../search/index/PostIndex.ts'

/** A post that was published or changed after the build. */
export interface LivePost {
  /** Key of its feed. */
  readonly feed: string
  readonly post: Post
  readonly authors: readonly Author[]
  readonly sections: readonly SearchSection[]
  readonly links: readonly string[]
  readonly images: readonly string[]
}

/** How a feed was when it was last asked with success. */
interface LiveFeed {
  readonly checkpoint?: Checkpoint
  /** Of the document that was compared last, if only as far as it differed. */
  readonly validators?: Validators
  /** ISO 8601. */
  readonly checkedAt: string
  /** When that last brought a change. */
  readonly changedAt?: string
}

/** What the feeds have that a build has not. Plain data, kept on the device. */
export interface LiveState {
  /** Of which it is. */
  readonly build: string
  /** Newest first. */
  readonly posts: readonly LivePost[]
  /** Published posts that the feeds have no more. */
  readonly gone: readonly { readonly feed: string; readonly id: string }[]
  /** Key of a feed → how it was. */
  readonly feeds: Readonly<Record<string, LiveFeed>>
}

/** Nothing has been asked yet. */
export function emptyLiveState(build: string): LiveState {
  return { build, posts: [], gone: [], feeds: {} }
}
