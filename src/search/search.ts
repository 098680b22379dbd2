import type { PostSummary } from '../model/Post.ts'
import { effectiveSort, type SearchQuery, type SortOrder } from '../model/SearchQuery.ts'
import { createMarker, type Marker } from './text/createMarker.ts'
import { createPassageFinder } from './text/createPassageFinder.ts'
import type { FacetCounts } from './facets.ts'
import type { SearchSection } from './index/PostIndex.ts'
import { hasValue } from './hasValue.ts'
import { findPosts, wholeAnswer, type FoundPosts } from './query/findPosts.ts'
import type { Match } from './match/matchPosts.ts'
import type { QueryReading } from './query/QueryReading.ts'
import { isInRange } from './query/readDate.ts'
import { readQuery, type ReadQuery } from './query/readQuery.ts'
import type { SearchCorpus } from './SearchCorpus.ts'
import { bothOf, together } from './shards/together.ts'
import {
  findSnippet,
  markTitle,
  type PassagePlace,
  type Snippet,
  type TextPart,
} from './text/snippet.ts'

/** A post found, with what the list shows of why. */
export interface Hit {
  readonly post: PostSummary
  /** The title with matches marked; one unmarked part where nothing was searched for. */
  readonly title: readonly TextPart[]
  /** The passage that matched; absent where nothing was searched for or only other fields match. */
  readonly snippet?: Snippet
}

export interface SearchResult {
  /** What this answers: a page that has asked on meanwhile must not put new words to old counts. */
  readonly query: SearchQuery
  /** How its words were read. */
  readonly reading: QueryReading
  /** Posts that match words and filters. */
  readonly total: number
  readonly hits: readonly Hit[]
  /** The page shown: the one asked for, or the last there is. */
  readonly page: number
  readonly pageCount: number
  readonly sort: SortOrder
  /** `some`: posts need not have all words: none has, or few have all of many, or it was asked for. */
  readonly precision: FoundPosts['precision']
  /** So many words that they were taken for a question. */
  readonly isQuestion?: true
  /** Where posts need all words and few have them: how many more have some. */
  readonly looselyMore?: number
  readonly facets: readonly FacetCounts[]
  /** Days of the first and the last post, `YYYY-MM-DD`; absent where no post has a date. */
  readonly days?: { readonly first: string; readonly last: string }
  /** There may be more than `total`: the engine that searches hides how many. */
  readonly isTotalLeast?: true
  /** The engine that searches could not be asked, or not all of it: nothing follows from `total`. */
  readonly isUnanswered?: true
  /** Passages from the texts and the counts of filters are still to come. */
  readonly isUnfinished?: true
  /** What of the query the engine that searches cannot do. */
  readonly passedOver?: readonly PassedOver[]
}

/**
 * Why an answer of another engine is not quite what was asked for: posts had to have all words, not
 * `either` of two · anywhere, not in their `titles` · `unwanted-phrases` were not looked for · of
 * `many-words` only the first · of many `alternatives` among filters only the first · in the `depth`
 * of a list are posts that cannot be reached.
 */
export type PassedOver =
  'either' | 'titles' | 'unwanted-phrases' | 'many-words' | 'alternatives' | 'depth'

/** What a query finds, without the counts of facets. */
export type FoundHits = Omit<SearchResult, 'facets'>

/** Posts on one page of results. */
export const pageSize = 20

/** A query that is being answered. Where pieces are missing it goes on from what it has found already. */
export interface Search {
  /** @param depth  `cards` leaves the texts of the posts alone: a snippet is then of the summary */
  readonly hits: (depth: 'cards' | 'texts') => FoundHits
  /** The hits and the counts, which need more of the posts. */
  readonly whole: () => SearchResult
}

/**
 * Begins to answer a query: inside a group of filters a post needs one of the values, between groups
 * all. Counts of a facet are for the words and the other groups, so that they say what choosing gives.
 */
