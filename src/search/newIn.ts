import type { NewPosts } from '../model/Follow.ts'
import type { PostSummary } from '../model/Post.ts'
import type { SearchQuery } from '../model/SearchQuery.ts'
import type { Corpus } from './Corpus.ts'
import { matchingIds } from './search.ts'

/** More are counted and not listed: the list itself is one link away. */
const listedCount = 5

/**
 * What a query finds now, and which of it is not among the posts seen before.
 *
 * @param seen  ids of posts; those that match no more, or are gone, do no harm
 */
export function newIn(corpus: Corpus, query: SearchQuery, seen: readonly string[]): NewPosts {
  const ids = matchingIds(corpus, query)
  const known = new Set(seen)
  const unseen = new Set(ids.filter((id) => !known.has(id)))
  const fresh = corpus.filed.filter(({ post }) => unseen.has(post.id)).map(({ post }) => post)
  return {
    ids,
    fresh: fresh.toSorted((a, b) => isUndated(a) - isUndated(b)).slice(0, listedCount),
    freshCount: fresh.length,
  }
}

function isUndated({ published }: PostSummary): number {
  return Number(published === undefined)
}
