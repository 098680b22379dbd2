import type { PostSummary } from '../../model/Post.ts'
import type { Analyzer } from '../analysis/Analyzer.ts'
import type { FacetValue } from '../facets.ts'
import type { SearchSection } from '../index/PostIndex.ts'
import type { FacetColumn, SearchCorpus } from '../SearchCorpus.ts'
import { createByteReader, type ByteReader } from './ByteReader.ts'
import { dayOfNumber } from './createColumnWriter.ts'
import { createShardIndex } from './createShardIndex.ts'
import { pieceNames, sliceSize } from './pieceNames.ts'
import type { PieceShelf } from './PieceShelf.ts'
import { shardsVersion, type ShardHead } from './ShardHead.ts'
import { together } from './together.ts'

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
): SearchCorpus {
  if (head.version !== shardsVersion || head.analyzer !== analyzer.id)
    throw new Error(`search: pieces of version ${head.version} and analyzer ${head.analyzer}`)
  const { postCount } = head
  const slices = Array.from({ length: Math.ceil(postCount / sliceSize) }, (_value, at) => at)
  /** Posts of one time are numbered oldest first too, so that a build later only adds. */
  const turn = (rankOrPlace: number) => postCount - 1 - rankOrPlace

  /** @returns the slice that a place is in; which one will be asked for next is not known: all are needed */
  function sliceOf<Slice>(
    nameOf: (slice: number) => string,
    read: (from: ByteReader) => Slice,
  ): (place: number) => Slice {
    const all = together(slices, (slice) =>
      shelf.get(nameOf(slice), (bytes) => read(createByteReader(bytes))),
    )
    return (place) => all[Math.floor(place / sliceSize)]!
  }

  function columnOf(facet: number): FacetColumn {
    const sliceAt = sliceOf((slice) => pieceNames.facet(facet, slice), readValues)
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
    index: createShardIndex(head, analyzer, shelf),
    postCount,
    facets: head.facets.map((facet, number) => ({
      ...facet,
      get values() {
        return shelf.get(pieceNames.values(number), parse<FacetValue[]>)
      },
    })),
    ...(head.days && { days: head.days }),
    rankAt: turn,
    placeOf: turn,
    isUndated: (rank) =>
      head.undated.some(([first, end]) => turn(rank) >= first && turn(rank) < end),
    dayOf: (rank) =>
      dayOfNumber(sliceOf(pieceNames.days, readDays)(turn(rank))[turn(rank) % sliceSize]!),
    columnOf,
    idOf: (rank) => sliceOf(pieceNames.ids, readIds)(turn(rank))[turn(rank) % sliceSize]!,
    postOf: (rank) => shelf.get(pieceNames.card(turn(rank)), parse<PostSummary>),
    sectionsOf: (rank) => shelf.get(pieceNames.text(turn(rank)), parse<SearchSection[]>),
  }
}

function parse<Content>(bytes: Uint8Array): Content {
  return JSON.parse(decoder.decode(bytes)) as Content
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

function readDays(from: ByteReader): number[] {
  const days: number[] = []
  while (!from.isAtEnd) days.push(from.number())
  return days
}

function readIds(from: ByteReader): string[] {
  const ids: string[] = []
  while (!from.isAtEnd) ids.push(from.text())
  return ids
}
