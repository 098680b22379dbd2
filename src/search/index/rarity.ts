import type { PostIndex } from './PostIndex.ts'

/** How much a term says that stands in so many posts: the inverse document frequency of BM25. */
export function rarity({ documentCount }: PostIndex, frequency: number): number {
  return Math.log(1 + (documentCount - frequency + 0.5) / (frequency + 0.5))
}
