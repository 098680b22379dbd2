import type { ComparedTexts, WordCounts } from './ComparedTexts.ts'
import { keyTerms, rarity, type KeyTerm } from './keyTerms.ts'

/** How like one post the others are in their words. */
export interface TextComparison {
  /**
   * By rank, about what `likenessOf` says, by the first few terms: quick, for choosing whom to compare
   * in full.
   */
  readonly estimates: Float64Array
  /** 0 nothing in common, 1 as like as the post is to itself. */
  likenessOf(rank: number): number
  /** What a post shares, and what each adds to the likeness; most first. */
  sharedTerms(rank: number): readonly SharedTerm[]
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
  const { vocabulary, averageLength } = texts
  // Cleared after each comparison rather than made for it: there are as many as terms and posts.
  const slots = new Uint8Array(vocabulary.termCount)
  const estimates = new Float64Array(allRanks)
  let slotted: readonly KeyTerm[] = []

  function assignSlots(terms: readonly KeyTerm[]): void {
    for (const { number } of slotted) slots[number] = 0
    for (const [at, { number }] of terms.entries()) slots[number] = at + 1
    slotted = terms
  }

  return (rank) => {
    const isThere = texts.lengthOf(rank) !== undefined
    const own = isThere ? texts.wordsOf(rank) : undefined
    const terms = own ? keyTerms(texts, own) : []
    /** Of the key terms; before them, of all other words together. */
    const counts = new Float64Array(terms.length + 1)
    const shares = new Float64Array(terms.length)
    assignSlots(terms)

    /** What each term adds for a post, before it is set against the post itself. */
    function measure(other: number): Float64Array {
      counts.fill(0)
      texts.countInto(counts, slots, other)
      const length = Math.max(texts.lengthOf(other)!, leastLength * averageLength)
      const damping = (saturation * length) / averageLength
      for (let at = 0; at < shares.length; at++) {
        const count = counts[at + 1]!
        shares[at] = (terms[at]!.weight * count * (saturation + 1)) / (count + damping)
      }
      return shares
    }

    /** By the position of their term among the key terms. */
    function countWords({ words, counts: times }: WordCounts): ReadonlyMap<number, number>[] {
      const found = terms.map(() => new Map<number, number>())
      for (let at = 0; at < words.length; at++) {
        const ofTerm = found[slots[vocabulary.termNumberOf(words[at]!)]! - 1]
        ofTerm?.set(words[at]!, times[at]!)
      }
      return found
    }

    const whole = isThere ? sum(measure(rank)) : 0
    let ownCounts: readonly ReadonlyMap<number, number>[] | undefined

    estimate(texts, terms, estimates)
    const ownEstimate = estimates[rank]!
    for (let other = 0; other < estimates.length; other++) {
      estimates[other] = ownEstimate > 0 ? estimates[other]! / ownEstimate : 0
    }

    return {
      estimates,
      likenessOf: (other) =>
        whole > 0 && texts.lengthOf(other) !== undefined ? sum(measure(other)) / whole : 0,
      sharedTerms: (other) => {
        if (!own || whole === 0 || texts.lengthOf(other) === undefined) return []
        ownCounts ??= countWords(own)
        const otherCounts = countWords(texts.wordsOf(other))
        return Array.from(measure(other), (score, at) => {
          const common = mostCommon(ownCounts![at]!, otherCounts[at]!)
          const frequency = texts.frequencyOf(terms[at]!.number)
          return common ? [{ ...common, frequency, share: score / whole }] : []
        })
          .flat()
          .toSorted((a, b) => b.share - a.share)
      },
    }
  }
}

/** By the ranks of posts, what the ranking of the search gives them for the first terms. */
function estimate(texts: ComparedTexts, terms: readonly KeyTerm[], estimates: Float64Array): void {
  estimates.fill(0)
  const mostPosts = Math.max(mostLookedUp.posts, mostLookedUp.share * texts.postCount)
  const telling = terms.filter(({ number }) => texts.frequencyOf(number) <= mostPosts)
  for (const { number, weight } of telling.slice(0, estimatingTerms)) {
    // The score has the rarity of the term in it, as the weight has: it is to count once.
    const times = weight / rarity(texts.frequencyOf(number), texts.postCount)
    texts.addScores(estimates, number, times)
  }
}

function sum(values: Float64Array): number {
  let total = 0
  for (const value of values) total += value
  return total
}

function mostCommon(
  own: ReadonlyMap<number, number>,
  others: ReadonlyMap<number, number>,
): { word: number; count: number } | undefined {
  let best: { word: number; count: number } | undefined
  for (const [word, mine] of own) {
    const count = Math.min(mine, others.get(word) ?? 0)
    if (count > (best?.count ?? 0)) best = { word, count }
  }
  return best
}