export function beginSearch(corpus: SearchCorpus, query: SearchQuery): Search {
  let found: FoundPosts | undefined
  let ordered: readonly Match[] | undefined

  function hits(depth: 'cards' | 'texts'): FoundHits {
    found ??= findPosts(corpus, query)
    ordered ??= order(corpus, query, found)
    return answerPage(corpus, query, found, ordered, depth)
  }

  return {
    hits,
    whole: () => {
      found ??= findPosts(corpus, query)
      const [answer, facets] = bothOf(
        () => hits('texts'),
        () => count(corpus, found!),
      )
      return { ...answer, facets }
    },
  }
}

/** The whole answer to a query, where nothing has to be fetched for it. */
export function search(corpus: SearchCorpus, query: SearchQuery): SearchResult {
  return beginSearch(corpus, query).whole()
}

/** The same without the counts. */
export function findHits(
  corpus: SearchCorpus,
  query: SearchQuery,
  depth: 'cards' | 'texts' = 'texts',
): FoundHits {
  return beginSearch(corpus, query).hits(depth)
}

/** The counts alone. */
export function countFacets(corpus: SearchCorpus, query: SearchQuery): readonly FacetCounts[] {
  return count(corpus, findPosts(corpus, query))
}

/**
 * Every page of what a query finds, from the first to the last. The same as asking for one after the
 * other, but posts are found and put in order once.
 */
export function* findPages(corpus: SearchCorpus, query: SearchQuery): Generator<FoundHits> {
  const found = findPosts(corpus, query)
  const ordered = order(corpus, query, found)
  const first = answerPage(corpus, { ...query, page: 1 }, found, ordered, 'texts')
  yield first
  for (let page = 2; page <= first.pageCount; page++) {
    const asked = { ...query, page }
    const read = readQuery(corpus, asked)
    yield answerPage(corpus, asked, { ...found, read }, ordered, 'texts')
  }
}

/** What passes the filters, as it is listed. */
function order(
  corpus: SearchCorpus,
  query: SearchQuery,
  { read, matches }: FoundPosts,
): readonly Match[] {
  const sort = effectiveSort(query)
  const isPassing = createFilter(corpus, read)
  const passing = matches.filter(({ rank }) => isPassing(rank))
  return sort === 'relevance' ? passing : byDate(corpus, passing, sort)
}

function answerPage(
  corpus: SearchCorpus,
  query: SearchQuery,
  { read, precision }: FoundPosts,
  ordered: readonly Match[],
  depth: 'cards' | 'texts',
): FoundHits {
  const pageCount = Math.max(1, Math.ceil(ordered.length / pageSize))
  const page = Math.min(query.page, pageCount)
  return {
    query,
    reading: read.reading,
    total: ordered.length,
    hits: toHits(corpus, read, ordered.slice((page - 1) * pageSize, page * pageSize), depth),
    page,
    pageCount,
    sort: effectiveSort(query),
    precision,
    ...(read.isQuestion && { isQuestion: true }),
    ...looselyMore(corpus, query, read, precision, ordered.length),
    ...(corpus.days && { days: corpus.days }),
  }
}

function looselyMore(
  corpus: SearchCorpus,
  query: SearchQuery,
  { text }: ReadQuery,
  precision: SearchResult['precision'],
  total: number,
): Pick<SearchResult, 'looselyMore'> {
  if (precision === 'some' || total >= wholeAnswer || text.clauses.length < 2) return {}
  const more = matchingRanks(corpus, { ...query, isLoose: true }).length - total
  return more > 0 ? { looselyMore: more } : {}
}

/** All posts that match, by their ranks, best first. */
export function matchingRanks(corpus: SearchCorpus, query: SearchQuery): readonly number[] {
  const { read, matches } = findPosts(corpus, query)
  const isPassing = createFilter(corpus, read)
  return matches.map(({ rank }) => rank).filter(isPassing)
}

