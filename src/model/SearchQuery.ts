export type SortOrder = 'relevance' | 'newest' | 'oldest'

/** What the reader asks: the address bar holds exactly this. */
export interface SearchQuery {
  /** As typed, at most {@link maximumWordsLength} characters. */
  readonly words: string
  /** Facet id → slugs of the chosen values, never an empty list. */
  readonly filters: Readonly<Record<string, readonly string[]>>
  /** First and last day of publication, `YYYY-MM-DD`; each may be open. */
  readonly from?: string
  readonly to?: string
  /** Take the words as they are spelt, however little that finds. */
  readonly isVerbatim?: true
  /** After the posts that have all words those that have some. */
  readonly isLoose?: true
  /** Absent: relevance where there are words, else newest. */
  readonly sort?: SortOrder
  /** From 1. */
  readonly page: number
}

/** The part of a query that filters say. */
export type ChosenFilters = Pick<SearchQuery, 'filters' | 'from' | 'to'>

export const maximumWordsLength = 200

export const emptyQuery: SearchQuery = { words: '', filters: {}, page: 1 }

/** The order that results come in. */
export function effectiveSort(query: SearchQuery): SortOrder {
  const hasWords = query.words.trim() !== ''
  if (query.sort && (hasWords || query.sort !== 'relevance')) return query.sort
  return hasWords ? 'relevance' : 'newest'
}

/** How many values are chosen in all groups together; each end of the dates is one more. */
export function countFilters({ filters, from, to }: ChosenFilters): number {
  const values = Object.values(filters).reduce((sum, slugs) => sum + slugs.length, 0)
  return values + Number(from !== undefined) + Number(to !== undefined)
}

/** Whether a query leaves nothing out. */
export function isEverything(query: SearchQuery): boolean {
  return query.words.trim() === '' && countFilters(query) === 0
}

/**
 * The query with one value more or one less, back on its first page.
 *
 * @param isChosen  what the value is to be; the opposite of what it is where absent
 */
export function toggleFilter(
  query: SearchQuery,
  facet: string,
  slug: string,
  isChosen?: boolean,
): SearchQuery {
  const chosen = query.filters[facet] ?? []
  const others = chosen.filter((other) => other !== slug)
  const next = (isChosen ?? others.length === chosen.length) ? [...others, slug] : others
  const { [facet]: _replaced, ...groups } = query.filters
  return { ...query, filters: next.length > 0 ? { ...groups, [facet]: next } : groups, page: 1 }
}

/** First and last day that posts may be of; each may be open. */
export interface DateRange {
  readonly from?: string | undefined
  readonly to?: string | undefined
}

/** The range with its ends in order, and without what is no day. */
export function tidyRange({ from, to }: DateRange): Pick<SearchQuery, 'from' | 'to'> {
  const [first, last] = [from, to].map((day) => (day && isDay(day) ? day : undefined))
  if (first && last && first > last) return { from: last, to: first }
  return { ...(first && { from: first }), ...(last && { to: last }) }
}

/** Whether there is such a day; 30 February is none. */
function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
}

/** The query with other dates, back on its first page. */
export function setDates(query: SearchQuery, range: DateRange): SearchQuery {
  const { from: _from, to: _to, ...rest } = query
  return { ...rest, ...tidyRange(range), page: 1 }
}

/** The words alone, with nothing chosen and no dates. */
export function clearFilters(query: SearchQuery): SearchQuery {
  return setDates({ ...query, filters: {} }, {})
}
