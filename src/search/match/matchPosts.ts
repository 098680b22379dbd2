import type { SearchCorpus } from '../SearchCorpus.ts'
import type { Candidate } from './likeness.ts'
import { matchClause, type ClauseMatch } from './matchClause.ts'
import type { Clause } from '../query/TextQuery.ts'
import { rerank } from './rerank.ts'
import { together } from '../shards/together.ts'
import { titleRank } from './titleRank.ts'

/** A post that has what was asked for. */
export interface Match {
  /** Position among all posts, newest first. */
  readonly rank: number
  readonly score: number
}

/** A post found, before it is known how it ranks. */
interface FoundPost extends Candidate {
  readonly rank: number
  /** It has all clauses, so that its title may be just what was asked for. */
  readonly hasAll: boolean
}

/** Posts that are looked at closer than term by term. */
const rerankedPosts = 100

/**
 * Finds every post that has the clauses, best first; of equals, the newest first. A post whose
 * title is the words asked for, no more and no less, comes before all others.
 *
 * @param needs  whether posts need all of them, or only one
 */
export function matchPosts(
  corpus: SearchCorpus,
  clauses: readonly Clause[],
  needs: 'all' | 'some',
): readonly Match[] {
  const { index } = corpus
  const matches = together(clauses, (clause) => matchClause(index, clause))
  const needed = needs === 'all' ? clauses.length : Math.min(1, clauses.length)
  const found = addUp(corpus, matches, needed).toSorted(byScore)
  const top = found.slice(0, rerankedPosts)
  rerank(index, top, matches)
  const ranked = [...top.toSorted(byScore), ...found.slice(rerankedPosts)]
  return exactTitleFirst(ranked, titleRank(index, clauses)).map(({ rank, score }) => ({
    rank,
    score,
  }))
}

function addUp(corpus: SearchCorpus, clauses: readonly ClauseMatch[], needed: number): FoundPost[] {
  const found: FoundPost[] = []
  for (let place = 0; place < corpus.index.placeCount; place++) {
    let count = 0
    let score = 0
    for (const { has, scores } of clauses) {
      if (!has[place]) continue
      count++
      score += scores[place]!
    }
    if (count < needed) continue
    const rank = corpus.rankAt(place)
    if (rank === undefined) continue
    found.push({ rank, place, score, hasAll: count === clauses.length })
  }
  return found
}

function byScore(a: FoundPost, b: FoundPost): number {
  return b.score - a.score || a.rank - b.rank
}

function exactTitleFirst(
  found: readonly FoundPost[],
  rankOf: (place: number) => 0 | 1 | 2,
): readonly FoundPost[] {
  const ranks: FoundPost[][] = [[], [], []]
  for (const post of found) ranks[post.hasAll ? rankOf(post.place) : 0]!.push(post)
  return ranks.toReversed().flat()
}
