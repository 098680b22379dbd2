import type { SearchQuery } from '../../model/SearchQuery.ts'
import { intersect, type Days } from '../../search/query/readDate.ts'
import type { RemoteFacet, RemoteValue } from './remoteFacets.ts'
import { siteKey, type RemoteCollection, type RemoteSite } from './RemoteSite.ts'

/** One list that a WordPress keeps: a collection, narrowed. No post is in two of one plan. */
export interface Listing {
  readonly remote: RemoteSite
  readonly collection: RemoteCollection
  /** What narrows it, as parameters of the request. */
  readonly parameters: Readonly<Record<string, string>>
}

/** What a query asks for, its words already as the engine understands them. */
export interface Wanted {
  readonly filters: SearchQuery['filters']
  readonly dates: Days
  readonly excludedValues: readonly { readonly facet: string; readonly slugs: readonly string[] }[]
  /** Empty where nothing is searched for. */
  readonly words: string
}

export interface Plan {
  readonly listings: readonly Listing[]
  /** There would be too many of them: these are the first. */
  readonly isCut: boolean
}

/** Parameter → numbers, of which posts have one, or none. */
type Numbers = Readonly<Record<string, readonly number[]>>

/** One way to pass all filters. */
interface Narrowing {
  readonly include: Numbers
  readonly exclude: Numbers
  readonly dates: Days
}

const open: Narrowing = { include: {}, exclude: {}, dates: {} }
/** Each is a request, and so many at once are what a server can be asked for. */
const mostListings = 12

/**
 * Says which lists hold the posts that a query asks for.
 *
 * One request asks for one collection, and there for posts that have one of some terms in each of
 * several taxonomies. Where a facet is made of two taxonomies, there is a list for each, and those
 * after the first leave out what stands in the first: so that lists can be counted together. The
 * same goes for years with a gap between them.
 */
export function planListings(
  sites: readonly RemoteSite[],
  facets: readonly RemoteFacet[],
  wanted: Wanted,
): Plan {
  const listings = sites.flatMap((remote) =>
    remote.collections.flatMap((collection) =>
      narrowingsOf(remote, collection, facets, wanted).flatMap((narrowing) => {
        const parameters = toParameters(remote, narrowing)
        const search = wanted.words && { search: wanted.words }
        return parameters ? { remote, collection, parameters: { ...parameters, ...search } } : []
      }),
    ),
  )
  return { listings: listings.slice(0, mostListings), isCut: listings.length > mostListings }
}

function narrowingsOf(
  remote: RemoteSite,
  collection: RemoteCollection,
  facets: readonly RemoteFacet[],
  { filters, excludedValues, dates }: Wanted,
): readonly Narrowing[] {
  const place = { remote, collection }
  let narrowings: readonly Narrowing[] = [{ ...open, dates }]
  for (const [id, slugs] of Object.entries(filters)) {
    const ways = waysInto(place, id, valuesOf(facets, id, slugs))
    narrowings = narrowings.flatMap((narrowing) => ways.map((way) => combine(narrowing, way)))
  }
  for (const { facet, slugs } of excludedValues) {
    const ways = waysOutOf(place, facets, facet, valuesOf(facets, facet, slugs))
    narrowings = narrowings.flatMap((narrowing) => ways.map((way) => combine(narrowing, way)))
  }
  return narrowings.filter(({ dates: { from = '', to = '9999' } }) => from <= to)
}

interface Place {
  readonly remote: RemoteSite
  readonly collection: RemoteCollection
}

function valuesOf(
  facets: readonly RemoteFacet[],
  id: string,
  slugs: readonly string[],
): readonly RemoteValue[] {
  return facets.find((facet) => facet.id === id)?.values.filter(({ slug }) => slugs.includes(slug)) ?? [] // prettier-ignore
}

/** The ways in which posts of a collection have one of the values; none where they cannot. */
function waysInto(place: Place, facet: string, values: readonly RemoteValue[]): Narrowing[] {
  if (facet === 'year') return yearRuns(values).map((dates) => ({ ...open, dates }))
  if (values.some((value) => isAll(place, value))) return [open]
  const numbers = Object.entries(numbersOf(place, values))
  return numbers.map(([parameter, own], position) => ({
    ...open,
    include: { [parameter]: own },
    exclude: Object.fromEntries(numbers.slice(0, position)),
  }))
}

