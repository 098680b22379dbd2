import type { SortOrder } from '../../model/SearchQuery.ts'
import { pageSize } from '../../search/search.ts'
import type { Listing } from './planListings.ts'
import type { RemotePost } from './remotePost.ts'

/** A part of one list. */
export interface ListingPart {
  readonly posts: readonly RemotePost[]
  /** Items that came, those left out included. */
  readonly itemCount: number
  /** Posts in the whole list, where the host says. */
  readonly total?: number
}

/** How a list is asked. @returns nothing where it does not answer, which stands in the status */
export interface ListingDesk {
  posts(listing: Listing, sort: SortOrder, offset: number): Promise<ListingPart | undefined>
  /** Moments of the posts of a list in milliseconds, at most a hundred. */
  moments(listing: Listing, sort: SortOrder, offset: number): Promise<readonly number[]>
}

/** One page of several lists as one. */
export interface ListedPosts {
  readonly posts: readonly RemotePost[]
  readonly total: number
  readonly isTotalLeast: boolean
  /** The page shown: the one asked for, or the last there is. */
  readonly page: number
  readonly pageCount: number
  /** Of some list nothing is known. */
  readonly isUnanswered: boolean
  /** There are posts behind the last page. */
  readonly isCut: boolean
}

const empty: ListedPosts = {
  posts: [],
  total: 0,
  isTotalLeast: false,
  page: 1,
  pageCount: 1,
  isUnanswered: false,
  isCut: false,
}

/** Moments in one answer. */
export const momentsAtOnce = 100
/** To find a page among several lists, all before it have to be walked through by date. */
const deepestPage = 50

/** @param page  from 1; the last there is, where it lies behind that */
export async function listPosts(
  listings: readonly Listing[],
  sort: SortOrder,
  page: number,
  desk: ListingDesk,
): Promise<ListedPosts> {
  const [only] = listings
  if (!only) return empty
  return listings.length === 1
    ? listOne(only, sort, page, desk)
    : listSeveral(listings, sort, page, desk)
}

async function listOne(
  listing: Listing,
  sort: SortOrder,
  asked: number,
  desk: ListingDesk,
): Promise<ListedPosts> {
  let page = asked
  let part = await desk.posts(listing, sort, (page - 1) * pageSize)
  if (part && part.itemCount === 0 && page > 1) {
    // Behind its end WordPress says neither that there is a list nor how long it is.
    const first = await desk.posts(listing, sort, 0)
    const last = Math.ceil((first?.total ?? 0) / pageSize)
    page = Math.max(1, Math.min(last, asked - 1))
    part = page === 1 ? first : await desk.posts(listing, sort, (page - 1) * pageSize)
  }
  if (!part) return { ...empty, isUnanswered: true }
  const { posts, itemCount, total } = part
  const seen = (page - 1) * pageSize + itemCount
  const hasMore = total === undefined && itemCount === pageSize
  return {
    ...empty,
    posts,
    page,
    total: total ?? seen,
    isTotalLeast: hasMore,
    pageCount: total === undefined ? page + Number(hasMore) : pagesOf(total),
  }
}

function pagesOf(total: number): number {
  return Math.max(1, Math.ceil(total / pageSize))
}

/** Lists are merged by date, or where they are ranked in turns: no engine ranks across two of them. */
async function listSeveral(
  listings: readonly Listing[],
  sort: SortOrder,
  asked: number,
  desk: ListingDesk,
): Promise<ListedPosts> {
  const firsts = await Promise.all(listings.map((listing) => desk.posts(listing, sort, 0)))
  const there = listings.filter((_listing, at) => firsts[at])
  const parts = firsts.filter((part) => part !== undefined)
  const totals = parts.map(({ total }) => total)
  const isTotalLeast = parts.some((part) => part.total === undefined && part.itemCount === pageSize)
  const total = parts.reduce((sum, part) => sum + (part.total ?? part.itemCount), 0)
  const lastPage = isTotalLeast ? asked + 1 : pagesOf(total)
  const pageCount = Math.min(lastPage, deepestPage)
  const page = Math.min(asked, pageCount)
  const starts = await startsOf(there, totals, sort, (page - 1) * pageSize, desk)
  const pages =
    page === 1
      ? parts
      : await Promise.all(there.map((listing, at) => desk.posts(listing, sort, starts[at]!)))
  const posts = merge(
    pages.map((part) => part?.posts ?? []),
    starts,
    sort,
  )
  return {
    posts: posts.slice(0, pageSize),
    total,
    isTotalLeast,
    page,
    pageCount,
    isUnanswered: parts.length < listings.length || pages.includes(undefined),
    isCut: lastPage > deepestPage,
  }
}

/** How many posts of each list lie before a place in all of them together. */
async function startsOf(
  listings: readonly Listing[],
  totals: readonly (number | undefined)[],
  sort: SortOrder,
  before: number,
  desk: ListingDesk,
): Promise<readonly number[]> {
  const starts = listings.map(() => 0)
  if (before === 0) return starts
  if (sort === 'relevance') return takeTurns(totals, before)
  const moments = await Promise.all(
    listings.map((listing) => momentsOf(listing, sort, before, desk)),
  )
  const entries = moments.flatMap((own, list) => own.map((moment) => ({ moment, list })))
  const direction = sort === 'oldest' ? 1 : -1
  const ordered = entries.toSorted((a, b) => direction * (a.moment - b.moment) || a.list - b.list)
  for (const { list } of ordered.slice(0, before)) starts[list]!++
  return starts
}

async function momentsOf(
  listing: Listing,
  sort: SortOrder,
  count: number,
  desk: ListingDesk,
): Promise<readonly number[]> {
  const offsets = Array.from({ length: Math.ceil(count / momentsAtOnce) }, (_, at) => at * momentsAtOnce) // prettier-ignore
  const parts = await Promise.all(offsets.map((offset) => desk.moments(listing, sort, offset)))
  return parts.flat()
}

/** The best of each list, then the second best of each, as far as each goes. */
function takeTurns(totals: readonly (number | undefined)[], before: number): readonly number[] {
  const starts = totals.map(() => 0)
  let left = before
  for (let rank = 0; left > 0; rank++) {
    const turn = [...totals.keys()].filter((list) => rank < (totals[list] ?? Infinity))
    if (turn.length === 0) break
    for (const list of turn.slice(0, left)) starts[list]!++
    left -= turn.length
  }
  return starts
}

function merge(
  lists: readonly (readonly RemotePost[])[],
  starts: readonly number[],
  sort: SortOrder,
): readonly RemotePost[] {
  const entries = lists.flatMap((posts, list) =>
    posts.map((post, at) => ({ post, list, rank: starts[list]! + at })),
  )
  const direction = sort === 'oldest' ? 1 : -1
  const ordered =
    sort === 'relevance'
      ? entries.toSorted((a, b) => a.rank - b.rank || a.list - b.list)
      : entries.toSorted(
          (a, b) => direction * (momentOf(a.post) - momentOf(b.post)) || a.list - b.list,
        )
  return ordered.map(({ post }) => post)
}

function momentOf({ post: { published } }: RemotePost): number {
  return published ? Date.parse(published) : 0
}
