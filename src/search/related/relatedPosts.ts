import type { PostSummary } from '../../model/Post.ts'
import type { Corpus } from '../Corpus.ts'
import { createRelating } from './createRelating.ts'
import { indexedTexts } from './indexedTexts.ts'
import type { RelatedReason } from './RelatedReason.ts'

export type { RelatedReason }

export interface RelatedPost {
  readonly post: PostSummary
  readonly reason: RelatedReason
}

/**
 * Chooses what to read next of a corpus, see {@link createRelating}.
 *
 * @param picks  ids of posts
 */
export function relatedPosts(
  corpus: Corpus,
  post: PostSummary,
  picks: readonly string[],
  limit: number,
): RelatedPost[] {
  const rankOf = (id: string) => corpus.byId.get(id)?.rank
  const rank = rankOf(post.id)
  if (rank === undefined) return []
  const relate = createRelating(
    corpus.filed.map((entry) => entry.post),
    indexedTexts(corpus),
  )
  const picked = picks.flatMap((id) => rankOf(id) ?? [])
  return relate(rank, picked, limit).map((relation) => ({
    post: corpus.filed[relation.rank]!.post,
    reason: relation.reason,
  }))
}
