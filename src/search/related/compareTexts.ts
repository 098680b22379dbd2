import type { ComparedTexts, WordCounting, WordCounts } from './ComparedTexts.ts'
import { roundCount, roundFinely } from '../index/roundCount.ts'
import { keyTerms, roundedRarity, type KeyTerm } from './keyTerms.ts'

/** How like one post the others are in their words. */
export interface TextComparison {
  /**
   * Adds to scores, by rank, about what `likenessOf` says, by the first few terms: quick, for choosing
   * whom to compare in full.
   */
  addEstimates(scores: Float64Array): void
  /** What these go by. Call it after {@link addEstimates}. */
  probe(): Probe
  /** Of each post: 0 nothing in common, 1 as like as the post is to itself. */
  likenesses(ranks: readonly number[]): readonly number[]
  /** What each post shares, and what that adds to the likeness; most first. */
  sharedTerms(ranks: readonly number[]): readonly (readonly SharedTerm[])[]
}

/** Tells how like a post another one is estimated to be. */
export interface Probe {
  /** Numbers of terms. */
  readonly terms: readonly number[]
  /** How many times what the ranking gives for each counts. */
  readonly times: readonly number[]
  /** What it gives the post itself: the estimate is in proportion to it. */
  readonly own: number
}

/** A term that two posts share by a word that stands in both. */
export interface SharedTerm {
  /** Number of the word in the vocabulary: of those of the term, the one that both have most. */
  readonly word: number
  /** How often it stands in the post that has it less; in the title it counts for more. */
  readonly count: number
  /** In how many posts the term stands. */
  readonly frequency: number
  readonly share: number
}

/** Ten times the same word tell little more than five times. */
const saturation = 4

/** Of the average: a post of a few words is not for that like every post that has one of them. */
const leastLength = 0.2

/** Terms that are looked up in the index for an estimate. */
const estimatingTerms = 24

/** Terms in more posts than this share of them, or this number, take long to look up and tell little. */
const mostLookedUp = { share: 0.25, posts: 50 }

/**
 * Compares posts with one by BM25, where the terms of that post are the query. The length of a post
 * counts in full: otherwise the longest ones, which have every word, are related to everything.
 *
 * What it takes depends on the posts that share telling terms, not on how many there are.
 *
 * @param allRanks  number of posts, those without words here included
 */
export function createTextComparer(
  texts: ComparedTexts,
  allRanks: number,
): (rank: number) => TextComparison {
  const averageLength = roundFinely(texts.averageLength)
  const wordsOfTerm = createTermWords(texts)
  // Made once and cleared: it is as long as there are posts.
  const estimates = new Float64Array(allRanks)

  return (rank) => {
    const isThere = texts.lengthOf(rank) !== undefined
    let ownEstimate = 0
    const own = isThere ? texts.wordsOf(rank) : noWords
    const terms = keyTerms(texts, own)
    const counts = new Float64Array(terms.length)
    const shares = new Float64Array(terms.length)

    /** What each term adds for a post, before it is set against the post itself. */
    function measure(other: number, counting: WordCounting): Float64Array {
      counts.fill(0)
      counting.countInto(counts, other)
      const length = Math.max(texts.lengthOf(other)!, leastLength * averageLength)
      const damping = (saturation * length) / averageLength
      for (let at = 0; at < shares.length; at++) {
        const count = counts[at]!
        shares[at] = (terms[at]!.weight * count * (saturation + 1)) / (count + damping)
      }
      return shares
    }

    function countTerms(): WordCounting {
      const slots = terms.flatMap(({ number }, at) =>
        wordsOfTerm(number).map((word) => [word, at] as const),
      )
      return texts.counting(new Map(slots))
    }

    function likenesses(others: readonly number[]): readonly number[] {
      const counting = countTerms()
      const whole = isThere ? sum(measure(rank, counting)) : 0
      const likeness = others.map((other) =>
        whole > 0 && texts.lengthOf(other) !== undefined
          ? sum(measure(other, counting)) / whole
          : 0,
      )
      counting.end()
      return likeness
    }

    return {
      addEstimates: (scores) => {
        estimate(texts, terms, estimates)
        ownEstimate = estimates[rank]!
        if (ownEstimate <= 0) return
        for (let other = 0; other < allRanks; other++) {
          scores[other]! += estimates[other]! / ownEstimate
        }
      },
      probe: () => {
        const estimating = estimatingTermsOf(texts, terms)
        return {
          terms: estimating.map(({ number }) => number),
          times: estimating.map(({ times }) => times),
          own: ownEstimate,
        }
      },
      likenesses,
      sharedTerms: (others) => {
        const common = findCommon(texts, own, terms, others)
        const counting = countTerms()
        const whole = isThere ? sum(measure(rank, counting)) : 0
        const shared = others.map((other, which) => {
          if (whole === 0 || texts.lengthOf(other) === undefined) return []
          return Array.from(measure(other, counting), (score, at) => {
            const word = common[which]![at]
            const frequency = texts.frequencyOf(terms[at]!.number)
            return word ? [{ ...word, frequency, share: score / whole }] : []
          })
            .flat()
            .toSorted((a, b) => b.share - a.share)
        })
        counting.end()
        return shared
      },
    }
  }
}

