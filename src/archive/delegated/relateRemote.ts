import { summarisePost, type Post } from '../../model/Post.ts'
import type { RelatedPost, RelatedReason } from '../../search/related/relatedPosts.ts'
import { planListings } from './planListings.ts'
import type { RemoteFacet } from './remoteFacets.ts'
import type { RemotePost } from './remotePost.ts'
import type { RemoteSearch } from './searchRemote.ts'

/** More than are offered at the end of a post: the page leaves out some that have been read. */
const relatedCount = 8
/** Fewer than these are no choice, and the next ground is asked for. */
const enough = 3
/** Grounds that are asked for, one after the other. */
const mostGrounds = 3
/** Requests for one ground. */
const mostListings = 3

interface Ground {
  readonly facet: string
  readonly slug: string
  readonly reason: RelatedReason
}

/** The newest posts that are filed as this one is, under what hardly any other is; then by its authors. */
export async function relateRemote(
  { frame, facets, desk }: RemoteSearch,
  post: Post,
): Promise<{ readonly related: readonly RelatedPost[]; readonly posts: readonly RemotePost[] }> {
  const related = new Map<string, RelatedPost>()
  const posts: RemotePost[] = []
  for (const { facet, slug, reason } of groundsOf(facets, post).slice(0, mostGrounds)) {
    const filters = { [facet]: [slug] }
    const wanted = { filters, dates: {}, excludedValues: [], words: '' }
    const { listings } = planListings(frame.sites, facets, wanted)
    const parameters = { orderby: 'date', order: 'desc', per_page: String(relatedCount + 1) }
    const parts = await Promise.all(
      listings.slice(0, mostListings).map((listing) => desk.ask(listing, parameters)),
    )
    const found = parts.flatMap((part) => part?.posts ?? []).toSorted(byDate)
    for (const other of found) {
      if (other.post.id === post.id || related.has(other.post.id)) continue
      related.set(other.post.id, { post: summarisePost(other.post), reason })
      posts.push(other)
    }
    if (related.size >= enough) break
  }
  return { related: [...related.values()].slice(0, relatedCount), posts }
}

/** The rarest first, as WordPress counts them; what no other post has leads nowhere. */
function groundsOf(facets: readonly RemoteFacet[], { tags, authors }: Post): readonly Ground[] {
  const filed = tags.flatMap(({ facet, slug, name }) => {
    const value = facets.find(({ id }) => id === facet)?.values.find((one) => one.slug === slug)
    const count = value?.terms.reduce((sum, term) => sum + term.count, 0) ?? 0
    const reason: RelatedReason = { kind: 'tag', facet, name }
    return count > 1 ? [{ facet, slug, count, reason }] : []
  })
  const people = authors.map(({ slug, name }) => {
    const reason: RelatedReason = { kind: 'author', name }
    return { facet: 'author', slug, reason }
  })
  return [...filed.toSorted((a, b) => a.count - b.count), ...people]
}

function byDate(a: RemotePost, b: RemotePost): number {
  return Date.parse(b.post.published ?? '') - Date.parse(a.post.published ?? '') || 0
}
