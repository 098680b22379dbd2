import type MiniSearch from 'minisearch'
import type { Options } from 'minisearch'
import type { TermScores } from './SearchIndex.ts'

/** All fields as one: terms, separated by spaces, as often as their fields weigh. */
export interface RankingDocument {
  readonly id: string
  readonly terms: string
}

/** A word counts more the oftener it stands in a post and the shorter the post; `d` would be for BM25+. */
export const bm25 = { k: 2, b: 0.8, d: 0 }

export const rankingOptions: Options<RankingDocument> = {
  fields: ['terms'],
  tokenize: (terms) => terms.split(' '),
  processTerm: (term) => term,
  // Posts leave it with all their terms: there is nothing to clear away afterwards.
  autoVacuum: false,
}

/** What a term is worth in each post that has it. @param placeOf  by what MiniSearch knows the post */
export function scoreTerm(
  ranking: MiniSearch<RankingDocument>,
  term: string,
  placeOf: (id: unknown) => number,
): TermScores {
  const found: number[] = []
  const scores: number[] = []
  ranking.search(term, {
    bm25,
    tokenize: (text) => [text],
    // Taken here, so that nothing has to be sorted.
    filter: ({ id, score }) => {
      found.push(placeOf(id))
      scores.push(score)
      return false
    },
  })
  return { places: Int32Array.from(found), scores: Float64Array.from(scores) }
}
