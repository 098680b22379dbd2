import { rarity } from '../index/rarity.ts'
import { together } from '../shards/together.ts'
import type { SearchIndex } from '../index/SearchIndex.ts'

/** A post that answers a query, and how well. */
export interface Candidate {
  readonly place: number
  score: number
}

/** Posts whose words are taken for what the query is about. */
const modelPosts = 5
const modelTerms = 20
/** What the best post gains by it, as a share of its score. */
const share = 0.4
const saturation = 1.2
/** How far long posts are held against them. */
const lengthWeight = 0.75

/**
 * Raises posts that have the telling words of the best ones, though the query may not say them:
 * pseudo relevance feedback.
 *
 * @param candidates  of which a few score best
 */
export function raiseAlike(index: SearchIndex, candidates: readonly Candidate[]): void {
  if (candidates.length <= modelPosts) return
  together(candidates, ({ place }) => index.profileOf(place))
  const models = candidates.toSorted((a, b) => b.score - a.score).slice(0, modelPosts)
  const best = models[0]!.score
  const chosen = tellingTerms(index, models)
  const gains = likenessTo(index, candidates, chosen)
  const highest = Math.max(...gains)
  if (highest === 0) return
  for (const [at, candidate] of candidates.entries()) {
    candidate.score += (share * best * gains[at]!) / highest
  }
}

interface WeighedTerm {
  readonly term: string
  readonly weight: number
  readonly frequency: number
}

function tellingTerms(index: SearchIndex, models: readonly Candidate[]): readonly WeighedTerm[] {
  const best = models[0]!.score
  const weighed = new Map<string, WeighedTerm>()
  for (const { place, score } of models) {
    for (const { term, count, frequency } of index.profileOf(place).terms) {
      const worth = (score / best) ** 2 * (count / (count + 1)) * rarity(index, frequency)
      const weight = (weighed.get(term)?.weight ?? 0) + worth
      weighed.set(term, { term, weight, frequency })
    }
  }
  return [...weighed.values()]
    .toSorted((a, b) => b.weight - a.weight || (a.term < b.term ? -1 : 1))
    .slice(0, modelTerms)
}

function likenessTo(
  index: SearchIndex,
  candidates: readonly Candidate[],
  chosen: readonly WeighedTerm[],
): number[] {
  const worths = new Map(
    chosen.map(({ term, weight, frequency }) => [term, weight * rarity(index, frequency)]),
  )
  return together(candidates, ({ place }) => {
    const { length, terms } = index.profileOf(place)
    const damping = saturation * (1 - lengthWeight + (lengthWeight * length) / index.averageLength)
    let likeness = 0
    for (const { term, count } of terms) {
      const worth = worths.get(term)
      if (worth) likeness += (worth * count * (saturation + 1)) / (count + damping)
    }
    return likeness
  })
}
