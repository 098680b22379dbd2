import { setTimeout as delay } from 'node:timers/promises'
import { conditions, type Conditions } from './conditions.ts'
import { createQueue } from './createQueue.ts'

/**
 * The network between the servers of the bench and the browser. It is slowed on the servers' side:
 * what the browser's own protocol slows is one page at a time, and neither a service worker nor all
 * of them together.
 */
export interface Link {
  /** Unthrottled until another is set. */
  set(next: Pick<Conditions, 'roundTripMs' | 'bitsPerSecond'>): void
  /** Nothing answers any more, as if the network were gone; and again. */
  setCut(isCut: boolean): void
  isCut(): boolean
  /** Called when the link is cut. */
  onCut(listener: () => void): void
  /** Takes as long as opening a connection: one round trip for TCP, one for TLS 1.3. */
  connect(): Promise<void>
  /** Takes as long as a request there and the first byte of its answer back. */
  ask(): Promise<void>
  /** How much to send at once, so that answers share the link as they do on a network. */
  pieceBytes(): number
  /** Takes until bytes have arrived behind all that were sent before. */
  carry(bytes: number): Promise<void>
}

/** What fits into one packet, and into one frame where nothing has to wait for anything. */
const packetBytes = 1400
const fullFrameBytes = 16_384

export function createLink(): Link {
  let { roundTripMs, bitsPerSecond }: Parameters<Link['set']>[0] = conditions.unthrottled
  let queue = createQueue(bitsPerSecond)
  let isCut = false
  const cutListeners: (() => void)[] = []

  async function wait(ms: number): Promise<void> {
    if (ms > 0) await delay(Math.ceil(ms))
  }

  return {
    set: (next) => {
      ;({ roundTripMs, bitsPerSecond } = next)
      queue = createQueue(bitsPerSecond)
    },
    setCut: (next) => {
      isCut = next
      if (isCut) for (const listener of cutListeners) listener()
    },
    isCut: () => isCut,
    onCut: (listener) => void cutListeners.push(listener),
    connect: () => wait(2 * roundTripMs),
    ask: () => wait(roundTripMs),
    pieceBytes: () => (bitsPerSecond === Infinity ? fullFrameBytes : packetBytes),
    carry: (bytes) => {
      const now = performance.now()
      return wait(queue.add(now, bytes) - now)
    },
  }
}
