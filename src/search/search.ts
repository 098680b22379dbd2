import type { PostSummary } from '../model/Post.ts'
import { effectiveSort, type SearchQuery, type SortOrder } from '../model/SearchQuery.ts'
import type { Corpus, FiledPost } from './Corpus.ts'
import { createMarker, type Marker } from './text/createMarker.ts'
import { createPassageFinder } from './text/createPassageFinder.ts'
import type { FacetCounts } from './facets.ts'
import { findPosts, wholeAnswer, type FoundPosts } from './query/findPosts.ts'
import type { Match } from './match/matchPosts.ts'
import type { QueryReading } from './query/QueryReading.ts'
import { isInRange } from './query/readDate.ts'
import type { ReadQuery } from './query/readQuery.ts'
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

/** Posts on one page of results. */
export const pageSize = 20

/**
 * Answers a query: inside a group of filters a post needs one of the values, between groups all.
 * Counts of a facet are for the words and the other groups, so that they say what choosing gives.
 */
export function search(corpus: Corpus, query: SearchQuery): SearchResult {
  const sort = effectiveSort(query)
  const { read, precision, matches } = findPosts(corpus, query)
  const { passing, facets } = filterAndCount(corpus, read, matches)
  const ordered = sort === 'relevance' ? passing : byDate(corpus, passing, sort)
  const pageCount = Math.max(1, Math.ceil(ordered.length / pageSize))
  const page = Math.min(query.page, pageCount)
  const marker = createMarker(corpus.index, read.text)
  const findPassage = createPassageFinder(corpus.index, read.text)
  return {
    query,
    reading: read.reading,
    total: ordered.length,
    hits: ordered
      .slice((page - 1) * pageSize, page * pageSize)
      .map(({ id }) => toHit(corpus, marker, findPassage(id), corpus.byId.get(id)!.post)),
    page,
    pageCount,
    sort,
    precision,
    ...(read.isQuestion && { isQuestion: true }),
    ...looselyMore(corpus, query, read, precision, ordered.length),
    facets,
    ...(corpus.days && { days: corpus.days }),
  }
}

function looselyMore(
  corpus: Corpus,
  query: SearchQuery,
  { text }: ReadQuery,
  precision: SearchResult['precision'],
  total: number,
): Pick<SearchResult, 'looselyMore'> {
  if (precision === 'some' || total >= wholeAnswer || text.clauses.length < 2) return {}
  const more = matchingIds(corpus, { ...query, isLoose: true }).length - total
  return more > 0 ? { looselyMore: more } : {}
}

/** Ids of all posts that match, best first. */
export function matchingIds(corpus: Corpus, query: SearchQuery): readonly string[] {
  const { read, matches } = findPosts(corpus, query)
  return matches.filter(({ id }) => isPassing(corpus, read, id)).map(({ id }) => id)
}

/** Whether a post that the words have found passes the filters. */
export function isPassing(corpus: Corpus, read: ReadQuery, id: string): boolean {
  const entry = corpus.byId.get(id)!
  return (
    isInRange(read.dates, entry.post.published) &&
    Object.entries(read.filters).every(([facet, chosen]) => hasOneOf(entry, facet, chosen))
  )
}

function filterAndCount(
  corpus: Corpus,
  { filters, dates }: ReadQuery,
  matches: readonly Match[],
): { passing: Match[]; facets: FacetCounts[] } {
  const groups = Object.entries(filters)
  const counts = corpus.facets.map(({ values }) => new Uint32Array(values.length))
  const passing: Match[] = []
  for (const match of matches) {
    const entry = corpus.byId.get(match.id)!
    if (!isInRange(dates, entry.post.published)) continue
    const failed = groups.filter(([facet, chosen]) => !hasOneOf(entry, facet, chosen))
    if (failed.length === 0) passing.push(match)
    if (failed.length > 1) continue
    // A post that only one group keeps out is still what choosing in that group would give.
    const onlyFacet = failed[0]?.[0]
    for (const [at, ofFacet] of counts.entries()) {
      if (onlyFacet !== undefined && corpus.facets[at]!.id !== onlyFacet) continue
      for (const number of entry.valueNumbers[at]!) ofFacet[number]!++
    }
  }
  const facets = corpus.facets.map((facet, at) => ({
    ...facet,
    values: facet.values.map(({ slug, name }, number) => ({
      slug,
      name,
      count: counts[at]![number]!,
    })),
  }))
  return { passing, facets }
}

function hasOneOf(entry: FiledPost, facet: string, chosen: readonly string[]): boolean {
  return entry.slugs.get(facet)?.some((slug) => chosen.includes(slug)) ?? false
}

/** The corpus lists newest first: sorting keeps that among equals. */
function byDate(
  corpus: Corpus,
  matches: readonly Match[],
  sort: 'newest' | 'oldest',
): readonly Match[] {
  const direction = sort === 'newest' ? 1 : -1
  const undated = ({ id }: Match) => Number(corpus.byId.get(id)!.post.published === undefined)
  const rank = ({ id }: Match) => corpus.byId.get(id)!.rank
  return matches.toSorted((a, b) => undated(a) - undated(b) || direction * (rank(a) - rank(b)))
}

function toHit(
  corpus: Corpus,
  marker: Marker,
  place: PassagePlace | undefined,
  post: PostSummary,
): Hit {
  const snippet =
    (place && findSnippet(corpus.sections(post.id), marker, place)) ??
    findSnippet(post.summary ? [{ text: post.summary }] : [], marker)
  return { post, title: markTitle(post.title, marker), ...(snippet && { snippet }) }
}
