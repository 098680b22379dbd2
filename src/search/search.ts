import type { PostSummary } from '../model/Post.ts'
import type { Corpus, FiledPost } from './Corpus.ts'
import type { FacetCounts } from './facets.ts'
import { findMatches, type Match, type Matches } from './findMatches.ts'
import { effectiveSort, type SearchQuery, type SortOrder } from '../model/SearchQuery.ts'
import { findSnippet, markText, type Snippet, type TextPart } from './snippet.ts'
import { tokenize } from './terms.ts'

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
  /** Posts that match words and filters. */
  readonly total: number
  readonly hits: readonly Hit[]
  /** The page shown: the one asked for, or the last there is. */
  readonly page: number
  readonly pageCount: number
  readonly sort: SortOrder
  /** `near`: no post has the words as typed; spellings close to them were taken. */
  readonly precision: Matches['precision']
  readonly facets: readonly FacetCounts[]
}

/** Posts on one page of results. */
export const pageSize = 20

/**
 * Answers a query: inside a group of filters a post needs one of the values, between groups all.
 * Counts of a facet are for the words and the other groups, so that they say what choosing gives.
 */
export function search(corpus: Corpus, query: SearchQuery): SearchResult {
  const sort = effectiveSort(query)
  const hasWords = tokenize(query.words).length > 0
  const { precision, matches } = hasWords
    ? findMatches(corpus.index, query.words)
    : { precision: 'exact' as const, matches: corpus.filed.map(unscored) }
  const { passing, facets } = filterAndCount(corpus, query, matches)
  const ordered = order(corpus, passing, query.words, sort)
  const pageCount = Math.max(1, Math.ceil(ordered.length / pageSize))
  const page = Math.min(query.page, pageCount)
  return {
    query,
    total: ordered.length,
    hits: ordered
      .slice((page - 1) * pageSize, page * pageSize)
      .map((match) => toHit(corpus, match)),
    page,
    pageCount,
    sort,
    precision,
    facets,
  }
}

function unscored({ post }: FiledPost): Match {
  return { id: post.id, score: 0, terms: [] }
}

function filterAndCount(
  corpus: Corpus,
  query: SearchQuery,
  matches: readonly Match[],
): { passing: Match[]; facets: FacetCounts[] } {
  const groups = Object.entries(query.filters)
  const counts = new Map(corpus.facets.map(({ id }) => [id, new Map<string, number>()]))
  const passing: Match[] = []
  for (const match of matches) {
    const entry = corpus.byId.get(match.id)
    if (!entry) continue
    const failed = groups.filter(([facet, chosen]) => !hasOneOf(entry, facet, chosen))
    if (failed.length === 0) passing.push(match)
    if (failed.length > 1) continue
    // A post that only one group keeps out is still what choosing in that group would give.
    const onlyFacet = failed[0]?.[0]
    for (const [facet, ofFacet] of counts) {
      if (onlyFacet !== undefined && facet !== onlyFacet) continue
      for (const slug of entry.slugs.get(facet) ?? [])
        ofFacet.set(slug, (ofFacet.get(slug) ?? 0) + 1)
    }
  }
  const facets = corpus.facets.map((facet) => ({
    ...facet,
    values: facet.values.map((value) => ({
      ...value,
      count: counts.get(facet.id)?.get(value.slug) ?? 0,
    })),
  }))
  return { passing, facets }
}

function hasOneOf(entry: FiledPost, facet: string, chosen: readonly string[]): boolean {
  return entry.slugs.get(facet)?.some((slug) => chosen.includes(slug)) ?? false
}

/** The index answers best first and the corpus lists newest first: sorting keeps that among equals. */
function order(
  corpus: Corpus,
  matches: readonly Match[],
  words: string,
  sort: SortOrder,
): readonly Match[] {
  if (sort === 'relevance') return exactTitleFirst(corpus, matches, words)
  const rank = new Map(corpus.filed.map(({ post }, position) => [post.id, position]))
  const direction = sort === 'newest' ? 1 : -1
  const undated = ({ id }: Match) => Number(corpus.byId.get(id)!.post.published === undefined)
  return matches.toSorted(
    (a, b) => undated(a) - undated(b) || direction * (rank.get(a.id)! - rank.get(b.id)!),
  )
}

function exactTitleFirst(
  corpus: Corpus,
  matches: readonly Match[],
  words: string,
): readonly Match[] {
  const asked = folded(words)
  const [exact, others] = [true, false].map((wanted) =>
    matches.filter(({ id }) => (folded(corpus.byId.get(id)!.post.title) === asked) === wanted),
  )
  return [...exact!, ...others!]
}

function folded(text: string): string {
  return tokenize(text)
    .map(({ term }) => term)
    .join(' ')
}

function toHit(corpus: Corpus, match: Match): Hit {
  const { post } = corpus.byId.get(match.id)!
  const terms = new Set(match.terms)
  const snippet =
    terms.size > 0
      ? (findSnippet(corpus.sections(post.id), terms) ??
        findSnippet(post.summary ? [{ text: post.summary }] : [], terms))
      : undefined
  return { post, title: markText(post.title, terms), ...(snippet && { snippet }) }
}
