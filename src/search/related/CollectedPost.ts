/**
 * The words of one post as they are written: each chunk once, in the order in which they are met
 * first. One array of numbers holds all of it, since there are as many as posts.
 */
export interface CollectedPost {
  /** What the words of the post number in an index, see `PostWords`. */
  readonly length: number
  readonly chunkCount: number
  /** Of the chunks, those that stand inside a sentence. */
  readonly insideCount: number
  /**
   * The numbers of the chunks, then two counts for each, then how they are spelt: see the functions
   * below. What is looked up most stands side by side.
   */
  readonly packed: Uint32Array
}

/** So often no word need be told from one that stands there oftener. */
const mostCounted = 0xffff

export function packCounts(high: number, low: number): number {
  return ((Math.min(mostCounted, high) << 16) | Math.min(mostCounted, low)) >>> 0
}

export function chunkAt({ packed }: CollectedPost, at: number): number {
  return packed[at]!
}

/** How often the chunk stands there, as `keyTermWeights` count. */
export function keyCountAt({ packed, chunkCount }: CollectedPost, at: number): number {
  return packed[chunkCount + at]! >>> 16
}

/** The same as the ranking of the search counts. */
export function rankingCountAt({ packed, chunkCount }: CollectedPost, at: number): number {
  return packed[chunkCount + at]! & 0xffff
}

/**
 * Calls back with the chunks of the text and how often they stand there: those inside sentences, as
 * often as they do, then those that only begin them or stand in headings.
 */
export function forEachSpelt(
  { packed, chunkCount, insideCount }: CollectedPost,
  visit: (chunk: number, count: number, where: 'inside' | 'anywhere') => void,
): void {
  const outside = 2 * chunkCount + 2 * insideCount
  for (let at = 2 * chunkCount; at < packed.length; at += 2) {
    visit(packed[at]!, packed[at + 1]!, at < outside ? 'inside' : 'anywhere')
  }
}
