import type { FacetCounts } from '../search/facets.ts'
import { relatedPosts } from '../search/related/relatedPosts.ts'
import { search } from '../search/search.ts'
import { emptyQuery } from '../model/SearchQuery.ts'
import { sourceFacet } from '../model/Tag.ts'
import type { AuthorListing, PostPage } from './Archive.ts'
import type { Edition } from './Edition.ts'

/** More than are offered at the end of a post: the page leaves out some that have been read. */
const relatedCount = 8

/** A post with its authors, the posts related to it and the posts it links to. */
export async function answerPost(edition: Edition, slug: string): Promise<PostPage | undefined> {
  const read = await edition.whole(slug)
  if (!read) return undefined
  const { post, links, images } = read
  return {
    post,
    authors: post.authors.map((author) => edition.authors.get(author.slug) ?? author),
    related: relatedPosts(
      edition.corpus,
      post,
      post.related.flatMap((address) => edition.idOf(address) ?? []),
      relatedCount,
    ),
    links: Object.fromEntries(
      links.flatMap((address) => {
        const id = edition.idOf(address)
        return id ? [[address, edition.corpus.byId.get(id)!.post.slug] as const] : []
      }),
    ),
    images,
  }
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
