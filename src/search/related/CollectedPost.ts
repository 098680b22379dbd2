import type { ByteStore } from '../index/ByteStore.ts'

/** The words of one post as they are written: each chunk once, in the order in which they are met first. */
export interface CollectedPost {
  /** What the words of the post number in an index, see `PostWords`. */
  readonly length: number
  readonly chunkCount: number
  /**
   * The numbers of the chunks, then two counts for each, see the functions below. What is looked up
   * most stands side by side.
   */
  readonly packed: Uint32Array
  readonly spelling: SpellingPlace
}

/** Where it says how the chunks of a post are spelt: few posts are ever asked. */
export interface SpellingPlace {
  /** In the store. */
  readonly start: number
  /** Chunks in all. */
  readonly count: number
  /** Of them, those that stand inside a sentence. */
  readonly insideCount: number
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
  store: ByteStore,
  { start, count, insideCount }: SpellingPlace,
  visit: (chunk: number, count: number, where: 'inside' | 'anywhere') => void,
): void {
  const bytes = store.read(start, 2 * count * Uint32Array.BYTES_PER_ELEMENT)
  // What was read may stand anywhere among other bytes, of which numbers cannot be made.
  const numbers = new Uint32Array(new Uint8Array(bytes).buffer)
  for (let at = 0; at < count; at++) {
    visit(numbers[2 * at]!, numbers[2 * at + 1]!, at < insideCount ? 'inside' : 'anywhere')
  }
}
