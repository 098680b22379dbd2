import type { PickedFeed } from './readPickedFeed.ts'
import type { Ranker } from './relatedRankers.ts'

/** Means over all posts with picks. */
export interface PickScores {
  /** Of the picks, or of three of them where there are more, those among the first three. */
  readonly recallAt3: number
  /** One by the rank of the first pick; 0 where there is none among the first twenty. */
  readonly mrr: number
}

const rankedCount = 20

export function scoreRanker({ posts, picks }: PickedFeed, rank: Ranker): PickScores {
  let recall = 0
  let reciprocal = 0
  for (const post of posts) {
    const picked = picks.get(post.id)
    if (!picked) continue
    const ranked = rank(post, rankedCount)
    const found = ranked.slice(0, 3).filter((id) => picked.has(id)).length
    const first = ranked.findIndex((id) => picked.has(id))
    recall += found / Math.min(3, picked.size)
    reciprocal += first < 0 ? 0 : 1 / (first + 1)
  }
  return { recallAt3: recall / picks.size, mrr: reciprocal / picks.size }
}
