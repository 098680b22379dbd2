import type { PostsAnswer } from '../../feed/wordpress/askPosts.ts'
import type { AskedDatabase } from './askedDatabase.ts'
import type { Desk } from './createDesk.ts'
import type { RemoteFrame } from './RemoteFrame.ts'
import { toRemotePost, type RemotePost } from './remotePost.ts'

/**
 * A post by its slug: asked of every collection, since addresses do not say which it is in. Of two
 * posts with one slug the older has it, as in archives that are read whole. Where the site does not
 * answer it is looked for in what was seen before.
 */
export async function findRemotePost(
  frame: RemoteFrame,
  slug: string,
  desk: Desk,
  database: AskedDatabase,
): Promise<RemotePost | undefined> {
  const listings = frame.sites.flatMap((remote) =>
    remote.collections.map((collection) => ({ remote, collection, parameters: {} })),
  )
  const parts = await Promise.all(
    listings.map((listing) => desk.ask(listing, { slug, per_page: '1' })),
  )
  const [found] = parts
    .flatMap((part) => part?.posts ?? [])
    .filter(({ post }) => post.slug === slug)
    .toSorted((a, b) => momentOf(a) - momentOf(b))
  if (found || parts.every((part) => part)) return found
  return findSeenPost(frame, slug, database)
}

async function findSeenPost(
  frame: RemoteFrame,
  slug: string,
  database: AskedDatabase,
): Promise<RemotePost | undefined> {
  const seen = await database.withPost(slug)
  // Answers are kept under the address that was asked, which begins with the site's.
  const remote = frame.sites.find(({ root }) => {
    const { origin, pathname } = new URL(root)
    return seen?.key.startsWith(origin + pathname.replace(/\/$/, ''))
  })
  const { drafts = [] } = (seen?.value ?? {}) as Partial<PostsAnswer>
  const draft = drafts.find(({ slugBase }) => slugBase === slug)
  return draft && remote && toRemotePost(draft, remote, frame)
}

function momentOf({ post }: RemotePost): number {
  return Date.parse(post.published ?? '') || 0
}
