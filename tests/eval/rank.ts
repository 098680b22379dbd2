import { emptyQuery } from '../../src/model/SearchQuery.ts'
import type { Corpus } from '../../src/search/Corpus.ts'
import { findPosts } from '../../src/search/query/findPosts.ts'

/** Asks as the reader's field does. @returns ids of all posts found, best first */
export function rank(corpus: Corpus, words: string): string[] {
  return findPosts(corpus, { ...emptyQuery, words }).matches.map(({ id }) => id)
}
