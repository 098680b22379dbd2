import type { FeedFormatFault } from '../feed/FeedFormatError.ts'
import type { Author } from '../model/Author.ts'
import type { FeedProblem, FeedProblemCode } from '../model/Feed.ts'
import type { EndingLimit } from '../model/feedLimits.ts'
import type { NewPosts } from '../model/Follow.ts'
import type { Post, PostSummary } from '../model/Post.ts'
import type { FacetCounts } from '../search/facets.ts'
import type { RelatedPost } from '../search/related/relatedPosts.ts'
import type { SearchResult } from '../search/search.ts'
import type { FoundInText, Repair } from '../search/query/QueryReading.ts'
import type { Suggestions } from '../search/suggest/Suggestions.ts'
import type { SearchQuery } from '../model/SearchQuery.ts'
import type { NewestPosts } from '../model/Visit.ts'

/** Why the publication could not be read, or not be read again. */
export type ArchiveFault =
  | { readonly kind: 'site-file'; readonly message: string }
  | { readonly kind: 'internal'; readonly message: string }
  | {
      readonly kind: 'unreachable'
      readonly url: string
      readonly status?: number
      /** When the server wants to be asked again, ISO 8601. */
      readonly retryAt?: string
    }
  | { readonly kind: 'format'; readonly url: string; readonly fault: FeedFormatFault }
  | { readonly kind: 'limit'; readonly url: string; readonly limit: EndingLimit }

/** How a newer edition differs from the one that is shown, in posts. */
export interface ArchiveNews {
  readonly added: number
  readonly changed: number
  readonly removed: number
}

/** Items of a feed that were left out for one reason. */
export interface LeftOut {
  readonly code: FeedProblemCode
  readonly count: number
  /** The first of them, in the order of the feed: some feeds have tens of thousands. */
  readonly items: readonly Pick<FeedProblem, 'position' | 'title'>[]
}

/** One feed of the publication, as far as it is on this device. */
export interface FeedStatus {
  /** What it is called: by the site file, by itself, by its host. */
  readonly name: string
  readonly url: string
  readonly postCount: number
  /** When it was last asked with success, ISO 8601. */
  readonly checkedAt?: string
  /** When that last brought a change. */
  readonly changedAt?: string
  /** The last reading ended in a fault: what is held is only the part that had arrived. */
  readonly isPartial: boolean
  /** The publisher says that nothing will follow. */
  readonly isExpired: boolean
  /** Set while the last attempt failed. Posts of an earlier one stay readable. */
  readonly fault?: ArchiveFault
  readonly leftOut: readonly LeftOut[]
}

/** How far the whole publication is on its way to this device. */
export interface Keeping {
  /**
   * `underway` it is fetched in idle moments · `stopped` the reader does not want it · `saving-data`
   * the browser is told to spare data, and nobody has said otherwise · `failed` the rest could not be
   * fetched.
   */
  readonly state: 'underway' | 'stopped' | 'saving-data' | 'failed'
  /** Posts that are here with their text. */
  readonly heldCount: number
}

/** What the archive is doing, and what it holds. */
export interface ArchiveStatus {
  /** Rises whenever the answers of the other calls may have changed. */
  readonly edition: number
  /**
   * `opening` looking at the device · `reading` posts arrive · `indexing` all posts are there, search
   * is not yet whole · `ready` · `failed` there is nothing to show, see `fault`.
   */
  readonly phase: 'opening' | 'reading' | 'indexing' | 'ready' | 'failed'
  readonly postCount: number
  /** Posts that search knows: of a published edition those that have been fetched. */
  readonly indexedCount: number
  /** Bytes of the feed read so far, and of the whole where the server says. */
  readonly bytes: number
  readonly totalBytes?: number | undefined
  /** A reading ended in a fault: of some feed only the part that had arrived is shown. */
  readonly isPartial: boolean
  /** Everything is on this device: the next visit needs no network. */
  readonly isStored: boolean
  /** Where a build has published the posts and they are not all on this device: whether they come. */
  readonly keeping?: Keeping | undefined
  /** Slugs of posts whose text was asked for and could not be fetched. */
  readonly unfetched: readonly string[]
  /** This browser refuses storage; each visit reads the feed anew. */
  readonly isStorageRefused: boolean
  /** The publisher is being asked for news. */
  readonly isChecking: boolean
  /** In the order of the site file. */
  readonly feeds: readonly FeedStatus[]
  /** What is wrong with the site itself, not with one of its feeds. */
  readonly fault?: ArchiveFault | undefined
  /**
   * Each screen is asked of the publisher when it is opened. While a feed has a fault, what is not
   * found may only not have been asked for, and nothing but what was seen before is to be had.
   */
  readonly isRemote?: true | undefined
  /** A newer edition is at hand; `showNews` puts it on the page. */
  readonly news?: ArchiveNews | undefined
}

