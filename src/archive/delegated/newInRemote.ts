import type { NewPosts } from '../../model/Follow.ts'
import { summarisePost } from '../../model/Post.ts'
import { emptyQuery, type SearchQuery } from '../../model/SearchQuery.ts'
import type { NewestPosts } from '../../model/Visit.ts'
import { pageSize } from '../../search/search.ts'
import { namingFields, type Desk } from './createDesk.ts'
import { listPosts, type ListedPosts } from './listPosts.ts'
import { planListings } from './planListings.ts'
import { readRemotely, type RemoteSearch } from './searchRemote.ts'

/** More are counted and not listed: the list itself is one link away. */
const listedCount = 5

/**
 * The newest posts that a query finds, and those of them that are newer than all that were seen. What
 * was published with an older date is not noticed: that would take all posts that match.
 */
export async function newInRemote(
  search: RemoteSearch,
  query: SearchQuery,
  seen: readonly string[],
): Promise<NewPosts> {
  const { posts } = await listNewest(search, query)
  const known = new Set(seen)
  const firstSeen = posts.findIndex(({ post }) => known.has(post.id))
  const fresh = firstSeen === -1 ? posts : posts.slice(0, firstSeen)
  return {
    ids: posts.map(({ post }) => post.id),
    fresh: fresh.slice(0, listedCount).map(({ post }) => summarisePost(post)),
    freshCount: fresh.length,
  }
}

/** The newest of all posts: those of the first page, whatever is wanted. */
export async function newestRemote(search: RemoteSearch): Promise<NewestPosts> {
  const { posts, total } = await listNewest(search, emptyQuery)
  return {
    posts: posts.map(({ post: { id, published } }) => ({ id, ...(published && { published }) })),
    isAll: posts.length === total,
  }
}

function listNewest(search: RemoteSearch, query: SearchQuery): Promise<ListedPosts> {
  const { frame, facets, desk } = search
  const { wanted } = readRemotely(search, query)
  const { listings } = planListings(frame.sites, facets, wanted)
  return listPosts(listings, 'newest', 1, namingDesk(desk))
}

/** Follows are asked for at every visit, so that texts need not come along. */
function namingDesk(desk: Desk): Desk {
  const parameters = {
    orderby: 'date',
    order: 'desc',
    per_page: String(pageSize),
    _fields: namingFields,
  }
  return { ...desk, posts: (listing) => desk.ask(listing, parameters) }
}
