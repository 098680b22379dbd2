import { markOf } from '../index/postWords.ts'
import { roundCount } from '../index/roundCount.ts'
import type { ComparedTexts, WordCounts } from './ComparedTexts.ts'

/** A term that tells what a post is about. */
export interface KeyTerm {
  /** Number of the term in the vocabulary. */
  readonly number: number
  /** How much it tells: often in this post, in few others. */
  readonly weight: number
}

/** More of them make the ranking no better, and a long post no slower than a short one. */
const maximumKeyTerms = 120

/** A word that a post repeats counts for more each time, but ever less: five times one at the most. */
const saturation = 4

/** How often a word counts that stands there once. Tags and authors are compared as such. */
const weights: Record<keyof typeof markOf, number> = {
  title: 3,
  headings: 2,
  tags: 0,
  authors: 0,
  summary: 2,
  body: 1,
}

/** By the number that `forEachWord` gives of the field. */
export const keyTermWeights = Object.keys(markOf).map(
  (field) => weights[field as keyof typeof markOf],
)

/** @returns the terms that tell most about a post and that other posts have too, the first of them first */
export function keyTerms(texts: ComparedTexts, words: WordCounts): readonly KeyTerm[] {
  return [...countTerms(texts, words)]
    .flatMap(([number, count]) => {
      const frequency = texts.frequencyOf(number)
      if (frequency < 2) return []
      const repeated = (count * (saturation + 1)) / (count + saturation)
      return { number, weight: repeated * roundedRarity(frequency, texts.postCount) }
    })
    .toSorted((a, b) => b.weight - a.weight)
    .slice(0, maximumKeyTerms)
}

/** The idf of BM25: never below 0. It counts once, or names that two posts share drown all else. */
function rarity(frequency: number, postCount: number): number {
  return Math.log(1 + (postCount - frequency + 0.5) / (frequency + 0.5))
}

/** The same of numbers that stay as they are when one of many posts changes. */
export function roundedRarity(frequency: number, postCount: number): number {
  return rarity(roundCount(frequency), roundCount(postCount))
}

function countTerms({ vocabulary }: ComparedTexts, own: WordCounts): Map<number, number> {
  const counts = new Map<number, number>()
  for (let at = 0; at < own.words.length; at++) {
    const term = vocabulary.termNumberOf(own.words[at]!)
    counts.set(term, (counts.get(term) ?? 0) + own.counts[at]!)
  }
  return counts
}
