import { FeedFetchError } from '../../feed/FeedFetchError.ts'
import { fetchFeed, readValidators, type Validators } from '../../feed/fetchFeed.ts'
import type { FeedSource, Site } from '../../model/Site.ts'
import { together } from '../../search/shards/together.ts'
import type { ArchiveFault } from '../Archive.ts'
import type { LiveState } from './LiveState.ts'
import { loadCode } from './loadCode.ts'
import type { Build } from './openBuild.ts'
import type { PublishedFeed } from './publishedFiles.ts'
import type { PublishedReader } from './readPublished.ts'
import { parsePost } from './readPublished.ts'
import type { KnownPost, KnownPosts, LiveContext } from './readLive.ts'
import { feedKey } from '../feedKey.ts'

interface CheckOptions {
  readonly build: Build
  readonly feeds: readonly PublishedFeed[]
  readonly site: Site
  readonly before: LiveState
  readonly reader: PublishedReader
  /** When the host says that the build was put there, in milliseconds since 1970. */
  readonly builtAt: number | undefined
  /** Address of the site, absolute. */
  readonly base: string
  readonly pause: () => Promise<void>
}

interface CheckedFeeds {
  readonly live: LiveState
  readonly faults: ReadonlyMap<string, ArchiveFault>
}

/**
 * Asks the feeds what they have that a build has not. Most often that is nothing, which a head of an
 * answer says; what it takes to read a feed is fetched only where there is more.
 */
export async function checkFeeds(options: CheckOptions): Promise<CheckedFeeds> {
  const { site, before } = options
  const asked = await Promise.all(
    site.feeds.map(async (source) => ({ source, ...(await askForNews(source, options)) })),
  )
  if (asked.every(({ isUnchanged }) => isUnchanged)) {
    const checkedAt = new Date().toISOString()
    const feeds = site.feeds.map((source) => {
      const key = feedKey(source)
      return [key, { ...before.feeds[key], checkedAt }] as const
    })
    return { live: { ...before, feeds: Object.fromEntries(feeds) }, faults: new Map() }
  }
  const { live, faults } = await compare(options)
  const feeds = asked.flatMap(({ source, validators }) => {
    const key = feedKey(source)
    const own = live.feeds[key]
    if (!own) return []
    return [[key, validators && !faults.has(key) ? { ...own, validators } : own] as const]
  })
  return { live: { ...live, feeds: Object.fromEntries(feeds) }, faults }
}

interface News {
  /** The document is the one that is known already. Where that cannot be told, it is not. */
  readonly isUnchanged: boolean
  readonly validators?: Validators
}

async function askForNews(source: FeedSource, options: CheckOptions): Promise<News> {
  const { feeds, before, site, base, builtAt } = options
  const { url } = source
  const published = feeds.find((feed) => feedKey(feed.source) === feedKey(source))
  const earlier = before.feeds[feedKey(source)]
  const checkpoint = earlier?.checkpoint ?? published?.checkpoint
  if (!published || checkpoint?.format === 'wordpress') return { isUnchanged: false }
  if (published.details.isExpired) return { isUnchanged: true }
  try {
    const known = earlier?.validators ?? checkpoint?.validators
    if (known?.etag ?? known?.lastModified) {
      const deadline = performance.now() + site.limits.timeMs
      const limits = { ...site.limits, attempts: 1 }
      const answer = await fetchFeed(checkpoint?.url ?? url, { limits, deadline, known })
      if (answer.isUnchanged) return { isUnchanged: true }
      await answer.document.text[Symbol.asyncIterator]().return?.()
      return { isUnchanged: false, validators: answer.document.validators }
    }
    // A feed that lies beside the pages was read from a disk, which names no version of it.
    if (!url.startsWith(base)) return { isUnchanged: false }
    const validators = await askForVersion(url)
    const modifiedAt = Date.parse(validators.lastModified ?? '')
    return { isUnchanged: builtAt !== undefined && modifiedAt <= builtAt, validators }
  } catch (error) {
    if (error instanceof FeedFetchError) return { isUnchanged: false }
    throw error
  }
}

async function askForVersion(url: string): Promise<Validators> {
  try {
    const { ok, headers } = await fetch(url, { method: 'HEAD', cache: 'no-cache' })
    return ok ? readValidators(headers) : {}
  } catch (cause) {
    throw new FeedFetchError(url, { cause })
  }
}

async function compare(options: CheckOptions): Promise<CheckedFeeds> {
  const { build, feeds, site, before, reader, base, pause } = options
  const [{ readLive }, { corpus }] = await Promise.all([
    loadCode(() => import('./readLive.ts'), base),
    build.open(),
  ])
  let known: Promise<KnownPosts> | undefined
  const context: LiveContext = {
    site,
    feeds,
    known: () => (known ??= readKnownPosts(build, feeds)),
    // The days are fetched together with the ids, before anything is compared with them.
    dayOf: (rank) => corpus.dayOf(rank),
    slugOf: async (rank) => (await build.answer(() => corpus.postOf(rank))).slug,
    isTaken: async (slug, id) => {
      const bytes = await reader.post(slug)
      return bytes !== undefined && parsePost(bytes, base).post.id !== id
    },
    pause,
  }
  return readLive(context, before)
}

/** Ids and versions of all posts of a build, some twenty bytes for each. */
export async function readKnownPosts(
  build: Build,
  feeds: readonly PublishedFeed[],
): Promise<KnownPosts> {
  const { corpus } = await build.open()
  const ranks = Array.from({ length: corpus.postCount }, (_value, rank) => rank)
  if (ranks.length === 0) return new Map()
  const columns = await build.answer(() => {
    // One cell of each, so that all columns are fetched side by side.
    together(['idOf', 'versionOf', 'dayOf'] as const, (column) => corpus[column](0))
    return ranks.map((rank) => [corpus.idOf(rank), corpus.versionOf(rank)] as const)
  })
  const known = new Map<string, KnownPost>(
    feeds.flatMap(({ source, duplicates }) =>
      duplicates.map((id) => [id, { feed: feedKey(source), revision: '' }] as const),
    ),
  )
  for (const [rank, [id, version]] of columns.entries()) {
    const [feed, revision = ''] = version.split(' ')
    const source = feeds[Number(feed)]?.source
    known.set(id, { rank, feed: source ? feedKey(source) : '', revision })
  }
  return known
}