/** What every screen needs to know of the publication. */
export interface Publication {
  readonly title: string
  readonly description?: string
  /** BCP 47. */
  readonly language: string
  readonly homePageUrl?: string
  /** Address of the site's base, from which its own pictures are. */
  readonly siteUrl: string
  readonly notice?: string
  /** Ids of all facets in order: the site file's, then the built-in ones. */
  readonly facetIds: readonly string[]
  readonly imageHosts: readonly string[]
  /** Set where another engine than the reader's own searches and lists. */
  readonly search?: DelegatedSearch
}

/** Something that the reader's own search can do and the engine that searches here cannot. */
export type SearchLack =
  /** How many posts each filter would leave. */
  | 'counts'
  /** Filtering by the length of posts. */
  | 'lengths'
  /** Words of one stem, other spellings, words put right. */
  | 'spelling'
  /** `OR`. */
  | 'either'
  /** `title:`. */
  | 'titles'
  /** Posts with only some of the words. */
  | 'some-words'
  /** Posts of a followed search beyond the newest. */
  | 'old-news'
  /** Anything that was not seen before, while the publisher does not answer. */
  | 'offline'

/** Search by an engine of the publisher's: what the reader types is sent there. */
export interface DelegatedSearch {
  /** Hosts that are asked. */
  readonly hosts: readonly string[]
  readonly lacks: readonly SearchLack[]
}

/** A post and what its screen shows with it. */
export interface PostPage {
  readonly post: Post
  /** The text stands in the page that this came with, and `post.html` is empty. */
  readonly isTextWritten?: true
  /** In the order of the byline, with all that is known of them. */
  readonly authors: readonly Author[]
  readonly related: readonly RelatedPost[]
  /** Addresses in the body that are posts of this publication → their slugs. */
  readonly links: Readonly<Record<string, string>>
  /** Addresses of all images, the lead image's first. */
  readonly images: readonly string[]
}

/** A copy of a post that the reader keeps. */
export interface KeptCopy {
  /** The post's id. */
  readonly id: string
  /** Of the post as it was copied. */
  readonly revision: string
}

/** How kept copies differ from what is published. Of the others nothing is known, or nothing differs. */
export interface CopyDifferences {
  /** Post id → revision that is published now. */
  readonly changed: ReadonlyMap<string, string>
  /** Ids of posts that are not published any more. */
  readonly withdrawn: ReadonlySet<string>
}

export interface AuthorListing {
  readonly author: Author
  /** Absent where that would have to be asked for each author. */
  readonly postCount?: number
}

/**
 * Everything published, as held on this device: the one interface between the page and the worker.
 * It is a cache and may be made again; what the reader keeps is in the library.
 *
 * Calls wait until the archive can answer; none of them throws for a fault of feed or network, which
 * stand in the status.
 */
export interface Archive {
  /** Calls the listener now and at each change. */
  subscribe(listener: (status: ArchiveStatus) => void): Promise<void>
  publication(): Promise<Publication>
  /**
   * Answers at once what it can: where `isUnfinished`, {@link complete} gives the rest.
   *
   * @param signal  a query that is outrun by another one is abandoned
   */
  search(query: SearchQuery, signal?: AbortSignal): Promise<SearchResult>
  /** The whole answer, with passages and counts. */
  complete(query: SearchQuery, signal?: AbortSignal): Promise<SearchResult>
  /** What the words in the field may become. */
  suggest(words: string, signal?: AbortSignal): Promise<Suggestions>
  /** What to take away from a query that finds nothing, or not all of it; most posts first. */
  repairs(query: SearchQuery, signal?: AbortSignal): Promise<readonly Repair[]>
  /** Marks for a text that is shown. @param blocks  the text of each block, in order */
  findInText(words: string, blocks: readonly string[]): Promise<FoundInText>
  /** The posts that a query finds now, and which of them are not among those seen. */
  newIn(query: SearchQuery, seen: readonly string[]): Promise<NewPosts>
  /** The newest posts of all, so many at the most; none where they cannot be had. */
  newest(count: number): Promise<NewestPosts>
  /** Those of these posts that are at hand, in no order. */
  listed(ids: readonly string[]): Promise<readonly PostSummary[]>
  /** @returns `undefined` when no post has the slug, or its text cannot be fetched: see `unfetched` */
  post(slug: string): Promise<PostPage | undefined>
  /** @returns `undefined` when no author has the slug */
  author(slug: string): Promise<AuthorListing | undefined>
  /** By name. */
  authors(): Promise<readonly AuthorListing[]>
  /** The site file's facets, and the feeds where there are several, with the posts of each value. */
  topics(): Promise<readonly FacetCounts[]>
  /** Asks the publisher whether there is news. @returns how things are then */
  refresh(): Promise<ArchiveStatus>
  showNews(): Promise<void>
  /** Says whether the whole publication is to be fetched for offline use. The device remembers it. */
  keepWhole(isWanted: boolean): Promise<void>
  compareCopies(copies: readonly KeptCopy[]): Promise<CopyDifferences>
  /**
   * Deletes what is on this device for offline use, so that what the reader keeps has room. All of it
   * can be had from the publisher again. @returns false where there was nothing to delete
   */
  giveWay(): Promise<boolean>
}