/** A word that two posts have, and how often the one that has it less. */
type Common = Pick<SharedTerm, 'word' | 'count'>

/** For each of the others, by key term, the word of it that both have most: of equals the first in this post. */
function findCommon(
  texts: ComparedTexts,
  own: WordCounts,
  terms: readonly KeyTerm[],
  others: readonly number[],
): readonly (readonly (Common | undefined)[])[] {
  const termAt = new Map(terms.map(({ number }, at) => [number, at]))
  const words: { readonly word: number; readonly mine: number; readonly term: number }[] = []
  for (let at = 0; at < own.words.length; at++) {
    const word = own.words[at]!
    const term = termAt.get(texts.vocabulary.termNumberOf(word))
    if (term !== undefined) words.push({ word, mine: own.counts[at]!, term })
  }
  const counting = texts.counting(new Map(words.map(({ word }, slot) => [word, slot])))
  const counts = new Float64Array(words.length)
  const common = others.map((other) => {
    const best: (Common | undefined)[] = Array.from(terms, () => undefined)
    if (texts.lengthOf(other) === undefined) return best
    counts.fill(0)
    counting.countInto(counts, other)
    for (const [slot, { word, mine, term }] of words.entries()) {
      const count = Math.min(mine, counts[slot]!)
      if (count > (best[term]?.count ?? 0)) best[term] = { word, count }
    }
    return best
  })
  counting.end()
  return common
}

/** @returns the words of a term, stop words left out */
function createTermWords(texts: ComparedTexts): (term: number) => number[] {
  const { vocabulary } = texts
  const words = new Map<number, number[]>()
  for (let word = 0; word < vocabulary.size; word++) {
    if (texts.isStopWord(word)) continue
    const term = vocabulary.termNumberOf(word)
    const known = words.get(term)
    if (known) known.push(word)
    else words.set(term, [word])
  }
  return (term) => words.get(term) ?? []
}

const noWords: WordCounts = { words: [], counts: [] }

/** By the ranks of posts, what the ranking of the search gives them for the first terms. */
function estimate(texts: ComparedTexts, terms: readonly KeyTerm[], estimates: Float64Array): void {
  estimates.fill(0)
  for (const { number, times } of estimatingTermsOf(texts, terms)) {
    texts.addScores(estimates, number, times)
  }
}

function estimatingTermsOf(
  texts: ComparedTexts,
  terms: readonly KeyTerm[],
): readonly { readonly number: number; readonly times: number }[] {
  const { posts, share } = mostLookedUp
  const mostPosts = Math.max(posts, share * roundCount(texts.postCount))
  return terms
    .filter(({ number }) => roundCount(texts.frequencyOf(number)) <= mostPosts)
    .slice(0, estimatingTerms)
    .map(({ number, weight }) => ({
      number,
      // The score has the rarity of the term in it, as the weight has: it is to count once.
      times: weight / roundedRarity(texts.frequencyOf(number), texts.postCount),
    }))
}

function sum(values: Float64Array): number {
  let total = 0
  for (const value of values) total += value
  return total
}
