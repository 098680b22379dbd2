import type { PostSummary } from '../../model/Post.ts'
import type { Analyzer } from '../analysis/Analyzer.ts'
import type { SearchSection } from '../index/PostIndex.ts'
import type { FacetColumn, ListedValue, SearchCorpus } from '../SearchCorpus.ts'
import { createByteReader, type ByteReader } from './ByteReader.ts'
import { dayOfNumber } from './createColumnWriter.ts'
import { createShardIndex, type ShardIndex } from './createShardIndex.ts'
import { pieceNames, sliceSize } from './pieceNames.ts'
import type { PieceShelf } from './PieceShelf.ts'
import type { ShardLocator } from './ShardDirectory.ts'
import { shardsVersion, type ShardHead } from './ShardHead.ts'
import { together } from './together.ts'

export interface ShardCorpus extends SearchCorpus {
  readonly index: ShardIndex
  /** Which version of a post it is. */
  versionOf(rank: number): string
}

/** Values of one slice of a facet: those of a post stand from its start to the next one's. */
interface ValueSlice {
  readonly starts: Uint32Array
  readonly values: Uint32Array
}

const decoder = new TextDecoder()

/**
 * A published edition, as far as its pieces are on the shelf. Whatever needs another one throws
 * `MissingPieces`; see `answerWhenLoaded`.
 *
 * @throws when the pieces are of another version or another analyzer
 */
export function createShardCorpus(
  head: ShardHead,
  analyzer: Analyzer,
  shelf: PieceShelf,
  locator?: ShardLocator,
): ShardCorpus {
  if (head.version !== shardsVersion || head.analyzer !== analyzer.id)
    throw new Error(`search: pieces of version ${head.version} and analyzer ${head.analyzer}`)
  const { postCount } = head
  const slices = Array.from({ length: Math.ceil(postCount / sliceSize) }, (_value, at) => at)
  /** Posts of one time are numbered oldest first too, so that a build later only adds. */
  const turn = (rankOrPlace: number) => postCount - 1 - rankOrPlace

  /** What a column has of a post. Which post will be asked for next is not known: all slices are needed. */
  function cellOf<Cell>(
    nameOf: (slice: number) => string,
    read: (bytes: Uint8Array) => readonly Cell[],
    place: number,
  ): Cell {
    const name = nameOf(Math.floor(place / sliceSize))
    if (!shelf.has(name)) shelf.need(slices.map(nameOf))
    return shelf.get(name, read)[place % sliceSize]!
  }

  function columnOf(facet: number): FacetColumn {
    const all = together(slices, (slice) =>
      shelf.get(pieceNames.facet(facet, slice), (bytes) => readValues(createByteReader(bytes))),
    )
    const sliceAt = (place: number) => all[Math.floor(place / sliceSize)]!
    return {
      countInto: (counts, ranks) => {
        for (const rank of ranks) {
          const { starts, values } = sliceAt(turn(rank))
          const row = turn(rank) % sliceSize
          for (let at = starts[row]!; at < starts[row + 1]!; at++) counts[values[at]!]!++
        }
      },
      hasOneOf: (rank, chosen) => {
        const { starts, values } = sliceAt(turn(rank))
        const row = turn(rank) % sliceSize
        for (let at = starts[row]!; at < starts[row + 1]!; at++) {
          if (chosen[values[at]!] === 1) return true
        }
        return false
      },
    }
  }

  return {
    index: createShardIndex(head, analyzer, shelf, locator),
    postCount,
    facets: head.facets.map((facet, number) => ({
      ...facet,
      get values() {
        return shelf.get(pieceNames.values(number), parse) as ListedValue[]
      },
    })),
    ...(head.days && { days: head.days }),
    rankAt: turn,
    placeOf: turn,
    isUndated: (rank) =>
      head.undated.some(([first, end]) => turn(rank) >= first && turn(rank) < end),
    dayOf: (rank) => cellOf(pieceNames.days, readDays, turn(rank)),
    columnOf,
    idOf: (rank) => cellOf(pieceNames.ids, readTexts, turn(rank)),
    versionOf: (rank) => cellOf(pieceNames.revisions, readTexts, turn(rank)),
    postOf: (rank) => shelf.get(pieceNames.card(turn(rank)), parse) as PostSummary,
    sectionsOf: (rank) => shelf.get(pieceNames.text(turn(rank)), parse) as SearchSection[],
    spellingOf: ({ word, written }) => written ?? word,
  }
}

function parse(bytes: Uint8Array): unknown {
  return JSON.parse(decoder.decode(bytes))
}

function readValues(from: ByteReader): ValueSlice {
  const starts = [0]
  const values: number[] = []
  while (!from.isAtEnd) {
    for (let left = from.number(); left > 0; left--) values.push(from.number())
    starts.push(values.length)
  }
  return { starts: Uint32Array.from(starts), values: Uint32Array.from(values) }
}

function readDays(bytes: Uint8Array): (string | undefined)[] {
  const from = createByteReader(bytes)
  const days: (string | undefined)[] = []
  while (!from.isAtEnd) days.push(dayOfNumber(from.number()))
  return days
}

function readTexts(bytes: Uint8Array): string[] {
  return parse(bytes) as string[]
}
