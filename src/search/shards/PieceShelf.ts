import { MissingPieces } from './MissingPieces.ts'

/**
 * The pieces of a published index that are in memory. Those that were not used for long make room;
 * what is unpacked of a piece goes with it.
 */
export interface PieceShelf {
  has(name: string): boolean
  /** @throws {MissingPieces} where one of them is not here, naming all that are not */
  need(names: readonly string[]): void
  /** @throws {MissingPieces} */
  get<Content>(name: string, unpack: (bytes: Uint8Array) => Content): Content
  put(name: string, bytes: Uint8Array): void
  /** Makes room. What an answer under way has asked for has to stay, so this is called between answers. */
  tidy(): void
}

interface Shelved {
  readonly bytes: Uint8Array
  content?: unknown
}

/** A reader asks for some twenty pieces at a key, of a few kilobytes each. */
const usualCapacity = 1_000_000

/** @param capacity  bytes as they are fetched; unpacked they take some ten times that */
export function createPieceShelf(capacity = usualCapacity): PieceShelf {
  /** The one that was used last is last. */
  const pieces = new Map<string, Shelved>()
  let size = 0
  return {
    has: (name) => pieces.has(name),
    need: (names) => {
      const missing = names.filter((name) => !pieces.has(name))
      if (missing.length > 0) throw new MissingPieces(missing)
    },
    get: <Content>(name: string, unpack: (bytes: Uint8Array) => Content) => {
      const piece = pieces.get(name)
      if (!piece) throw new MissingPieces([name])
      pieces.delete(name)
      pieces.set(name, piece)
      piece.content ??= unpack(piece.bytes)
      return piece.content as Content
    },
    put: (name, bytes) => {
      size += bytes.length - (pieces.get(name)?.bytes.length ?? 0)
      pieces.set(name, { bytes })
    },
    tidy: () => {
      for (const [name, { bytes }] of pieces) {
        if (size <= capacity) return
        pieces.delete(name)
        size -= bytes.length
      }
    },
  }
}
