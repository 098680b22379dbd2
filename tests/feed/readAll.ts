import { assemblePosts, gatherAuthors, toEntry } from '../../src/feed/assemblePosts.ts'
import type { FeedOutcome } from '../../src/feed/FeedOutcome.ts'
import type { PostDraft } from '../../src/feed/PostDraft.ts'
import { readFeed, type ReadFeedOptions } from '../../src/feed/readFeed.ts'
import type { FeedProgress } from '../../src/feed/Reading.ts'
import type { Author } from '../../src/model/Author.ts'
import type { FeedDetails, FeedProblem } from '../../src/model/Feed.ts'
import { feedLimits } from '../../src/model/feedLimits.ts'
import type { Post } from '../../src/model/Post.ts'
import type { FacetDefinition, FeedSource } from '../../src/model/Site.ts'

/** The facets of a site file that says nothing about the feed's own tags. */
const facets: readonly FacetDefinition[] = [
  { id: 'audience', label: 'Audience', from: ['audiences'], values: [], takesOtherTags: false },
  { id: 'topic', label: 'Topic', from: ['topics'], values: [], takesOtherTags: true },
]

/** All that a reading gave, up to its end or to the fault that ended it. */
export interface WholeReading {
  readonly drafts: readonly PostDraft[]
  readonly problems: readonly FeedProblem[]
  readonly details: FeedDetails
  readonly progress: readonly FeedProgress[]
  readonly outcome: FeedOutcome | undefined
  readonly fault: unknown
}

/** @param source  a text stands for its address */
export async function readAll(
  source: FeedSource | string,
  options: Partial<ReadFeedOptions> = {},
): Promise<WholeReading> {
  const progress: FeedProgress[] = []
  let outcome: FeedOutcome | undefined
  let fault: unknown
  try {
    const asked = typeof source === 'string' ? { url: source } : source
    const reading = readFeed(asked, { facets, limits: feedLimits, ...options })
    let next = await reading.next()
    for (; !next.done; next = await reading.next()) progress.push(next.value)
    outcome = next.value
  } catch (error) {
    fault = error
  }
  const drafts = new Map(
    progress.flatMap((step) => step.drafts.map((draft) => [draft.post.id, draft] as const)),
  )
  return {
    drafts: [...drafts.values()],
    problems: progress.flatMap(({ problems }) => problems),
    details: progress.at(-1)?.details ?? {},
    progress,
    outcome,
    fault,
  }
}

/** A draft with the slug it gets. */
export interface ReadPost extends Omit<PostDraft, 'post'> {
  readonly post: Post
}

/** The posts of one feed as the publication has them, newest first. */
export function postsOf({ drafts }: WholeReading): readonly ReadPost[] {
  const byId = new Map(drafts.map((draft) => [draft.post.id, draft]))
  const { posts } = assemblePosts([{ key: 'feed', entries: drafts.map(toEntry) }])
  return posts.map((summary) => {
    const draft = byId.get(summary.id)!
    return { ...draft, post: { ...draft.post, ...summary } }
  })
}

export function authorsOf({ drafts }: WholeReading): readonly Author[] {
  return gatherAuthors(drafts.flatMap(({ authors }) => authors))
}
