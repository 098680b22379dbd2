import {
  assemblePosts,
  gatherAuthors,
  type FeedEntries,
  type PostOrigin,
} from '../feed/assemblePosts.ts'
import type { Author } from '../model/Author.ts'
import type { FeedDetails } from '../model/Feed.ts'
import type { Post, PostSummary } from '../model/Post.ts'
import { addressKey } from '../model/webAddress.ts'
import { createCorpus, type Corpus } from '../search/Corpus.ts'
import type { PostIndex, SearchSection } from '../search/index/PostIndex.ts'
import type { StoredBody } from './archiveDatabase.ts'
import type { StoredEdition } from './StoredEdition.ts'
import { feedKey, feedName } from './feedKey.ts'

/** Where the bodies and texts of posts are to be had: the reading just made, the device, or both. */
export interface PostSource {
  body(origin: PostOrigin): Promise<StoredBody | undefined>
  /** The text of a post; `undefined` where it is not at hand, which is not to say that it has none. */
  sections(origin: PostOrigin): readonly SearchSection[] | undefined
}

/** A post with its body and the addresses in it, absolute. */
export interface WholePost {
  readonly post: Post
  readonly links: readonly string[]
  readonly images: readonly string[]
}

/** One version of the publication, ready to be asked. */
export interface Edition {
  readonly stored: StoredEdition
  readonly source: PostSource
  readonly corpus: Corpus
  readonly posts: readonly PostSummary[]
  /** Post id → where it comes from. */
  readonly origins: ReadonlyMap<string, PostOrigin>
  readonly authors: ReadonlyMap<string, Author>
  /** Id of a post that another feed has too → id of the post that stands for both. */
  readonly duplicates: ReadonlyMap<string, string>
  /** @returns the id of the post that an id or an address stands for */
  idOf(address: string): string | undefined
  /** Of the feeds together: the first that says something counts. */
  readonly details: FeedDetails
  /** A post with its body. */
  whole(slug: string): Promise<WholePost | undefined>
}

export function createEdition(
  stored: StoredEdition,
  source: PostSource,
  index: PostIndex,
): Edition {
  const { posts, origins, duplicates } = assemblePosts(entriesOf(stored))
  // Made when first asked for: a list that is still growing never is.
  let ids: ReadonlyMap<string, string> | undefined
  const sections = (id: string) => {
    const origin = origins.get(id)
    return (origin && source.sections(origin)) ?? []
  }
  return {
    stored,
    source,
    corpus: createCorpus(posts, stored.site.facets, index, sections),
    posts,
    origins,
    duplicates,
    authors: authorsOf(stored, posts),
    idOf: (address) => {
      ids ??= addressesOf(posts, duplicates)
      return ids.get(address) ?? ids.get(addressKey(address))
    },
    details: detailsOf(stored),
    whole: async (slug) => {
      const summary = posts.find((post) => post.slug === slug)
      const origin = summary && origins.get(summary.id)
      const found = origin && (await source.body(origin))
      return found && { ...found, post: { ...found.post, ...summary } }
    },
  }
}

/** Names are told where there are several feeds to tell apart. */
function entriesOf({ feeds, site }: StoredEdition): FeedEntries[] {
  return feeds.map((feed) => ({
    key: feedKey(feed.source),
    ...(feeds.length > 1 && { name: feedName(feed) }),
    language: feed.details.language ?? site.language,
    entries: feed.entries,
  }))
}

function authorsOf(
  { feeds }: StoredEdition,
  posts: readonly PostSummary[],
): ReadonlyMap<string, Author> {
  const writing = new Set(posts.flatMap(({ authors }) => authors.map(({ slug }) => slug)))
  const all = gatherAuthors(feeds.flatMap(({ authors }) => authors))
  return new Map(all.filter(({ slug }) => writing.has(slug)).map((author) => [author.slug, author]))
}

function addressesOf(
  posts: readonly PostSummary[],
  duplicates: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const idByAddress = new Map<string, string>(duplicates)
  for (const { id, url } of posts) {
    idByAddress.set(id, id)
    if (url) idByAddress.set(addressKey(url), id)
  }
  return idByAddress
}

function detailsOf({ feeds }: StoredEdition): FeedDetails {
  return Object.assign({}, ...feeds.map(({ details }) => details).toReversed()) as FeedDetails
}