/** @returns whether a post that the words have found passes the filters */
export function createFilter(corpus: SearchCorpus, read: ReadQuery): (rank: number) => boolean {
  const isOfDates = dateTest(corpus, read)
  const groups = Object.entries(read.filters).map(([facet, chosen]) =>
    hasValue(corpus, facet, chosen),
  )
  return (rank) => isOfDates(rank) && groups.every((hasIt) => hasIt(rank))
}

/** Where any date will do, none is looked up. */
function dateTest(corpus: SearchCorpus, { dates }: ReadQuery): (rank: number) => boolean {
  if (dates.from === undefined && dates.to === undefined) return () => true
  return (rank) => isInRange(dates, corpus.dayOf(rank))
}

function count(corpus: SearchCorpus, { read, matches }: FoundPosts): readonly FacetCounts[] {
  const isOfDates = dateTest(corpus, read)
  const groups = Object.entries(read.filters).map(([facet, chosen]) => ({
    number: corpus.facets.findIndex(({ id }) => id === facet),
    hasIt: hasValue(corpus, facet, chosen),
  }))
  const passing: number[] = []
  /** A post that only one group keeps out is still what choosing in that group would give. */
  const keptOut = new Map<number, number[]>(groups.map(({ number }) => [number, []]))
  for (const { rank } of matches) {
    if (!isOfDates(rank)) continue
    const failed = groups.filter(({ hasIt }) => !hasIt(rank))
    if (failed.length === 0) passing.push(rank)
    else if (failed.length === 1) keptOut.get(failed[0]!.number)!.push(rank)
  }
  const isEveryPost = passing.length === corpus.postCount
  const counts = together(corpus.facets, (facet, number) => {
    if (isEveryPost && facet.values.every(({ count: known }) => known !== undefined))
      return Uint32Array.from(facet.values, ({ count: known }) => known!)
    const [values, column] = bothOf(
      () => facet.values,
      () => corpus.columnOf(number),
    )
    const ofFacet = new Uint32Array(values.length)
    column.countInto(ofFacet, passing)
    column.countInto(ofFacet, keptOut.get(number) ?? [])
    return ofFacet
  })
  return corpus.facets.map((facet, number) => ({
    ...facet,
    values: facet.values.map(({ slug, name }, value) => ({
      slug,
      name,
      count: counts[number]![value]!,
    })),
  }))
}

/** Ranks are newest first: sorting keeps that among equals. */
function byDate(
  corpus: SearchCorpus,
  matches: readonly Match[],
  sort: 'newest' | 'oldest',
): readonly Match[] {
  const direction = sort === 'newest' ? 1 : -1
  const undated = ({ rank }: Match) => Number(corpus.isUndated(rank))
  return matches.toSorted((a, b) => undated(a) - undated(b) || direction * (a.rank - b.rank))
}

function toHits(
  corpus: SearchCorpus,
  { text: asked }: ReadQuery,
  matches: readonly Match[],
  depth: 'cards' | 'texts',
): readonly Hit[] {
  const marker = createMarker(corpus.index, asked)
  const findPassage = depth === 'texts' ? createPassageFinder(corpus.index, asked) : () => undefined
  return together(matches, ({ rank }) => {
    const at = corpus.placeOf(rank)
    const [post, text] = bothOf(
      () => corpus.postOf(rank),
      () => {
        const place = at === undefined ? undefined : findPassage(at)
        return place && { place, sections: corpus.sectionsOf(rank) }
      },
    )
    return toHit(post, marker, text)
  })
}

function toHit(
  post: PostSummary,
  marker: Marker,
  text: { readonly place: PassagePlace; readonly sections: readonly SearchSection[] } | undefined,
): Hit {
  const snippet =
    (text && findSnippet(text.sections, marker, text.place)) ??
    findSnippet(post.summary ? [{ text: post.summary }] : [], marker)
  return { post, title: markTitle(post.title, marker), ...(snippet && { snippet }) }
}
