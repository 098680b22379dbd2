/** The newest posts of an edition, newest first. */
export interface NewestPosts {
  readonly posts: readonly DatedPost[]
  /** There are no others. */
  readonly isAll: boolean
}

interface DatedPost {
  readonly id: string
  /** ISO 8601. */
  readonly published?: string
}

/** Which posts a device knew at some time, as far as that tells what is new later. */
export interface KnownPosts {
  /** Of the newest posts, and of some that had been among them. */
  readonly ids: readonly string[]
  /** Date of the oldest of the newest posts, ISO 8601; absent where those were all there were. */
  readonly oldest?: string
}

/** A visit that is over. */
export interface EarlierVisit {
  /** When a page of the site was last in front of the reader, ISO 8601. */
  readonly endedAt: string
  readonly known: KnownPosts
}

/** The visit that is under way, or was the last. */
export interface Visit {
  /** When a page of the site was last in front of the reader, ISO 8601. */
  readonly presentAt: string
  /** By now; absent until the publication has been read. */
  readonly known?: KnownPosts
  /** Since when posts are new; absent on the first visit, on which nothing is. */
  readonly before?: EarlierVisit
}

/** So many of the newest posts are looked at: five pages of the list. */
export const newestCount = 100

/** Some that were withdrawn for a while must not be news when they come back. */
const keptIdCount = 3 * newestCount

/** Whoever has had no page of the site in sight for longer comes back for another visit. */
const awayMs = 30 * 60 * 1000

/**
 * The visit with the reader present at a moment: the same, or the next one.
 *
 * @param at  ISO 8601. A clock that was put back by more than the pause begins another visit too, or
 *   one that had been wrong would never let it end.
 */
export function visitAt(visit: Visit | undefined, at: string): Visit {
  if (!visit) return { presentAt: at }
  const isAnother = Math.abs(Date.parse(at) - Date.parse(visit.presentAt)) > awayMs
  if (!isAnother || !visit.known) return { ...visit, presentAt: at }
  const { presentAt: endedAt, known } = visit
  return { presentAt: at, known, before: { endedAt, known } }
}

/** What is known once these have been seen, too. */
export function knowMore(known: KnownPosts | undefined, { posts, isAll }: NewestPosts): KnownPosts {
  const oldest = isAll ? undefined : posts.findLast(({ published }) => published)?.published
  const ids = [...new Set([...posts.map(({ id }) => id), ...(known?.ids ?? [])])]
  return { ids: ids.slice(0, keptIdCount), ...(oldest && { oldest }) }
}

/**
 * Ids of the posts that were not known. Of posts as old as those that had not been looked at nothing
 * can be said, so they are not new.
 */
export function newSince({ ids, oldest }: KnownPosts, { posts }: NewestPosts): readonly string[] {
  const known = new Set(ids)
  const floor = oldest === undefined ? undefined : Date.parse(oldest)
  const isJudged = ({ published }: DatedPost) =>
    floor === undefined || (published !== undefined && Date.parse(published) > floor)
  return posts.filter((post) => !known.has(post.id) && isJudged(post)).map(({ id }) => id)
}
