import { encodeJson } from './createColumnWriter.ts'
import type { Piece } from './createShardWriter.ts'
import { pieceNames } from './pieceNames.ts'
import type { PieceShelf } from './PieceShelf.ts'

/** Where some pieces begin and by which name their content is published, in order. */
interface ShardDirectory {
  /** One text a line. */
  readonly beginnings: string
  /** One after the other, `hashLength` characters each; empty where the pieces are not published. */
  readonly hashes: string
}

/** Of the shards themselves; of stretches of them, each a directory, where there are too many. */
export interface ShardListing extends ShardDirectory {
  readonly isDivided: boolean
}

/** Characters that tell one content of a piece from another one. */
export const hashLength = 7

/** Shards that one directory lists: some 5 kB, which a head can have in it. */
const directorySize = 1_024

/** Puts the beginnings and hashes of shards in order for the head, with directories where it needs them. */
export function listShards(
  beginnings: readonly string[],
  hashes: readonly string[],
  hashOf: (piece: Piece) => string,
): { readonly listing: ShardListing; readonly directories: readonly Piece[] } {
  if (beginnings.length <= directorySize) {
    const listing = { isDivided: false, beginnings: beginnings.join('\n'), hashes: hashes.join('') }
    return { listing, directories: [] }
  }
  const starts = beginnings.flatMap((_text, at) => (at % directorySize === 0 ? at : []))
  const directories = starts.map((start, number): Piece => {
    const directory: ShardDirectory = {
      beginnings: beginnings.slice(start, start + directorySize).join('\n'),
      hashes: hashes.slice(start, start + directorySize).join(''),
    }
    return { name: pieceNames.directory(number), bytes: encodeJson(directory) }
  })
  const listing = {
    isDivided: true,
    beginnings: starts.map((start) => beginnings[start]!).join('\n'),
    hashes: directories.map(hashOf).join(''),
  }
  return { listing, directories }
}

/** Tells in which shard a text stands. Where a directory is not on the shelf, it throws `MissingPieces`. */
export interface ShardLocator {
  /** The shard that has the text, if any has. */
  shardAt(text: string): number
  /** The shards that words of a beginning can stand in. */
  shardsOf(prefix: string): readonly number[]
  hashOf(shard: number): string
}

interface Stretch {
  readonly starts: readonly string[]
  readonly hashes: string
}

const decoder = new TextDecoder()

export function createShardLocator(listing: ShardListing, shelf: PieceShelf): ShardLocator {
  const top = toStretch(listing)
  /** Few, and needed to name any other piece: they stay. */
  const known = new Map<number, Stretch>()

  function stretch(number: number): Stretch {
    if (!listing.isDivided) return top
    const found =
      known.get(number) ??
      shelf.get(pieceNames.directory(number), (bytes) =>
        toStretch(JSON.parse(decoder.decode(bytes)) as ShardDirectory),
      )
    known.set(number, found)
    return found
  }

  const stretchAt = (text: string) => (listing.isDivided ? lastNotAfter(top.starts, text) : 0)

  return {
    shardAt: (text) => {
      const number = stretchAt(text)
      return number * directorySize + lastNotAfter(stretch(number).starts, text)
    },
    shardsOf: (prefix) => {
      const shards: number[] = []
      const last = listing.isDivided ? top.starts.length - 1 : 0
      for (let number = stretchAt(prefix); number <= last; number++) {
        const isFirst = shards.length === 0
        if (!isFirst && !top.starts[number]!.startsWith(prefix)) return shards
        const { starts } = stretch(number)
        for (let at = isFirst ? lastNotAfter(starts, prefix) : 0; at < starts.length; at++) {
          if (shards.length > 0 && !starts[at]!.startsWith(prefix)) return shards
          shards.push(number * directorySize + at)
        }
      }
      return shards
    },
    hashOf: (shard) => {
      const at = (shard % directorySize) * hashLength
      return stretch(Math.floor(shard / directorySize)).hashes.slice(at, at + hashLength)
    },
  }
}

function toStretch({ beginnings, hashes }: ShardDirectory): Stretch {
  return { starts: beginnings.split('\n'), hashes }
}

/** Position of the last text that does not come after another one; of the first, where all do. */
function lastNotAfter(texts: readonly string[], text: string): number {
  let low = 0
  let high = texts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >>> 1
    if (texts[middle]! <= text) low = middle
    else high = middle - 1
  }
  return low
}
