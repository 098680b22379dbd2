export type SortOrder = 'relevance' | 'newest' | 'oldest'

/** What the reader asks: the address bar holds exactly this. */
export interface SearchQuery {
  /** As typed, at most {@link maximumWordsLength} characters. */
  readonly words: string
  /** Facet id → slugs of the chosen values, never an empty list. */
  readonly filters: Readonly<Record<string, readonly string[]>>
  /** Absent: relevance where there are words, else newest. */
  readonly sort?: SortOrder
  /** From 1. */
  readonly page: number
}

export const maximumWordsLength = 200

export const emptyQuery: SearchQuery = { words: '', filters: {}, page: 1 }

/** The order that results come in. */
export function effectiveSort(query: SearchQuery): SortOrder {
  const hasWords = query.words.trim() !== ''
  if (query.sort && (hasWords || query.sort !== 'relevance')) return query.sort
  return hasWords ? 'relevance' : 'newest'
}

/** How many values are chosen in all groups together. */
export function countFilters(query: SearchQuery): number {
  return Object.values(query.filters).reduce((sum, slugs) => sum + slugs.length, 0)
}

/** The query with one value more or one less, back on its first page. */
export function toggleFilter(query: SearchQuery, facet: string, slug: string): SearchQuery {
  const chosen = query.filters[facet] ?? []
  const next = chosen.includes(slug) ? chosen.filter((other) => other !== slug) : [...chosen, slug]
  const { [facet]: _replaced, ...others } = query.filters
  return { ...query, filters: next.length > 0 ? { ...others, [facet]: next } : others, page: 1 }
}
