import type { NewPosts } from '../model/Follow.ts'
import type { SearchQuery } from '../model/SearchQuery.ts'
import { matchingRanks } from './search.ts'
import type { SearchCorpus } from './SearchCorpus.ts'

/** More are counted and not listed: the list itself is one link away. */
const listedCount = 5

/**
 * What a query finds now, and which of it is not among the posts seen before.
 *
 * @param seen  ids of posts; those that match no more, or are gone, do no harm
 */
export function newIn(corpus: SearchCorpus, query: SearchQuery, seen: readonly string[]): NewPosts {
  const ranks = matchingRanks(corpus, query)
  const ids = ranks.map((rank) => corpus.idOf(rank))
  const known = new Set(seen)
  const fresh = ranks.filter((_rank, at) => !known.has(ids[at]!)).toSorted((a, b) => a - b)
  const isUndated = (rank: number) => Number(corpus.isUndated(rank))
  return {
    ids,
    fresh: fresh
      .toSorted((a, b) => isUndated(a) - isUndated(b))
      .slice(0, listedCount)
      .map((rank) => corpus.postOf(rank)),
    freshCount: fresh.length,
  }
}
