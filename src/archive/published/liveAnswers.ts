import { gatherAuthors } from '../../feed/assemblePosts.ts'
import { summarisePost } from '../../model/Post.ts'
import { addressKey } from '../../model/webAddress.ts'
import type { RelatedPost } from '../../search/related/relatedPosts.ts'
import type { SearchCorpus } from '../../search/SearchCorpus.ts'
import type { AuthorListing, PostPage } from '../Archive.ts'
import type { LivePost } from './LiveState.ts'
import type { Shown } from './Shown.ts'

/**
 * All authors by name; of those of live posts with what these say of them.
 *
 * @param published  those that the build knows
 * @param corpus  the posts of build and feeds together
 */
export async function listAuthors(
  published: readonly AuthorListing[],
  corpus: SearchCorpus,
  { build, live }: Shown,
): Promise<readonly AuthorListing[]> {
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
