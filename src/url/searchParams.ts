import {
  effectiveSort,
  maximumWordsLength,
  tidyRange,
  type SearchQuery,
  type SortOrder,
} from '../model/SearchQuery.ts'
import { postsPath } from './paths.ts'

/**
 * Names of the parameters that are no facets; form fields carry the same names. A site file may not
 * give them to a facet: see `reservedIds` in `model/Site.ts`.
 */
export const wordsParam = 'q'
export const fromParam = 'from'
export const toParam = 'to'
export const sortParam = 'sort'
const spellingParam = 'spelling'
const neededWordsParam = 'words'
const pageParam = 'page'

/** The one value of each. */
const exactSpelling = 'exact'
const someWords = 'some'

const sortOrders: readonly SortOrder[] = ['relevance', 'newest', 'oldest']
const maximumPage = 10_000
const maximumValuesPerFacet = 50
const maximumValueLength = 100

/**
 * Where the list is that answers a query. A page of all posts has a path of its own, so that it can
 * be written ahead of time.
 */
export function searchPath(query: SearchQuery, facetIds: readonly string[]): string {
  const params = formatSearchParams({ ...query, page: 1 }, facetIds)
  if (params === '') return pagePath('', query.page) || postsPath
  return postsPath + formatSearchParams(query, facetIds)
}

/** Where a page of a list is. @param path  of its first page */
export function pagePath(path: string, page: number): string {
  return page > 1 ? `${path}/page/${page}` : path
}

/**
 * Reads a query from an address. Whatever stands there gives a query: unknown parameters are passed
 * over, values out of range are clamped, days that there are not are dropped.
 *
 * @param facetIds  which parameters are facets
 * @param page  as the path has it, if it does
 */
export function parseSearchParams(
  params: URLSearchParams,
  facetIds: readonly string[],
  page?: string,
): SearchQuery {
  const sort = sortOrders.find((order) => order === params.get(sortParam))
  const filters = facetIds.flatMap((id) => {
    const slugs = readSlugs(params, id)
    return slugs.length > 0 ? [[id, slugs] as const] : []
  })
  const words = (params.get(wordsParam) ?? '').slice(0, maximumWordsLength)
  const isVerbatim = params.get(spellingParam) === exactSpelling && words.trim() !== ''
  const isLoose = params.get(neededWordsParam) === someWords && words.trim() !== ''
  return {
    words,
    filters: Object.fromEntries(filters),
    ...tidyRange({
      from: params.get(fromParam) ?? undefined,
      to: params.get(toParam) ?? undefined,
    }),
    ...(isVerbatim && { isVerbatim }),
    ...(isLoose && { isLoose }),
    ...(sort && { sort }),
    page: readPage(params.get(pageParam) ?? page),
  }
}

function readSlugs(params: URLSearchParams, id: string): string[] {
  const values = params.getAll(id).filter((slug) => slug && slug.length <= maximumValueLength)
  return [...new Set(values)].slice(0, maximumValuesPerFacet)
}

function readPage(value: string | undefined): number {
  const page = Math.floor(Number(value))
  return page >= 1 ? Math.min(page, maximumPage) : 1
}

/**
 * Writes a query as short as it can be: words, facets in their order, dates, then what differs from
 * the default. The same choice gives the same address, in whatever order it was made.
 *
 * @returns with the question mark; empty for the query that asks nothing
 */
export function formatSearchParams(query: SearchQuery, facetIds: readonly string[]): string {
  const params = new URLSearchParams()
  if (query.words.trim()) params.set(wordsParam, query.words.trim())
  for (const id of facetIds) {
    for (const slug of (query.filters[id] ?? []).toSorted()) params.append(id, slug)
  }
  const { from, to } = tidyRange(query)
  if (from) params.set(fromParam, from)
  if (to) params.set(toParam, to)
  if (query.isVerbatim && query.words.trim()) params.set(spellingParam, exactSpelling)
  if (query.isLoose && query.words.trim()) params.set(neededWordsParam, someWords)
  const sort = effectiveSort(query)
  if (sort !== effectiveSort({ words: query.words, filters: {}, page: 1 })) {
    params.set(sortParam, sort)
  }
  if (query.page > 1) params.set(pageParam, String(query.page))
  const text = params.toString()
  return text ? `?${text}` : ''
}
