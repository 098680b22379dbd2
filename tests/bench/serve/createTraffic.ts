import { setTimeout as delay } from 'node:timers/promises'
import type { FileKind } from './openFolder.ts'

/**
 * What is sent, for the sums of bytes. `kept`: a part of the program that a script has asked for, to
 * keep it for later, and nothing that the page loads to show itself.
 */
export type TrafficKind = FileKind | 'kept'

/** A piece of an answer that has arrived. */
export interface Piece {
  readonly path: string
  readonly kind: TrafficKind
  readonly bytes: number
  /** Whether it belongs to the file itself and not to the head before it. */
  readonly isBody: boolean
  /** ms since 1970, as pages have it too. */
  readonly arrivedAt: number
}

/** All that a server has sent. */
export interface Traffic {
  /** Called as a request comes; call what it gives when that has been answered or given up. */
  begin(): () => void
  add(piece: Omit<Piece, 'arrivedAt'>): void
  /** Pieces that arrived from one moment to another. */
  between(from: number, to?: number): readonly Piece[]
  /** Resolves once no request is open, and none has been, for a while. @returns whether in time */
  quiet(quietMs: number, timeoutMs: number): Promise<boolean>
}

export function createTraffic(): Traffic {
  const pieces: Piece[] = []
  let open = 0
  let changedAt = clock()

  return {
    begin: () => {
      open += 1
      changedAt = clock()
      let isOpen = true
      return () => {
        if (isOpen) open -= 1
        isOpen = false
        changedAt = clock()
      }
    },
    add: (piece) => {
      pieces.push({ ...piece, arrivedAt: clock() })
    },
    between: (from, to = Infinity) =>
      pieces.filter(({ arrivedAt }) => arrivedAt >= from && arrivedAt <= to),
    quiet: async (quietMs, timeoutMs) => {
      const endsAt = clock() + timeoutMs
      for (;;) {
        if (open === 0 && clock() - changedAt >= quietMs) return true
        if (clock() > endsAt) return false
        await delay(50)
      }
    },
  }
}

/** Now, as {@link Piece.arrivedAt} has it. */
export function clock(): number {
  return performance.timeOrigin + performance.now()
}

export type Weights = Readonly<Record<TrafficKind | 'all', number>>

/** Bytes of pieces by kind, heads included. */
export function weighPieces(pieces: readonly Piece[]): Weights {
  const sums = { html: 0, css: 0, js: 0, data: 0, other: 0, kept: 0, all: 0 }
  for (const { kind, bytes } of pieces) {
    sums[kind] += bytes
    sums.all += bytes
  }
  return sums
}
