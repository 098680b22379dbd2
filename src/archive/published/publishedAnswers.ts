import { summarisePost } from '../../model/Post.ts'
import { sourceFacet } from '../../model/Tag.ts'
import { addressKey } from '../../model/webAddress.ts'
import { gatherAuthors } from '../../feed/assemblePosts.ts'
import { builtInFacets, type FacetCounts } from '../../search/facets.ts'
import type { RelatedPost } from '../../search/related/relatedPosts.ts'
import type { SearchCorpus } from '../../search/SearchCorpus.ts'
import { together } from '../../search/shards/together.ts'
import type { AuthorListing, FeedStatus, PostPage } from '../Archive.ts'
import type { ArchiveFault } from '../Archive.ts'
import { feedName } from '../Edition.ts'
import { feedKey } from '../StoredEdition.ts'
import type { LivePost } from './LiveState.ts'
import { otherPieces } from './publishedFiles.ts'
import type { Shown } from './Shown.ts'

/** The site's own facets, and the feeds where there are several, with the posts of each value. */
export function listTopics(corpus: SearchCorpus): readonly FacetCounts[] {
  const own = corpus.facets.filter(
    ({ id }) => id === sourceFacet || !builtInFacets.some((builtIn) => builtIn === id),
  )
  return together(own, ({ id, label, plural, values }) => ({
    id,
    ...(label && { label }),
    ...(plural && { plural }),
    values,
  }))
}

/** All authors by name; of those of live posts with what these say of them. */
export async function listAuthors({
  build,
  corpus,
  live,
}: Shown): Promise<readonly AuthorListing[]> {
  const published = (await build.read(otherPieces.authors)) as readonly AuthorListing[]
  if (corpus === build.corpus) return published
  const values = await build.answer(
    () => corpus.facets.find(({ id }) => id === 'author')?.values ?? [],
  )
  const known = new Map(
    gatherAuthors([
      ...live.posts.flatMap(({ authors }) => authors),
      ...published.map(({ author }) => author),
    ]).map((author) => [author.slug, author]),
  )
  return values.flatMap(({ slug, name, count = 0 }) =>
    count > 0 ? { author: known.get(slug) ?? { slug, name }, postCount: count } : [],
  )
}

/** The screen of a post that no build has. */
export function livePage(
  { post, authors, links, images }: LivePost,
  posts: readonly LivePost[],
  related: readonly RelatedPost[],
): PostPage {
  const slugs = new Map(
    posts.flatMap((other) =>
      other.post.url ? [[addressKey(other.post.url), other.post.slug] as const] : [],
    ),
  )
  return {
    post,
    authors: post.authors.map(
      (author) => authors.find(({ slug }) => slug === author.slug) ?? author,
    ),
    related,
    links: Object.fromEntries(
      links.flatMap((address) => {
        const slug = slugs.get(addressKey(address))
        return slug === undefined ? [] : [[address, slug] as const]
      }),
    ),
    images,
  }
}

/** Live posts that a published one is related to, before those that the build has chosen. */
export function withLiveRelated(
  page: PostPage,
  { posts, gone }: Shown['live'],
  relatedTo: (post: LivePost) => readonly RelatedPost[],
): PostPage {
  const fresh = posts.flatMap((live) => {
    const back = relatedTo(live).find(({ post }) => post.id === page.post.id)
    return back ? { post: summarisePost(live.post), reason: back.reason } : []
  })
  const leaving = new Set([...gone, ...fresh.map(({ post }) => post)].map(({ id }) => id))
  const others = page.related.filter(({ post }) => !leaving.has(post.id))
  return { ...page, related: [...fresh, ...others] }
}

/** @param faults  what the last attempt ended in, by feed */
export function describePublishedFeeds(
  { feeds, live }: Shown,
  faults: ReadonlyMap<string, ArchiveFault>,
): readonly FeedStatus[] {
  return feeds.map(({ source, details, postCount, isPartial, leftOut }) => {
    const key = feedKey(source)
    const fault = faults.get(key)
    const { checkedAt, changedAt } = live.feeds[key] ?? {}
    return {
      name: feedName({ source, details }),
      url: source.url,
      postCount,
      ...(checkedAt && { checkedAt }),
      ...(changedAt && { changedAt }),
      isPartial: isPartial ?? false,
      isExpired: details.isExpired ?? false,
      ...(fault && { fault }),
      leftOut,
    }
  })
}
