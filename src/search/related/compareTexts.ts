import { keyTerms, keyTermWeights, rarity, type KeyTerm } from './keyTerms.ts'
import type { PostIndex } from '../index/PostIndex.ts'
import { forEachWord, type PostWords } from '../index/postWords.ts'

/** How like one post the others are in their words. */
export interface TextComparison {
  /** About what `likenessOf` says, by the first few terms: quick, for choosing whom to compare in full. */
  estimateOf(id: string): number
  /** 0 nothing in common, 1 as like as the post is to itself. */
  likenessOf(id: string): number
  /** What a post shares, and what each adds to the likeness; most first. */
  sharedTerms(id: string): readonly SharedTerm[]
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
 */
export function compareTexts(index: PostIndex, id: string): TextComparison {
  const places = findPlaces(index)
  const wordsOf = (other: string) => index.wordsAt(places.get(other) ?? -1)
  const own = wordsOf(id)
  const terms = own ? keyTerms(index, own) : []
  const slots = assignSlots(index, terms)
  /** Of the key terms; before them, of all other words together. */
  const counts = new Int32Array(terms.length + 1)
  const weights = Float64Array.from(terms, ({ weight }) => weight)
  const shares = new Float64Array(terms.length)
  const averageLength = averageOf(index)

  /** What each term adds for a post, before it is set against the post itself. */
  function measure(words: PostWords): Float64Array {
    counts.fill(0)
    forEachWord(words, (number, field) => {
      counts[slots[number]!]! += keyTermWeights[field]!
    })
    const length = Math.max(words.length, leastLength * averageLength)
    const damping = (saturation * length) / averageLength
    for (let at = 0; at < shares.length; at++) {
      const count = counts[at + 1]!
      shares[at] = (weights[at]! * count * (saturation + 1)) / (count + damping)
    }
    return shares
  }

  /** By the position of their term among the key terms. */
  function countWords(words: PostWords): ReadonlyMap<number, number>[] {
    const found = terms.map(() => new Map<number, number>())
    forEachWord(words, (number, field) => {
      const ofTerm = found[slots[number]! - 1]
      const weight = keyTermWeights[field]!
      if (ofTerm && weight > 0) ofTerm.set(number, (ofTerm.get(number) ?? 0) + weight)
    })
    return found
  }

  const whole = own ? sum(measure(own)) : 0
  let ownCounts: readonly ReadonlyMap<number, number>[] | undefined

  const estimates = estimate(index, terms)
  const ownEstimate = estimates[places.get(id) ?? -1] ?? 0

  return {
    estimateOf: (other) => {
      const estimated = estimates[places.get(other) ?? -1] ?? 0
      return estimated > 0 && ownEstimate > 0 ? estimated / ownEstimate : 0
    },
    likenessOf: (other) => {
      const words = wordsOf(other)
      return whole > 0 && words ? sum(measure(words)) / whole : 0
    },
    sharedTerms: (other) => {
      const words = wordsOf(other)
      if (!own || whole === 0 || !words) return []
      ownCounts ??= countWords(own)
      const otherCounts = countWords(words)
      return Array.from(measure(words), (score, at) => {
        const common = mostCommon(ownCounts![at]!, otherCounts[at]!)
        const frequency = index.frequencyByNumber(terms[at]!.number)
        return common ? [{ ...common, frequency, share: score / whole }] : []
      })
        .flat()
        .toSorted((a, b) => b.share - a.share)
    },
  }
}

/** @returns by the places of posts, what the ranking of the search gives them for the first terms */
function estimate(index: PostIndex, terms: readonly KeyTerm[]): Float64Array {
  const estimates = new Float64Array(index.placeCount)
  const mostPosts = Math.max(mostLookedUp.posts, mostLookedUp.share * index.documentCount)
  const telling = terms.filter(({ number }) => index.frequencyByNumber(number) <= mostPosts)
  for (const { number, weight } of telling.slice(0, estimatingTerms)) {
    const { places, scores } = index.scoresOf(index.vocabulary.termOf(number))
    // The score has the rarity of the term in it, as the weight has: it is to count once.
    const repeated = weight / rarity(index.frequencyByNumber(number), index.documentCount)
    for (const [at, place] of places.entries()) estimates[place]! += repeated * scores[at]!
  }
  return estimates
}

function findPlaces(index: PostIndex): ReadonlyMap<string, number> {
  const places = new Map<string, number>()
  for (let place = 0; place < index.placeCount; place++) {
    const id = index.idAt(place)
    if (id !== undefined) places.set(id, place)
  }
  return places
}

/** For each word of the vocabulary the position of its term among the key terms, from 1; else 0. */
function assignSlots({ analyzer, vocabulary }: PostIndex, terms: readonly KeyTerm[]): Uint8Array {
  const slotOfTerm = new Uint8Array(vocabulary.termCount)
  for (const [at, { number }] of terms.entries()) slotOfTerm[number] = at + 1
  const slots = new Uint8Array(vocabulary.size)
  for (let number = 0; number < slots.length; number++) {
    const slot = slotOfTerm[vocabulary.termNumberOf(number)]!
    if (slot > 0 && !analyzer.isStopWord(vocabulary.wordOf(number))) slots[number] = slot
  }
  return slots
}

function averageOf(index: PostIndex): number {
  let total = 0
  for (let place = 0; place < index.placeCount; place++) total += index.wordsAt(place)?.length ?? 0
  return total / Math.max(1, index.documentCount)
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
