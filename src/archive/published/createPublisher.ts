import type { PostOrigin } from '../../feed/assemblePosts.ts'
import { FeedFetchError } from '../../feed/FeedFetchError.ts'
import { FeedFormatError } from '../../feed/FeedFormatError.ts'
import { FeedLimitError } from '../../feed/FeedLimitError.ts'
import type { PostDraft } from '../../feed/PostDraft.ts'
import { feedLimits, type FeedLimits } from '../../model/feedLimits.ts'
import type { EditionChanges } from '../archiveDatabase.ts'
import type { Edition, PostSource } from '../Edition.ts'
import type { StoredFeed } from '../StoredEdition.ts'
import { isAbsent } from './isAbsent.ts'
import { bodyFile, type PublishedHead } from './publishedFiles.ts'
import { createPublishedReader } from './readPublished.ts'

/** What one build has published, without the posts themselves. */
interface Build {
  /** Of its edition; tells it from other builds. */
  readonly path: string
  readonly version: string
  readonly feeds: readonly StoredFeed[]
  readonly packs: readonly string[]
}

/** The files that builds publish beside the site file, and what has been fetched of them. */
export interface Publisher {
  /** Posts in memory, and of the others the bodies, each fetched when it is asked for. */
  readonly source: PostSource
  /** The build that the site has now; nothing where there is none, or none that can be read. */
  look(): Promise<PublishedHead | undefined>
  /** What that build lists; nothing where the files cannot be had. */
  open(head: PublishedHead, limits: FeedLimits): Promise<Build | undefined>
  /** From now on posts are fetched from this build. @param edition  as assembled of it alone */
  use(build: Build, edition: Edition, limits: FeedLimits): void
  /** Whether there are packs that are not here yet. */
  readonly isMissingPacks: boolean
  /** Whether one of them may be had: the server has not said that it is gone. */
  readonly hasNextPack: boolean
  /**
   * Fetches the newest of those, and holds its posts.
   *
   * @returns its posts; nothing where the signal came first
   * @throws {FeedFetchError} and the other errors of a reading
   */
  fetchPack(signal?: AbortSignal): Promise<readonly PostDraft[] | undefined>
  /** Keeps whole posts in memory. */
  hold(posts: EditionChanges['put']): void
  /** A whole post, if it is in memory. */
  find(origin: PostOrigin): PostDraft | undefined
  /** Packs that were not there are asked for again. */
  forgive(): void
  /** The posts are on the device: they need not be held. */
  release(): void
}

/** @param base  address of the site, absolute */
export function createPublisher(base: string): Publisher {
  const reader = createPublishedReader(base)
  /** Post, with its version → the path of its body. */
  const bodyPaths = new Map<string, string>()
  const held = new Map<string, PostDraft>()
  const fetched = new Set<string>()
  /** Packs that the server does not have: a newer build has taken the place of the one in use. */
  const gone = new Set<string>()
  let packs: readonly string[] = []
  let limits = feedLimits
  /** Of all packs together, decompressed. */
  let bytes = 0
  let hasNone = false

  async function look(): Promise<PublishedHead | undefined> {
    if (hasNone) return undefined
    try {
      // Once: a first visit waits for it, and there are the feeds to fall back on.
      return await reader.head({ limits: { ...limits, attempts: 1 } })
    } catch (error) {
      // A bare feed says so once for the whole visit; a fault may pass.
      hasNone = isAbsent(error) || (error instanceof FeedFormatError && error.fault === 'web-page')
      return refuseOurOwn(error)
    }
  }

  async function read(head: PublishedHead): Promise<Build | undefined> {
    try {
      const { version, feeds } = await reader.edition(head.edition, { limits })
      return { path: head.edition, version, feeds, packs: head.packs }
    } catch (error) {
      return refuseOurOwn(error)
    }
  }

  async function body(origin: PostOrigin) {
    const path = bodyPaths.get(keyOf(origin))
    if (path === undefined) return undefined
    try {
      return await reader.body(path, { limits })
    } catch (error) {
      return refuseOurOwn(error)
    }
  }

  const missing = () => packs.filter((path) => !fetched.has(path))
  const next = () => missing().find((path) => !gone.has(path))
  const find = (origin: PostOrigin) => held.get(keyOf(origin))

  function hold(posts: EditionChanges['put']): void {
    for (const { feed, draft } of posts) {
      held.set(keyOf({ feed, id: draft.post.id, revision: draft.post.revision }), draft)
    }
  }

  return {
    source: {
      body: async (origin) => find(origin) ?? body(origin),
      sections: (origin) => find(origin)?.sections,
    },
    look,
    open: async (head, its) => {
      limits = its
      const build = await read(head)
      if (build) return build
      // Between the two requests a newer build may have been put up.
      const newer = await look()
      return newer && read(newer)
    },
    use: (build, { posts, origins }, its) => {
      limits = its
      packs = build.packs
      for (const { id, slug } of posts) {
        const origin = origins.get(id)!
        bodyPaths.set(keyOf(origin), bodyFile(origin, slug))
      }
    },
    get isMissingPacks() {
      return missing().length > 0
    },
    get hasNextPack() {
      return next() !== undefined
    },
    fetchPack: async (signal) => {
      const path = next()!
      if (bytes > limits.bytes) throw new FeedLimitError('bytes', new URL(path, base).href)
      let size = 0
      const onBytes = (count: number) => {
        size += count
      }
      try {
        const pack = await reader.pack(path, { limits, signal, onBytes })
        bytes += size
        fetched.add(path)
        hold(pack)
        return pack.map(({ draft }) => draft)
      } catch (error) {
        if (signal?.aborted) return undefined
        if (isAbsent(error)) gone.add(path)
        throw error
      }
    },
    hold,
    find,
    forgive: () => gone.clear(),
    release: () => {
      held.clear()
      fetched.clear()
      packs = []
      bytes = 0
    },
  }
}

function keyOf({ feed, id, revision }: PostOrigin): string {
  return `${feed} ${id} ${revision}`
}

/** There are the feeds to fall back on, whatever is wrong with the files; not with our own mistakes. */
function refuseOurOwn(error: unknown): undefined {
  const isFault =
    error instanceof FeedFetchError ||
    error instanceof FeedFormatError ||
    error instanceof FeedLimitError
  if (!isFault) throw error
}
