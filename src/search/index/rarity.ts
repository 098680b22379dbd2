import type { SearchIndex } from './SearchIndex.ts'

/** How much a term says that stands in so many posts: the inverse document frequency of BM25. */
export function rarity(
  { documentCount }: Pick<SearchIndex, 'documentCount'>,
  frequency: number,
): number {
  return Math.log(1 + (documentCount - frequency + 0.5) / (frequency + 0.5))
}
