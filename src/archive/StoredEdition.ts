import { gatherAuthors, toEntry, type PostEntry } from '../feed/assemblePosts.ts'
import type { Checkpoint } from '../feed/FeedOutcome.ts'
import type { PostDraft } from '../feed/PostDraft.ts'
import type { Author } from '../model/Author.ts'
import type { FeedDetails, FeedFormat, FeedProblem } from '../model/Feed.ts'
import type { FeedSource, Site } from '../model/Site.ts'

/** What is held of one feed, without bodies. */
export interface StoredFeed {
  readonly source: FeedSource
  readonly format?: FeedFormat
  readonly details: FeedDetails
  readonly entries: readonly PostEntry[]
  readonly authors: readonly Author[]
  readonly problems: readonly FeedProblem[]
  /** From where the next reading goes on; absent where this one did not come to its end. */
  readonly checkpoint?: Checkpoint
  /** Reading ended in a fault: there was more. */
  readonly isPartial?: true
  /** When the publisher was last asked with success, ISO 8601. */
  readonly checkedAt?: string
  /** When that last brought a change. */
  readonly changedAt?: string
}

/** One version of the publication without its bodies: all that lists and bylines need. */
export interface StoredEdition {
  /** Tells this edition from every other. */
  readonly version: string
  readonly site: Site
  /** In the order of the site file. */
  readonly feeds: readonly StoredFeed[]
}

export function createStoredEdition(site: Site, feeds: readonly StoredFeed[]): StoredEdition {
  return {
    version: `${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`,
    site,
    feeds,
  }
}

/** A feed of which nothing has been read. */
export function emptyFeed(source: FeedSource): StoredFeed {
  return { source, details: {}, entries: [], authors: [], problems: [] }
}

/** Of the feed there is more than what is held, or nothing of it could be read yet. */
export function isIncomplete({ isPartial, checkpoint, entries }: StoredFeed): boolean {
  return isPartial === true || (checkpoint === undefined && entries.length === 0)
}

/** One step on from what is held of a feed. */
export interface FeedChange {
  readonly format?: FeedFormat | undefined
  readonly details: FeedDetails
  /** New and changed posts, or all of them. */
  readonly drafts: readonly PostDraft[]
  readonly problems: readonly FeedProblem[]
}

/** The feed as read from beginning to end, or as far as reading came. */
export function replaceFeed(before: StoredFeed, change: FeedChange): StoredFeed {
  const { source } = before
  const { format, details, drafts, problems } = change
  return {
    source,
    ...(format && { format }),
    details,
    entries: drafts.map(toEntry),
    authors: gatherAuthors(drafts.flatMap(({ authors }) => authors)),
    problems,
  }
}

/** The feed with some posts new or changed and some gone. */
export function amendFeed(
  before: StoredFeed,
  { details, drafts, problems }: FeedChange,
  gone: readonly string[],
): StoredFeed {
  const leaving = new Set([...gone, ...drafts.map(({ post }) => post.id)])
  return {
    ...before,
    details: { ...before.details, ...details },
    entries: [
      ...drafts.map(toEntry),
      ...before.entries.filter(({ post }) => !leaving.has(post.id)),
    ],
    // What is said of an author now counts for more than what was said before.
    authors: gatherAuthors([...drafts.flatMap(({ authors }) => authors), ...before.authors]),
    problems: distinctProblems([...before.problems, ...problems]),
  }
}

/** An item that is still broken is met again at each reading. */
function distinctProblems(problems: readonly FeedProblem[]): readonly FeedProblem[] {
  return [...new Map(problems.map((its) => [`${its.code} ${its.title}`, its])).values()]
}

/** Post id → revision. */
export function revisionsOf({ entries }: StoredFeed): ReadonlyMap<string, string> {
  return new Map(entries.map(({ post, revision }) => [post.id, revision]))
}

/** Whether two versions of a feed have the same posts. */
export function haveSamePosts(a: StoredFeed, b: StoredFeed): boolean {
  if (a.entries.length !== b.entries.length) return false
  const revisions = revisionsOf(a)
  return b.entries.every(({ post, revision }) => revisions.get(post.id) === revision)
}
