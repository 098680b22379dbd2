import type { PostSummary } from '../model/Post.ts'
import { readingMinutes } from '../model/readingMinutes.ts'
import type { FacetDefinition } from '../model/Site.ts'
import { sourceFacet } from '../model/Tag.ts'

/** One value of a facet: slug for addresses, name for people. Empty names are the page's to word. */
export interface FacetValue {
  readonly slug: string
  readonly name: string
}

interface CountedValue extends FacetValue {
  /**
   * Posts one would see with this value chosen, given the words and the other groups; absent where
   * the engine that searches does not say.
   */
  readonly count?: number
}

/** A facet with its values in the order in which they are offered. */
export interface FacetCounts {
  readonly id: string
  /** The site file's label; absent for the built-in facets, which the page words. */
  readonly label?: string
  readonly plural?: string
  readonly values: readonly CountedValue[]
  /** There are more values than are listed; any can be chosen. */
  readonly isIncomplete?: true
}

/** Facets that posts have without the site file saying so; `source` only where there are several feeds. */
export const builtInFacets = [sourceFacet, 'author', 'year', 'length'] as const

/** Reading times that the facet `length` tells apart, in minutes. */
export const lengthBands = [
  { slug: 'short', below: 4 },
  { slug: 'medium', below: 8 },
  { slug: 'long', below: Infinity },
] as const

/** Every value of every facet that a post has, as `facet id` → values. */
export function facetValues(
  post: Pick<PostSummary, 'tags' | 'authors' | 'published' | 'words'>,
): ReadonlyMap<string, readonly FacetValue[]> {
  const values = new Map<string, FacetValue[]>()
  for (const { facet, slug, name } of post.tags) {
    values.set(facet, [...(values.get(facet) ?? []), { slug, name }])
  }
  values.set('author', [...post.authors])
  const year = post.published?.slice(0, 4)
  if (year) values.set('year', [{ slug: year, name: year }])
  const minutes = readingMinutes(post.words)
  const band = lengthBands.find(({ below }) => minutes < below)!
  values.set('length', [{ slug: band.slug, name: '' }])
  return values
}

/** All facets of a site in order: its own, then the built-in ones. */
export function facetIds(facets: readonly FacetDefinition[]): readonly string[] {
  return [...facets.map(({ id }) => id), ...builtInFacets]
}
