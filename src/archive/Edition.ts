import type { AssembledPosts, ReadPost } from '../feed/assemblePosts.ts'
import type { Validators } from '../feed/fetchFeed.ts'
import type { Author } from '../model/Author.ts'
import { checksum } from '../model/checksum.ts'
import type { FeedDetails, FeedProblem } from '../model/Feed.ts'
import { summarisePost } from '../model/Post.ts'
import type { Site } from '../model/Site.ts'
import { createCorpus, type Corpus } from '../search/Corpus.ts'
import type { PostIndex, SearchSection } from '../search/PostIndex.ts'
import type { StoredEdition } from './archiveDatabase.ts'

/** One version of the publication, ready to be asked. */
export interface Edition {
  readonly stored: StoredEdition
  readonly corpus: Corpus
  readonly authors: ReadonlyMap<string, Author>
  /** Id or address of a post → its id. */
  readonly idByAddress: ReadonlyMap<string, string>
  /** A post with its body. */
  body(slug: string): Promise<Omit<ReadPost, 'sections'> | undefined>
}

/** What has been read of a feed, so far or in all. */
export interface Reading {
  readonly site: Site
  readonly details: FeedDetails
  readonly problems: readonly FeedProblem[]
  readonly validators: Validators
  readonly checkedAt: string
  readonly isPartial?: true
}

/** The part of an edition that goes into the database, from posts just read. */
export function toStoredEdition(
  reading: Reading,
  { posts, authors }: AssembledPosts,
): StoredEdition {
  const revisions = Object.fromEntries(posts.map(({ post }) => [post.id, post.revision]))
  return {
    ...reading,
    hash: checksum(JSON.stringify(Object.entries(revisions))),
    posts: posts.map(({ post }) => summarisePost(post)),
    revisions,
    authors,
  }
}

export interface EditionSources {
  readonly index: PostIndex
  readonly sections: (id: string) => readonly SearchSection[]
  readonly body: Edition['body']
}

export function createEdition(stored: StoredEdition, sources: EditionSources): Edition {
  const idByAddress = new Map<string, string>()
  for (const { id, url } of stored.posts) {
    idByAddress.set(id, id)
    if (url) idByAddress.set(withoutFragment(url), id)
  }
  return {
    stored,
    corpus: createCorpus(stored.posts, stored.site.facets, sources.index, sources.sections),
    authors: new Map(stored.authors.map((author) => [author.slug, author])),
    idByAddress,
    body: sources.body,
  }
}

/** `…/post#notes` and `…/post` are the same post. */
export function withoutFragment(url: string): string {
  return url.replace(/#.*$/, '')
}
