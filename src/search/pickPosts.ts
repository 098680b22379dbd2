import type { PostSummary } from '../model/Post.ts'
import type { NewestPosts } from '../model/Visit.ts'
import type { SearchCorpus } from './SearchCorpus.ts'
import { together } from './shards/together.ts'

/** The newest posts of all, as lists have them: those without a date come last. */
export function newestPosts(corpus: SearchCorpus, count: number): NewestPosts {
  const ranks: number[] = []
  const undated: number[] = []
  for (let rank = 0; rank < corpus.postCount && ranks.length < count; rank++) {
    if (corpus.isUndated(rank)) undated.push(rank)
    else ranks.push(rank)
  }
  ranks.push(...undated.slice(0, count - ranks.length))
  return {
    posts: together(ranks, (rank) => {
      const { id, published } = corpus.postOf(rank)
      return { id, ...(published && { published }) }
    }),
    isAll: ranks.length === corpus.postCount,
  }
}

/** Those of these posts that the edition has, newest first. */
export function listedPosts(corpus: SearchCorpus, ids: readonly string[]): readonly PostSummary[] {
  const wanted = new Set(ids)
  const ranks: number[] = []
  for (let rank = 0; rank < corpus.postCount && ranks.length < wanted.size; rank++) {
    if (wanted.has(corpus.idOf(rank))) ranks.push(rank)
  }
  return together(ranks, (rank) => corpus.postOf(rank))
}
