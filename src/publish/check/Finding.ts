import type { CheckedPost } from './CheckedFeed.ts'

/** A post that a finding is about. */
export interface FindingPost {
  readonly title: string
  readonly url?: string
  /** Position among the items of the feed, from 1. */
  readonly position: number
  /** What it is in this post, where that is not plain from the finding. */
  readonly detail?: string
}

/** Something that the publisher can mend. A reader would be fine with advice alone. */
export interface Finding {
  readonly code: string
  readonly severity: 'problem' | 'advice'
  /** In plain words. */
  readonly message: string
  readonly posts: readonly FindingPost[]
}

export function findingPost({ draft }: CheckedPost, detail?: string): FindingPost {
  const { title, url } = draft.post
  return { title, ...(url && { url }), position: draft.position, ...(detail && { detail }) }
}
