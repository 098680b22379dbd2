import { setDates, toggleFilter, type SearchQuery } from '../../model/SearchQuery.ts'
import { parseWords, withoutPart } from '../../search/query/parseWords.ts'
import type { Repair } from '../../search/query/QueryReading.ts'
import { planListings } from './planListings.ts'
import { readRemotely, type RemoteSearch } from './searchRemote.ts'

type Candidate = Omit<Repair, 'total'>

/** All that is asked for one list of repairs. */
const mostRequests = 8
/** Offered at the most. */
const repairCount = 4

/**
 * What to take away from a query that finds nothing: a filter, the dates, a word. Each has to be asked
 * for, so that only some are tried. Most posts first.
 */
export async function repairRemote(
  search: RemoteSearch,
  query: SearchQuery,
): Promise<readonly Repair[]> {
  const { lifted } = readRemotely(search, query).reading
  if ((await count(search, lifted)) !== 0) return []
  let requests = 0
  const repairs: Repair[] = []
  for (const candidate of candidatesOf(search, lifted)) {
    requests += planned(search, candidate.query).length
    if (requests > mostRequests) break
    const total = await count(search, candidate.query)
    if (total) repairs.push({ ...candidate, total })
  }
  return repairs.toSorted((a, b) => b.total - a.total).slice(0, repairCount)
}

function candidatesOf({ facets }: RemoteSearch, query: SearchQuery): readonly Candidate[] {
  const filters = Object.entries(query.filters).flatMap(([facet, slugs]) =>
    slugs.map((slug): Candidate => {
      const values = facets.find(({ id }) => id === facet)?.values
      const name = values?.find((value) => value.slug === slug)?.name ?? slug
      return {
        query: toggleFilter(query, facet, slug, false),
        removed: { kind: 'filter', facet, slug, name },
      }
    }),
  )
  const dates: readonly Candidate[] =
    (query.from ?? query.to) ? [{ query: setDates(query, {}), removed: { kind: 'dates' } }] : []
  const parts = parseWords(query.words, () => false)
  const words = parts.map((part): Candidate => {
    const text = query.words.slice(part.start, part.end)
    return {
      query: { ...query, words: withoutPart(query.words, part), page: 1 },
      removed: { kind: 'words', text },
    }
  })
  const asksMore = parts.length > 1 || filters.length > 0 || dates.length > 0
  return [...filters, ...dates, ...(asksMore ? words : [])]
}

function planned(search: RemoteSearch, query: SearchQuery) {
  const { wanted } = readRemotely(search, query)
  return planListings(search.frame.sites, search.facets, wanted).listings
}

/** @returns nothing where that is not known */
async function count(search: RemoteSearch, query: SearchQuery): Promise<number | undefined> {
  const parts = await Promise.all(
    planned(search, query).map((listing) =>
      search.desk.ask(listing, { per_page: '1', _fields: 'id,guid,title' }),
    ),
  )
  return parts.reduce<number | undefined>((sum, part) => {
    const own = part?.total ?? (part?.itemCount === 0 ? 0 : undefined)
    return sum === undefined || own === undefined ? undefined : sum + own
  }, 0)
}
