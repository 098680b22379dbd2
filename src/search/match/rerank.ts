import { raiseAlike, type Candidate } from './likeness.ts'
import type { ClauseMatch } from './matchClause.ts'
import { nearness } from './nearness.ts'
import { questionWords } from '../query/TextQuery.ts'
import { together } from '../shards/together.ts'
import type { SearchIndex } from '../index/SearchIndex.ts'

/**
 * Looks closer at the best posts: whether the words stand near each other, and whether the posts are
 * like the very best. Raises scores, so that all stay above posts that were not looked at.
 *
 * @param top  best first
 */
export function rerank(
  index: SearchIndex,
  top: readonly Candidate[],
  clauses: readonly ClauseMatch[],
): void {
  const sought = clauses.flatMap(({ words }) => words)
  if (top.length < 2 || sought.length === 0) return
  const near = nearness(index, sought)
  const gains = together(top, ({ place }) => near(place))
  for (const [at, candidate] of top.entries()) candidate.score += gains[at]!
  // A few words are what their best posts are about, or are not: they do not tell.
  if (clauses.length >= questionWords) raiseAlike(index, top)
}
