import { assemblePosts, toEntry } from '../../feed/assemblePosts.ts'
import type { PostDraft } from '../../feed/PostDraft.ts'
import { checksum } from '../../model/checksum.ts'
import type { FeedSource, Site } from '../../model/Site.ts'
import type { ArchiveFault } from '../Archive.ts'
import { qualifiedId } from '../qualify.ts'
import { createPublicationReading, type FeedReading } from '../readFeeds.ts'
import type { StoredFeed } from '../StoredEdition.ts'
import type { LivePost, LiveState } from './LiveState.ts'
import type { PublishedFeed } from './publishedFiles.ts'
import { feedKey, feedName } from '../feedKey.ts'

/** A published post, as far as it takes to know whether a feed has another version of it. */
export interface KnownPost {
  /** None where a post of another feed stands for it. */
  readonly rank?: number
  /** Key of its feed. */
  readonly feed: string
  readonly revision: string
}

export type KnownPosts = ReadonlyMap<string, KnownPost>

/** What has to be known of a build to compare feeds with it. */
export interface LiveContext {
  readonly site: Site
  readonly feeds: readonly PublishedFeed[]
  /** All published posts, by their ids; fetched when a feed has something to compare with them. */
  readonly known: () => Promise<KnownPosts>
  /** `YYYY-MM-DD` */
  readonly dayOf: (rank: number) => string | undefined
  readonly slugOf: (rank: number) => Promise<string>
  /** @returns whether a published post other than this one has the slug */
  readonly isTaken: (slug: string, id: string) => Promise<boolean>
  /** Waits while the reader is busy. */
  readonly pause: () => Promise<void>
}

/** So many posts in a row that are as they were published: what follows is older. */
const enoughKnown = 50

/**
 * Reads the feeds as far as they are newer than a build.
 *
 * @param before  what was known of them
 * @returns what they have that the build has not, and the faults of those that could not be read
 */
export async function readLive(
  context: LiveContext,
  before: LiveState,
): Promise<{ readonly live: LiveState; readonly faults: ReadonlyMap<string, ArchiveFault> }> {
  const { site, feeds } = context
  const held = new Map(
    site.feeds.map((source) => [feedKey(source), toHeld(source, feeds, before)] as const),
  )
  const reading = createPublicationReading(site, held)
  const unchanged = new Map<FeedReading, number>()
  await reading.read(async (feed, drafts) => {
    await context.pause()
    const key = feedKey(feed.source)
    const known = await context.known()
    let inRow = unchanged.get(feed) ?? 0
    for (const { post } of drafts) inRow = isAsKnown(known, key, post) ? inRow + 1 : 0
    unchanged.set(feed, inRow)
    const isNewestFirst = held.get(key)!.format !== 'wordpress'
    return isNewestFirst && inRow >= enoughKnown ? 'enough' : undefined
  })
  const parts = await Promise.all(reading.feeds.map((feed) => compareFeed(feed, context, before)))
  const now = new Date().toISOString()
  const posts = await addSlugs(
    parts.flatMap(({ drafts }) => drafts),
    parts.flatMap(({ kept }) => kept),
    context,
  )
  const live: LiveState = {
    build: before.build,
    posts,
    gone: parts.flatMap(({ gone }) => gone),
    feeds: Object.fromEntries(
      reading.feeds.flatMap((feed, at) => {
        const key = feedKey(feed.source)
        const earlier = before.feeds[key]
        if (feed.fault) return earlier ? [[key, earlier] as const] : []
        const checkpoint = feed.outcome?.checkpoint ?? earlier?.checkpoint
        const changedAt = parts[at]!.isChanged ? now : earlier?.changedAt
        return [
          [
            key,
            { ...(checkpoint && { checkpoint }), checkedAt: now, ...(changedAt && { changedAt }) },
          ] as const,
        ]
      }),
    ),
  }
  const faults = new Map(
    reading.feeds.flatMap(({ source, fault }) => (fault ? [[feedKey(source), fault]] : [])),
  )
  return { live, faults }
}

function toHeld(
  source: FeedSource,
  feeds: readonly PublishedFeed[],
  before: LiveState,
): StoredFeed {
  const published = feeds.find((feed) => feedKey(feed.source) === feedKey(source))
  const checkpoint = before.feeds[feedKey(source)]?.checkpoint ?? published?.checkpoint
  return {
    source,
    ...(published?.format && { format: published.format }),
    details: published?.details ?? {},
    entries: [],
    authors: [],
    problems: [],
    ...(checkpoint && { checkpoint: justRead(checkpoint) }),
  }
}

/**
 * A build knows no clock. What it says counts as read just now: else WordPress would be read whole
 * for the sake of what the build has anyway.
 */
function justRead(checkpoint: NonNullable<StoredFeed['checkpoint']>) {
  if (checkpoint.format !== 'wordpress') return checkpoint
  const now = new Date().toISOString()
  return { ...checkpoint, readAt: now, listedAt: now }
}

function isAsKnown(known: KnownPosts, feed: string, { id, revision }: PostDraft['post']): boolean {
  const published = known.get(id)
  if (!published) return false
  // What another feed has, too, is that feed's.
  const isOthers = published.feed !== feed || published.rank === undefined
  return isOthers || published.revision === revision
}

