import type { PostDraft } from '../../feed/PostDraft.ts'
import type { Attention } from '../createAttention.ts'
import { createMoment } from '../createMoment.ts'
import type { Publisher } from './createPublisher.ts'
import { isAbsent } from './isAbsent.ts'

/** Brings the packs here one by one, newest first: when nothing else goes on, or at once. */
export interface Gathering {
  /** A question waits for what the packs hold. */
  readonly isHurried: boolean
  /** Why it stands still; nothing while it goes on, or where nobody has wanted more. */
  readonly fault: unknown
  /** Goes on in idle moments. */
  start(): void
  /** Goes on without a pause until all packs are here, or as many as there are. */
  hurry(): void
  /** Leaves it at what is here, unless a question needs the rest. */
  stop(): void
  /** Waits while there is nothing to do but what a question may interrupt. */
  pause(): Promise<void>
}

interface GatheringOptions {
  readonly publisher: Publisher
  readonly attention: Attention
  /** Takes in the posts of a pack; the next one is fetched when it is done. */
  readonly onPack: (drafts: readonly PostDraft[]) => Promise<void>
  /** Told when it has come to its end or to a standstill, and whether a question was waiting. */
  readonly onEnd: (wasHurried: boolean) => Promise<void>
}

export function createGathering({
  publisher,
  attention,
  onPack,
  onEnd,
}: GatheringOptions): Gathering {
  let isRunning = false
  let isWanted = false
  let isHurried = false
  let fault: unknown
  let hurrying = createMoment()

  async function pause(): Promise<void> {
    if (!isHurried) await Promise.race([attention.lull(), hurrying.promise])
  }

  const isToGoOn = () => publisher.hasNextPack && (isWanted || isHurried)

  async function run(): Promise<void> {
    isRunning = true
    try {
      while (isToGoOn()) {
        await pause()
        if (isToGoOn()) await step()
      }
    } catch (error) {
      fault = error
    }
    const wasHurried = isHurried
    isRunning = false
    isHurried = false
    hurrying = createMoment()
    await onEnd(wasHurried)
  }

  async function step(): Promise<void> {
    try {
      const drafts = await publisher.fetchPack(isHurried ? undefined : attention.untilAsked())
      // Where a question came first the pack is fetched again when there is time.
      if (drafts) await onPack(drafts)
    } catch (error) {
      if (!isAbsent(error)) throw error
      // The others may be there.
      fault = error
    }
  }

  function go(): void {
    if (isRunning) return
    if (publisher.hasNextPack) fault = undefined
    void run()
  }

  return {
    get isHurried() {
      return isHurried
    },
    get fault() {
      return isRunning ? undefined : fault
    },
    start: () => {
      isWanted = true
      go()
    },
    hurry: () => {
      if (!publisher.hasNextPack) return
      isHurried = true
      hurrying.resolve()
      go()
    },
    stop: () => {
      isWanted = false
      attention.interrupt()
    },
    pause,
  }
}
