import type { FacetDefinition } from '../model/Site.ts'
import { slugify } from '../model/slugify.ts'
import { sourceFacet } from '../model/Tag.ts'
import { builtInFacets, lengthBands, type FacetValue } from './facets.ts'
import type { FacetListing, ListedValue } from './SearchCorpus.ts'

type Names = Map<string, Map<string, { name: string; count: number }>>

function countName(names: Names, facet: string, value: FacetValue): void {
  const ofFacet = names.get(facet) ?? new Map<string, { name: string; count: number }>()
  const known = ofFacet.get(value.slug)
  if (known) known.count++
  else ofFacet.set(value.slug, { name: value.name, count: 1 })
  names.set(facet, ofFacet)
}

/**
 * All facets that any post has a value of, each with its values in the order in which they are offered.
 *
 * @param posts  what each is filed under, newest first
 */
export function listFacets(
  facets: readonly FacetDefinition[],
  posts: Iterable<Iterable<readonly [string, readonly FacetValue[]]>>,
): FacetListing[] {
  const names: Names = new Map()
  for (const values of posts) {
    for (const [facet, ofFacet] of values) {
      for (const value of ofFacet) countName(names, facet, value)
    }
  }
  const own = facets.map((facet) => ({
    id: facet.id,
    label: facet.label,
    ...(facet.plural && { plural: facet.plural }),
    values: orderValues(names.get(facet.id), facet.values),
  }))
  const builtIn = builtInFacets.map((id) => ({
    id,
    values: orderBuiltIn(id, toValues(names.get(id))),
  }))
  return [...own, ...builtIn].filter(({ values }) => values.length > 0)
}

type Counted = ReadonlyMap<string, { readonly name: string; readonly count: number }>

/** The publisher's own order first, then the most used. */
function orderValues(counted: Counted | undefined, listed: readonly string[]): ListedValue[] {
  const ranks = new Map(listed.map((name, rank) => [slugify(name), rank]))
  return [...(counted ?? [])]
    .toSorted(
      ([a, { count: countA }], [b, { count: countB }]) =>
        (ranks.get(a) ?? ranks.size) - (ranks.get(b) ?? ranks.size) || countB - countA,
    )
    .map(([slug, value]) => ({ slug, ...value }))
}

function toValues(counted: Counted = new Map()): ListedValue[] {
  return [...counted].map(([slug, value]) => ({ slug, ...value }))
}

/** Values of a built-in facet as they are offered; those of another one as they are. */
export function orderBuiltIn(id: string, values: readonly ListedValue[]): readonly ListedValue[] {
  if (id === 'year') return values.toSorted((a, b) => (a.slug < b.slug ? 1 : -1))
  if (id === 'author' || id === sourceFacet)
    return values.toSorted((a, b) => a.name.localeCompare(b.name))
  if (id !== 'length') return values
  const order: readonly string[] = lengthBands.map(({ slug }) => slug)
  return values.toSorted((a, b) => order.indexOf(a.slug) - order.indexOf(b.slug))
}
