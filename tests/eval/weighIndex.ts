import { gzipSync } from 'node:zlib'
import type { PostIndex } from '../../src/search/index/PostIndex.ts'
import { saveIndex } from '../../src/search/index/savedIndex.ts'

/** Bytes of the saved index. */
export interface IndexWeight {
  readonly raw: number
  readonly gzip: number
  /** Of these, MiniSearch's own JSON. */
  readonly rankingRaw: number
  readonly rankingGzip: number
}

export function weighIndex(index: PostIndex): IndexWeight {
  const { ranking, words, terms, ids, lengths, numbers } = saveIndex(index)
  const rankingBytes = Buffer.from(ranking)
  const all = [
    rankingBytes,
    Buffer.from(words),
    Buffer.from(terms),
    Buffer.from(JSON.stringify(ids)),
    new Uint8Array(lengths.buffer),
    new Uint8Array(numbers.buffer),
  ]
  return {
    raw: sum(all.map(({ length }) => length)),
    gzip: sum(all.map((part) => gzipSync(part).length)),
    rankingRaw: rankingBytes.length,
    rankingGzip: gzipSync(rankingBytes).length,
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
