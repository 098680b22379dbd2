import type { PostSummary } from '../model/Post.ts'
import type { FacetDefinition } from '../model/Site.ts'
import { slugify } from '../model/slugify.ts'
import { sourceFacet } from '../model/Tag.ts'
import { builtInFacets, facetValues, lengthBands, type FacetValue } from './facets.ts'
import type { PostIndex, SearchSection } from './index/PostIndex.ts'
import type { FacetColumn, FacetListing, SearchCorpus } from './SearchCorpus.ts'

/** A post with the facet values it is filed under. */
export interface FiledPost {
  readonly post: PostSummary
  /** Facet id → slugs. */
  readonly slugs: ReadonlyMap<string, readonly string[]>
  /** For each facet of the corpus, positions of the post's values among all of the facet. */
  readonly valueNumbers: readonly (readonly number[])[]
  /** Position among all posts, newest first. */
  readonly rank: number
}

/** What is searched where all of it is at hand: the posts of one edition, and what was derived from them. */
export interface Corpus extends SearchCorpus {
  readonly index: PostIndex
  /** Newest first. */
  readonly filed: readonly FiledPost[]
  readonly byId: ReadonlyMap<string, FiledPost>
  /** The text of a post; empty where it is not at hand. */
  sections(id: string): readonly SearchSection[]
}

/** @param posts  newest first */
export function createCorpus(
  posts: readonly PostSummary[],
  facets: readonly FacetDefinition[],
  index: PostIndex,
  sections: (id: string) => readonly SearchSection[],
): Corpus {
  const names = new Map<string, Map<string, { name: string; count: number }>>()
  const slugsOf = posts.map((post) => {
    const slugs = new Map<string, readonly string[]>()
    for (const [facet, values] of facetValues(post)) {
      slugs.set(
        facet,
        values.map(({ slug }) => slug),
      )
      for (const value of values) countName(names, facet, value)
    }
    return slugs
  })
  const listings = listFacets(facets, names)
  const numbers = listings.map(
    ({ values }) => new Map(values.map(({ slug }, number) => [slug, number])),
  )
  const filed = posts.map((post, rank): FiledPost => {
    const slugs = slugsOf[rank]!
    const valueNumbers = listings.map(({ id }, facet) =>
      (slugs.get(id) ?? []).map((slug) => numbers[facet]!.get(slug)!),
    )
    return { post, slugs, valueNumbers, rank }
  })
  const days = daysOf(posts)
  const byId = new Map(filed.map((entry) => [entry.post.id, entry]))
  const postOf = (rank: number) => filed[rank]!.post
  return {
    filed,
    ...(days && { days }),
    byId,
    facets: listings,
    index,
    sections,
    postCount: posts.length,
    rankAt: (place) => byId.get(index.idAt(place) ?? '')?.rank,
    placeOf: (rank) => index.placeOf(postOf(rank).id),
    isUndated: (rank) => postOf(rank).published === undefined,
    dayOf: (rank) => postOf(rank).published?.slice(0, 10),
    columnOf: (facet) => createColumn(filed, facet),
    idOf: (rank) => postOf(rank).id,
    postOf,
    sectionsOf: (rank) => sections(postOf(rank).id),
  }
}

function createColumn(filed: readonly FiledPost[], facet: number): FacetColumn {
  return {
    countInto: (counts, ranks) => {
      for (const rank of ranks) {
        for (const value of filed[rank]!.valueNumbers[facet]!) counts[value]!++
      }
    },
    hasOneOf: (rank, chosen) =>
      filed[rank]!.valueNumbers[facet]!.some((value) => chosen[value] === 1),
  }
}

function daysOf(posts: readonly PostSummary[]): Corpus['days'] {
  let days: Corpus['days']
  for (const { published } of posts) {
    if (published === undefined) continue
    const day = published.slice(0, 10)
    if (!days) days = { first: day, last: day }
    else if (day < days.first) days = { ...days, first: day }
    else if (day > days.last) days = { ...days, last: day }
  }
  return days
}

type Names = Map<string, Map<string, { name: string; count: number }>>

function countName(names: Names, facet: string, value: FacetValue): void {
  const ofFacet = names.get(facet) ?? new Map<string, { name: string; count: number }>()
  const known = ofFacet.get(value.slug)
  if (known) known.count++
  else ofFacet.set(value.slug, { name: value.name, count: 1 })
  names.set(facet, ofFacet)
}

function listFacets(facets: readonly FacetDefinition[], names: Names): FacetListing[] {
  const own = facets.map((facet) => ({
    id: facet.id,
    label: facet.label,
    ...(facet.plural && { plural: facet.plural }),
    values: orderValues(names.get(facet.id), facet.values),
  }))
  const builtIn = builtInFacets.map((id) => ({ id, values: orderBuiltIn(id, names.get(id)) }))
  return [...own, ...builtIn].filter(({ values }) => values.length > 0)
}

type Counted = ReadonlyMap<string, { readonly name: string; readonly count: number }>

/** The publisher's own order first, then the most used. */
function orderValues(counted: Counted | undefined, listed: readonly string[]): FacetValue[] {
  const ranks = new Map(listed.map((name, rank) => [slugify(name), rank]))
  return [...(counted ?? [])]
    .toSorted(
      ([a, { count: countA }], [b, { count: countB }]) =>
        (ranks.get(a) ?? ranks.size) - (ranks.get(b) ?? ranks.size) || countB - countA,
    )
    .map(([slug, { name }]) => ({ slug, name }))
}

function orderBuiltIn(
  id: (typeof builtInFacets)[number],
  counted: Counted = new Map(),
): FacetValue[] {
  const values = [...counted].map(([slug, { name }]) => ({ slug, name }))
  if (id === 'year') return values.toSorted((a, b) => (a.slug < b.slug ? 1 : -1))
  if (id === 'author' || id === sourceFacet)
    return values.toSorted((a, b) => a.name.localeCompare(b.name))
  const order: readonly string[] = lengthBands.map(({ slug }) => slug)
  return values.toSorted((a, b) => order.indexOf(a.slug) - order.indexOf(b.slug))
}
