import type { ArchiveNews, CopyDifferences, KeptCopy } from '../Archive.ts'
import { sortCopies } from '../compareCopies.ts'
import { readKnownPosts } from './checkFeeds.ts'
import type { LiveState } from './LiveState.ts'
import { countPosts, type Shown } from './Shown.ts'

/** What has come in the feeds since they were asked before. @param published  ids of the build's posts */
export function compareLive(
  before: LiveState,
  after: LiveState,
  published: ReadonlySet<string>,
): ArchiveNews {
  const earlier = revisionsOf(before)
  const isKnown = (id: string) => published.has(id) || earlier.has(id)
  const differing = after.posts.filter(({ post }) => earlier.get(post.id) !== post.revision)
  const added = differing.filter(({ post }) => !isKnown(post.id)).length
  const goneBefore = new Set(before.gone.map(({ id }) => id))
  return {
    added,
    changed: differing.length - added,
    removed: after.gone.filter(({ id }) => !goneBefore.has(id)).length,
  }
}

/**
 * How one build differs from the one before it, their live posts included.
 *
 * @param isAtHand  what the one before has can still be looked up; else only the numbers of posts tell
 */
export async function compareBuilds(
  before: Shown,
  after: Shown,
  isAtHand: boolean,
): Promise<ArchiveNews> {
  if (!isAtHand) {
    const more = countPosts(after) - countPosts(before)
    return { added: Math.max(0, more), changed: 0, removed: Math.max(0, -more) }
  }
  const [earlier, later] = await Promise.all([before, after].map(allRevisions))
  const known = [...later!].filter(([id]) => earlier!.has(id))
  return {
    added: later!.size - known.length,
    changed: known.filter(([id, revision]) => earlier!.get(id) !== revision).length,
    removed: [...earlier!.keys()].filter((id) => !later!.has(id)).length,
  }
}

/** How copies differ from what is published, of which the feeds are known. */
export async function comparePublished(
  copies: readonly KeptCopy[],
  shown: Shown,
): Promise<CopyDifferences> {
  const revisions = await allRevisions(shown)
  return sortCopies(copies, (id) => revisions.get(id))
}

/** Post id → revision; empty for a post that another one stands for. */
async function allRevisions({ build, feeds, live }: Shown): Promise<Map<string, string>> {
  const known = await readKnownPosts(build, feeds)
  const revisions = new Map([...known].map(([id, { revision }]) => [id, revision]))
  for (const { id } of live.gone) revisions.delete(id)
  for (const [id, revision] of revisionsOf(live)) revisions.set(id, revision)
  return revisions
}

function revisionsOf({ posts }: LiveState): ReadonlyMap<string, string> {
  return new Map(posts.map(({ post }) => [post.id, post.revision]))
}
