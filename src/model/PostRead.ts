import type { PostSummary } from './Post.ts'

/** That a post has been read. */
export interface PostRead {
  /** The post's id. */
  readonly id: string
  /** When last, ISO 8601. */
  readonly readAt: string
  /** Absent where it was noted by a version that kept none. */
  readonly post?: ReadPost
}

/** What a history lists of a post, whatever becomes of it. */
export interface ReadPost {
  readonly slug: string
  readonly title: string
  /** BCP 47. */
  readonly language?: string
  /** ISO 8601. */
  readonly published?: string
  /** Name of its type. */
  readonly type?: string
}

export function toReadPost({ slug, title, language, published, tags }: PostSummary): ReadPost {
  const type = tags.find(({ facet }) => facet === 'type')?.name
  return {
    slug,
    title,
    ...(language && { language }),
    ...(published && { published }),
    ...(type && { type }),
  }
}