interface FeedPart {
  /** New and changed. */
  readonly drafts: readonly { readonly feed: string; readonly draft: PostDraft }[]
  /** Known from before. */
  readonly kept: readonly LivePost[]
  readonly gone: LiveState['gone']
  readonly isChanged: boolean
}

async function compareFeed(
  feed: FeedReading,
  context: LiveContext,
  before: LiveState,
): Promise<FeedPart> {
  const key = feedKey(feed.source)
  const earlier = before.posts.filter((live) => live.feed === key)
  const earlierGone = before.gone.filter((gone) => gone.feed === key)
  const { outcome } = feed
  if (feed.fault || outcome?.kind === 'unchanged')
    return { drafts: [], kept: earlier, gone: earlierGone, isChanged: false }
  const isAmended = outcome?.kind === 'changes'
  const isSame = isAmended && feed.drafts.size === 0 && outcome.gone.length === 0
  if (isSame) return { drafts: [], kept: earlier, gone: earlierGone, isChanged: false }
  const known = await context.known()
  const differing = [...feed.drafts.values()].filter(({ post }) => !isAsKnown(known, key, post))
  const fresh = new Set(differing.map(({ post }) => post.id))
  const isFirst = feed.source === context.site.feeds[0]
  const gone = isAmended
    ? outcome.gone.map((id) => qualifiedId(id, feed.source, isFirst))
    : findGone(feed, known, context.dayOf)
  const kept = isAmended
    ? earlier.filter(({ post }) => !fresh.has(post.id) && !gone.includes(post.id))
    : []
  const allGone = [
    ...(isAmended ? earlierGone.map(({ id }) => id) : []),
    ...gone.filter((id) => known.has(id)),
  ]
  const posts = [...differing.map(({ post }) => post), ...kept.map(({ post }) => post)]
  const isChanged =
    describe(posts) !== describe(earlier.map(({ post }) => post)) ||
    allGone.toSorted().join() !==
      earlierGone
        .map(({ id }) => id)
        .toSorted()
        .join()
  return {
    drafts: differing.map((draft) => ({ feed: key, draft })),
    kept,
    gone: [...new Set(allGone)].map((id) => ({ feed: key, id })),
    isChanged,
  }
}

function describe(posts: readonly Pick<PostDraft['post'], 'id' | 'revision'>[]): string {
  return posts
    .map(({ id, revision }) => `${id} ${revision}`)
    .toSorted()
    .join('\n')
}

/**
 * Published posts that a feed should have among those that were read, and has not. A feed may list its
 * newest posts only, so that what is older than the oldest of them says nothing.
 */
function findGone(
  { source, drafts }: FeedReading,
  known: KnownPosts,
  dayOf: LiveContext['dayOf'],
): readonly string[] {
  const days = [...drafts.values()].flatMap(({ post }) => post.published?.slice(0, 10) ?? [])
  const oldest = days.toSorted()[0]
  if (oldest === undefined) return []
  const key = feedKey(source)
  const gone: string[] = []
  for (const [id, { rank, feed }] of known) {
    if (feed !== key || rank === undefined || drafts.has(id)) continue
    const day = dayOf(rank)
    if (day !== undefined && day > oldest) gone.push(id)
  }
  return gone
}

/** Gives new posts their addresses: that of a published post stays its own. */
async function addSlugs(
  drafts: FeedPart['drafts'],
  kept: readonly LivePost[],
  { site, feeds, known: lookUp, slugOf, isTaken }: LiveContext,
): Promise<readonly LivePost[]> {
  if (drafts.length === 0) return kept.toSorted(newestFirst)
  const known = await lookUp()
  const assembled = assemblePosts(
    site.feeds.map((source) => {
      const published = feeds.find((feed) => feedKey(feed.source) === feedKey(source))
      const details = published?.details ?? {}
      return {
        key: feedKey(source),
        ...(site.feeds.length > 1 && { name: feedName({ source, details }) }),
        language: details.language ?? site.language,
        entries: drafts
          .filter(({ feed }) => feed === feedKey(source))
          .map(({ draft }) => toEntry(draft)),
      }
    }),
  )
  const byId = new Map(drafts.map((entry) => [entry.draft.post.id, entry]))
  const posts = await Promise.all(
    assembled.posts.map(async (summary): Promise<LivePost> => {
      const { feed, draft } = byId.get(summary.id)!
      const rank = known.get(summary.id)?.rank
      const slug =
        rank !== undefined
          ? await slugOf(rank)
          : (await isTaken(summary.slug, summary.id))
            ? `${summary.slug}-${checksum(summary.url ?? summary.id).slice(0, 6)}`
            : summary.slug
      const { authors, sections, links, images } = draft
      return { feed, post: { ...draft.post, ...summary, slug }, authors, sections, links, images }
    }),
  )
  return [...posts, ...kept].toSorted(newestFirst)
}

function newestFirst({ post: a }: LivePost, { post: b }: LivePost): number {
  return timeOf(b.published) - timeOf(a.published) || (a.id < b.id ? -1 : 1)
}

function timeOf(date: string | undefined): number {
  return date ? Date.parse(date) : 0
}
