import type { PostIndex } from '../index/PostIndex.ts'
import { compoundMark, fieldWeights, firstMark, type PostWords } from '../index/postWords.ts'
import { rarity } from '../index/rarity.ts'

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
export function raiseAlike(index: PostIndex, candidates: readonly Candidate[]): void {
  if (candidates.length <= modelPosts) return
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
  readonly term: number
  readonly weight: number
}

function tellingTerms(index: PostIndex, models: readonly Candidate[]): WeighedTerm[] {
  const { vocabulary, analyzer } = index
  const best = models[0]!.score
  const weights = new Float64Array(vocabulary.termCount)
  const terms = new Set<number>()
  for (const { place, score } of models) {
    const counts = new Map<number, number>()
    visitTerms(index, index.wordsAt(place)!, (term, times) => {
      counts.set(term, (counts.get(term) ?? 0) + times)
    })
    for (const [term, count] of counts) {
      const frequency = index.frequencyOf(term)
      if (frequency < 2) continue
      weights[term]! += (score / best) ** 2 * (count / (count + 1)) * rarity(index, frequency)
      terms.add(term)
    }
  }
  const isTelling = (term: string) => term.length > 1 && !analyzer.isStopWord(term)
  return [...terms]
    .toSorted((a, b) => weights[b]! - weights[a]! || a - b)
    .filter((term) => isTelling(vocabulary.termOf(term)))
    .slice(0, modelTerms)
    .map((term) => ({ term, weight: weights[term]! }))
}

function likenessTo(
  index: PostIndex,
  candidates: readonly Candidate[],
  chosen: readonly WeighedTerm[],
): number[] {
  const slots = new Uint8Array(index.vocabulary.termCount)
  for (const [at, { term }] of chosen.entries()) slots[term] = at + 1
  const worths = chosen.map(({ term, weight }) => weight * rarity(index, index.frequencyOf(term)))
  const counts = new Float64Array(chosen.length + 1)
  return candidates.map(({ place }) => {
    const words = index.wordsAt(place)!
    counts.fill(0)
    visitTerms(index, words, (term, times) => {
      const slot = slots[term]!
      if (slot > 0) counts[slot]! += times
    })
    const length = 1 - lengthWeight + (lengthWeight * words.length) / index.averageLength
    return worths.reduce((sum, worth, at) => {
      const count = counts[at + 1]!
      return sum + (worth * count * (saturation + 1)) / (count + saturation * length)
    }, 0)
  })
}

/** Calls back with the term of each word, and how often it counts in its field. */
function visitTerms(
  { vocabulary: { termNumbers } }: PostIndex,
  words: PostWords,
  visit: (term: number, times: number) => void,
): void {
  let weight = 1
  for (let at = 0; at < words.length; at++) {
    const value = words[at]!
    if (value < firstMark) visit(termNumbers[value]!, weight)
    else if (value === compoundMark) at += 2
    else weight = fieldWeights[value - firstMark]!
  }
}
