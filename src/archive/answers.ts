import type { Post } from '../model/Post.ts'
import type { FacetCounts } from '../search/facets.ts'
import { relatedPosts, type RelatedPost } from '../search/related/relatedPosts.ts'
import { search } from '../search/search.ts'
import { emptyQuery } from '../model/SearchQuery.ts'
import { sourceFacet } from '../model/Tag.ts'
import type { AuthorListing, PostPage } from './Archive.ts'
import type { Edition, WholePost } from './Edition.ts'

/** More than are offered at the end of a post: the page leaves out some that have been read. */
const relatedCount = 8

/** A post with its authors, the posts related to it and the posts it links to. */
export async function answerPost(edition: Edition, slug: string): Promise<PostPage | undefined> {
  const read = await edition.whole(slug)
  return read && composePost(edition, read, chooseRelated(edition, read.post))
}

/** The same of what has been looked up already. */
export function composePost(
  edition: Edition,
  { post, links, images }: WholePost,
  related: readonly RelatedPost[],
): PostPage {
  return {
    post,
    authors: post.authors.map((author) => edition.authors.get(author.slug) ?? author),
    related,
    links: Object.fromEntries(
      links.flatMap((address) => {
        const id = edition.idOf(address)
        return id ? [[address, edition.corpus.byId.get(id)!.post.slug] as const] : []
      }),
    ),
    images,
  }
}

function chooseRelated(edition: Edition, post: Post): readonly RelatedPost[] {
  const picks = post.related.flatMap((address) => edition.idOf(address) ?? [])
  return relatedPosts(edition.corpus, post, picks, relatedCount)
}

/** All authors by name, with the number of posts of each. */
export function answerAuthors(edition: Edition): readonly AuthorListing[] {
  const { facets } = search(edition.corpus, emptyQuery)
  const values = facets.find(({ id }) => id === 'author')?.values ?? []
  return values.map(({ slug, name, count }) => ({
    author: edition.authors.get(slug) ?? { slug, name },
    ...(count !== undefined && { postCount: count }),
  }))
}

/** The facets of the site file, and the feeds where there are several, with all their values. */
export function answerTopics(edition: Edition): readonly FacetCounts[] {
  const own = new Set([...edition.stored.site.facets.map(({ id }) => id), sourceFacet])
  return search(edition.corpus, emptyQuery).facets.filter(({ id }) => own.has(id))
}
