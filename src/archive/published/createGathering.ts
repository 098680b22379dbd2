import type { Attention } from '../createAttention.ts'

/** Brings the packs of a build to this device one by one, in idle moments. */
export interface Gathering {
  /** Why it stands still; nothing while it goes on, or where nobody has wanted it. */
  readonly fault: unknown
  /** Goes on until it is stopped or all packs are here. */
  start(): void
  /** Leaves it at what is here. */
  stop(): void
}

interface GatheringOptions {
  readonly attention: Attention
  /** Hashes of the packs that are not here yet, in the order in which they should come. */
  readonly missing: () => Promise<readonly string[]>
  /** Fetches one and puts it on the device. @throws the signal's reason, where a question came first */
  readonly bring: (hash: string, signal: AbortSignal) => Promise<void>
  /** Told when it has come to its end or to a standstill. */
  readonly onEnd: () => Promise<void>
}

export function createGathering({ attention, missing, bring, onEnd }: GatheringOptions): Gathering {
  let isRunning = false
  let isWanted = false
  let fault: unknown

  async function run(): Promise<void> {
    isRunning = true
    fault = undefined
    try {
      await attention.lull()
      for (const hash of isWanted ? await missing() : []) await bringInTime(hash)
    } catch (error) {
      fault = error
    }
    isRunning = false
    await onEnd()
  }

  /** A pack that a question has interrupted is fetched again when there is time. */
  async function bringInTime(hash: string): Promise<void> {
    await attention.lull()
    if (!isWanted) return
    const signal = attention.untilAsked()
    try {
      await bring(hash, signal)
    } catch (error) {
      if (!signal.aborted) throw error
      await bringInTime(hash)
    }
  }

  return {
    get fault() {
      return isRunning ? undefined : fault
    },
    start: () => {
      isWanted = true
      if (!isRunning) void run()
    },
    stop: () => {
      isWanted = false
      attention.interrupt()
    },
  }
}