/** The ways in which they have none of them. */
function waysOutOf(
  place: Place,
  facets: readonly RemoteFacet[],
  facet: string,
  values: readonly RemoteValue[],
): Narrowing[] {
  if (facet === 'year') {
    const years = facets.find(({ id }) => id === facet)?.values ?? []
    return waysInto(
      place,
      facet,
      years.filter((year) => !values.includes(year)),
    )
  }
  if (values.some((value) => isAll(place, value))) return []
  return [{ ...open, exclude: numbersOf(place, values) }]
}

/** Whether the value is what all posts of a collection are, or the site that they are from. */
function isAll({ remote, collection }: Place, { collections, source }: RemoteValue): boolean {
  const site = siteKey(remote)
  return (
    source === site ||
    collections.some((other) => other.site === site && other.name === collection.name)
  )
}

/** Numbers of terms and people, by the parameter that asks for them. */
function numbersOf({ remote, collection }: Place, values: readonly RemoteValue[]): Numbers {
  const site = siteKey(remote)
  const numbers: Record<string, number[]> = {}
  for (const { terms, users } of values) {
    for (const term of terms) {
      const isThere = term.site === site && collection.taxonomies.includes(term.taxonomy.name)
      if (isThere) (numbers[term.taxonomy.parameter] ??= []).push(term.number)
    }
    for (const user of users) if (user.site === site) (numbers['author'] ??= []).push(user.number)
  }
  return numbers
}

/** Years in a row are one range. */
function yearRuns(values: readonly RemoteValue[]): Days[] {
  const runs: { first: number; last: number }[] = []
  for (const year of values.map(({ slug }) => Number(slug)).toSorted((a, b) => a - b)) {
    const run = runs.at(-1)
    if (run && run.last + 1 === year) run.last = year
    else runs.push({ first: year, last: year })
  }
  return runs.map(({ first, last }) => ({ from: `${first}-01-01`, to: `${last}-12-31` }))
}

function combine(a: Narrowing, b: Narrowing): Narrowing {
  return {
    include: { ...a.include, ...b.include },
    exclude: union(a.exclude, b.exclude),
    dates: intersect(a.dates, b.dates),
  }
}

function union(a: Numbers, b: Numbers): Numbers {
  const parameters = new Set([...Object.keys(a), ...Object.keys(b)])
  return Object.fromEntries(
    [...parameters].map((parameter) => [
      parameter,
      [...new Set([...(a[parameter] ?? []), ...(b[parameter] ?? [])])],
    ]),
  )
}

/** @returns nothing where no post can be meant */
function toParameters(
  { root }: RemoteSite,
  { include, exclude, dates: { from, to } }: Narrowing,
): Record<string, string> | undefined {
  const given = new URL(root).searchParams
  const after = latest(given.get('after'), from && `${dayBeside(from, -1)}T23:59:59`)
  const before = earliest(given.get('before'), to && `${dayBeside(to, 1)}T00:00:00`)
  if (after && before && after >= before) return undefined
  const lists = [
    ...Object.entries(include),
    ...Object.entries(exclude).map(([name, numbers]) => [`${name}_exclude`, numbers] as const),
  ]
  return {
    ...Object.fromEntries(lists.map(([name, numbers]) => [name, numbers.join(',')])),
    ...(after && { after }),
    ...(before && { before }),
  }
}

/** The address of the feed may choose by date too: what is asked for lies in both ranges. */
function latest(given: string | null, asked: string | undefined): string | undefined {
  return [given ?? undefined, asked]
    .filter((one) => one !== undefined)
    .toSorted()
    .at(-1)
}

function earliest(given: string | null, asked: string | undefined): string | undefined {
  return [given ?? undefined, asked].filter((one) => one !== undefined).toSorted()[0]
}

/** Both ends of a range are left out by WordPress, and both are meant: the days beside them are not. */
function dayBeside(day: string, by: 1 | -1): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + by)
  return date.toISOString().slice(0, 10)
}
