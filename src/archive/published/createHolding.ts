import type { Keeping } from '../Archive.ts'
import type { Attention } from '../createAttention.ts'
import { createGathering } from './createGathering.ts'
import type { Build } from './openBuild.ts'
import type { PublishedDatabase } from './publishedDatabase.ts'
import { otherPieces, splitHashes, type PublishedHead, type PublishedPacks } from './publishedFiles.ts' // prettier-ignore
import type { PublishedReader } from './readPublished.ts'

/** What this device has of a published archive, and how the rest of it comes. */
export interface Holding {
  /** The build that is wholly on the device, which need not be the one that is shown. */
  readonly kept: PublishedHead | undefined
  /** Looks what is there. */
  open(): Promise<void>
  /** What is there is of another program, or damaged: it is only a cache. */
  forget(): void
  isWhole(build: Build): boolean
  file(path: string): Promise<Uint8Array | undefined>
  /** Whether the reader wants the whole here; where nothing was said, unless data are to be saved. */
  isWanted(): boolean
  /** Says whether the whole is wanted. */
  choose(isWanted: boolean): Promise<void>
  /** Deletes what is here, and wants it no more. @returns false where nothing was here */
  giveWay(): Promise<boolean>
  /** Brings what is missing of a build, if that is wanted. */
  gather(build: Build): void
  /** Nothing where there is nothing to say: all is here, or the browser keeps nothing. */
  describe(build: Build, postCount: number): Keeping | undefined
}

interface HoldingOptions {
  readonly database: PublishedDatabase
  readonly reader: PublishedReader
  readonly attention: Attention
  /** What browsers without storage cannot have. */
  readonly isRefused: () => boolean
  /** Told when one more pack is here. */
  readonly onProgress: () => void
  /** Told when all is here or none will come. @param fault  why, in that case */
  readonly onEnd: (fault: unknown) => Promise<void>
}

export function createHolding(options: HoldingOptions): Holding {
  const { database, reader, attention, isRefused, onProgress, onEnd } = options
  const gathering = createGathering({ attention, missing, bring, onEnd: end })
  let kept: PublishedHead | undefined
  let held: ReadonlySet<string> = new Set()
  /** Whether the reader wants the whole on this device, where that has been said. */
  let choice: boolean | undefined
  /** The build that is gathered, and its packs once they are known. */
  let gathered: { readonly build: Build; readonly packs?: PublishedPacks } | undefined

  async function missing(): Promise<readonly string[]> {
    const listed = await readPacks(gathered!.build)
    return listed.filter((hash) => !held.has(hash))
  }

  async function readPacks(build: Build): Promise<readonly string[]> {
    const known = gathered?.build === build ? gathered.packs : undefined
    const packs = known ?? ((await build.read(otherPieces.packs)) as PublishedPacks)
    if (gathered?.build === build) gathered = { build, packs }
    return [...splitHashes(packs.index), ...splitHashes(packs.posts)]
  }

  async function bring(hash: string, signal: AbortSignal): Promise<void> {
    await database.putPack(hash, await reader.pack(hash, signal))
    held = new Set([...held, hash])
    onProgress()
  }

  async function end(): Promise<void> {
    const build = gathered?.build
    if (build && isWanted() && gathering.fault === undefined) await keep(build)
    await onEnd(gathering.fault)
  }

  /** Everything is here: the next visit needs no network. */
  async function keep(build: Build): Promise<void> {
    const all = await readPacks(build)
    if (!all.every((hash) => held.has(hash)) || isRefused()) return
    await database.keep(build.head, all)
    if (!isRefused()) kept = build.head
  }

  function forget(): void {
    kept = undefined
    held = new Set()
  }

  function isWhole(build: Build): boolean {
    return kept?.build === build.head.build
  }

  function isWanted(): boolean {
    return !isRefused() && (choice ?? !isSavingData())
  }

  function gather(build: Build): void {
    if (isWhole(build) || !isWanted()) return
    if (gathered?.build !== build) gathered = { build }
    gathering.start()
  }

  return {
    get kept() {
      return kept
    },
    open: async () => {
      const [head, packs, wanted] = await Promise.all([
        database.keptHead(),
        database.packs(),
        database.isWholeWanted(),
      ])
      kept = head
      held = new Set(packs)
      choice = wanted
    },
    forget,
    isWhole,
    file: async (path) => (held.size > 0 ? database.file(path) : undefined),
    isWanted,
    choose: async (wanted) => {
      choice = wanted
      if (!wanted) gathering.stop()
      await database.putWholeWanted(wanted)
    },
    giveWay: async () => {
      if (held.size === 0) return false
      gathering.stop()
      choice = false
      forget()
      return database.giveWay()
    },
    gather,
    describe: (build, postCount) => {
      if (isWhole(build) || isRefused()) return undefined
      const packs = gathered?.build === build ? gathered.packs : undefined
      const here = splitHashes(packs?.posts ?? '').filter((hash) => held.has(hash))
      return {
        state: isWanted()
          ? gathering.fault === undefined
            ? 'underway'
            : 'failed'
          : choice === undefined
            ? 'saving-data'
            : 'stopped',
        heldCount: Math.min(postCount, here.length * (packs?.postsInPack ?? 0)),
      }
    },
  }
}

/** The browser's own setting; not every browser has one. */
export function isSavingData(): boolean {
  const { connection } = navigator as { connection?: { readonly saveData?: boolean } }
  return connection?.saveData === true
}
