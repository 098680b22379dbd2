import { assemblePosts, toEntry } from '../../src/feed/assemblePosts.ts'
import type { PostDraft } from '../../src/feed/PostDraft.ts'
import type { PostSummary } from '../../src/model/Post.ts'
import { parseSite, type FacetDefinition } from '../../src/model/Site.ts'
import { addressKey } from '../../src/model/webAddress.ts'
import { openFeedInput } from '../../src/publish/check/FeedInput.ts'
import { readCheckedFeed } from '../../src/publish/check/readCheckedFeed.ts'
import { CommandError } from '../../src/publish/CommandError.ts'
import type { SearchSection } from '../../src/search/index/PostIndex.ts'
import { m } from '../../src/ui/messages/messages.ts'

/** Posts, their texts, and what their publisher calls related. */
export interface PickedFeed {
  readonly title: string
  /** Newest first. */
  readonly posts: readonly PostSummary[]
  readonly sections: ReadonlyMap<string, readonly SearchSection[]>
  readonly facets: readonly FacetDefinition[]
  /** Post id → ids of the publisher's picks; only posts that have any. */
  readonly picks: ReadonlyMap<string, ReadonlySet<string>>
}

/**
 * Reads a JSON Feed from a file as the reader does.
 *
 * @throws {CommandError} with one line, when there is no such feed or it picks nothing
 */
export async function readPickedFeed(path: string): Promise<PickedFeed> {
  const input = await openFeedInput(path)
  const site = parseSite({}, 'http://localhost/site.json')
  const feed = await readCheckedFeed(input, site)
  const { fault } = feed
  if (fault) throw new CommandError(`${path}: ${input.localize(m.fault(fault))}`)
  if (!('posts' in feed) || feed.format !== 'json-feed') {
    throw new CommandError(`${path}: expected a JSON Feed.`)
  }
  const drafts = feed.posts.map(({ draft }) => draft)
  const { posts } = assemblePosts([{ key: 'feed', entries: drafts.map(toEntry) }])
  const picks = findPicks(drafts)
  if (picks.size === 0) {
    throw new CommandError(`${path}: no post has picks in "_reader.related" that the feed has.`)
  }
  return {
    title: feed.details.title ?? path,
    posts,
    sections: new Map(drafts.map(({ post, sections }) => [post.id, sections])),
    facets: site.facets,
    picks,
  }
}

function findPicks(drafts: readonly PostDraft[]): PickedFeed['picks'] {
  const ids = new Map<string, string>()
  for (const { post } of drafts) {
    ids.set(post.id, post.id)
    if (post.url) ids.set(addressKey(post.url), post.id)
  }
  const picks = new Map<string, ReadonlySet<string>>()
  for (const { post } of drafts) {
    const found = post.related.flatMap(
      (address) => ids.get(address) ?? ids.get(addressKey(address)) ?? [],
    )
    const others = new Set(found.filter((id) => id !== post.id))
    if (others.size > 0) picks.set(post.id, others)
  }
  return picks
}
