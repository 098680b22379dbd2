import type { ArchiveFault } from '../../archive/Archive.ts'
import type { Validators } from '../../feed/fetchFeed.ts'
import type { PostDraft } from '../../feed/PostDraft.ts'
import type { FeedDetails, FeedFormat, FeedProblem } from '../../model/Feed.ts'
import type { FacetDefinition } from '../../model/Site.ts'
import type { BodyOutline } from './outlineBody.ts'

export interface CheckedPost {
  readonly draft: PostDraft
  readonly body: BodyOutline
}

/** One document of the feed. */
export interface FeedPage {
  readonly url: string
  readonly validators: Validators
  readonly bytes: number
}

/** A feed as the reader reads it, and beside it what only its publisher cares for. */
export interface CheckedFeed {
  readonly isWeb: boolean
  /** The address that was asked for. */
  readonly url: string
  /** That is the address of a web page, which led to the feed. */
  readonly isLinked: boolean
  readonly format: FeedFormat
  readonly details: FeedDetails
  /** In the order of the feed. */
  readonly posts: readonly CheckedPost[]
  readonly problems: readonly FeedProblem[]
  readonly pages: readonly FeedPage[]
  /** Why it broke off. */
  readonly fault?: ArchiveFault
}

/** Nothing could be read. */
export interface NoFeed {
  readonly fault: ArchiveFault
  readonly problems: readonly FeedProblem[]
}

/** What the publisher's server says when it is asked about the feed. */
export interface ServerAnswers {
  /** Address → status; absent where nothing came back in time. */
  readonly statuses: ReadonlyMap<string, number>
  /** Whether browsers may read the feed from pages of other hosts; absent where nobody was asked. */
  readonly mayOthersRead?: boolean | undefined
  /** For people: what was asked. */
  readonly notes: readonly string[]
}

/** What findings depend on besides the feed. */
export interface CheckContext {
  readonly facets: readonly FacetDefinition[]
  readonly imageHosts: readonly string[]
  /** Milliseconds since 1970. */
  readonly now: number
  readonly answers: ServerAnswers
}
