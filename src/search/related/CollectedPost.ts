/**
 * The words of one post as they are written: each chunk once, in the order in which they are met
 * first. One array of numbers holds all of it, since there are as many as posts.
 */
export interface CollectedPost {
  /** What the words of the post number in an index, see `PostWords`. */
  readonly length: number
  readonly chunkCount: number
  /**
   * The numbers of the chunks, then two counts for each, then two numbers for each chunk that stands
   * inside a sentence: see the functions below. What is looked up most stands side by side.
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

/** How often it stands in the text, tags and names aside. */
export function textCountAt({ packed, chunkCount }: CollectedPost, at: number): number {
  return packed[2 * chunkCount + at]!
}

/** Calls back with the chunks that stand inside sentences, in the order in which they first do. */
export function forEachInside(
  { packed, chunkCount }: CollectedPost,
  visit: (chunk: number, count: number) => void,
): void {
  for (let at = 3 * chunkCount; at < packed.length; at += 2) visit(packed[at]!, packed[at + 1]!)
}
