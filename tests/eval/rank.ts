import { emptyQuery } from '../../src/model/SearchQuery.ts'
import type { Corpus } from '../../src/search/Corpus.ts'
import { findPosts } from '../../src/search/query/findPosts.ts'

/**
 * Asks as the reader's field does, and goes on to the posts that the page offers after those with
 * all words. @returns ids of all posts found, best first
 */
export function rank(corpus: Corpus, words: string): string[] {
  const { matches } = findPosts(corpus, { ...emptyQuery, words, isLoose: true })
  return matches.map((match) => corpus.idOf(match.rank))
}
