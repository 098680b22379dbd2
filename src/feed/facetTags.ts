import type { FacetDefinition } from '../model/Site.ts'
import { slugify } from '../model/slugify.ts'
import type { Tag } from '../model/Tag.ts'

/** A tag as a format delivers it; `scheme` names where it stood (a field, a taxonomy, a domain). */
export interface RawTag {
  readonly scheme?: string
  readonly name: string
}

/**
 * Files raw tags under the facets of the site file.
 *
 * A tag with a scheme goes to the facet that reads from it; a plain one to the facet that lists it,
 * else to the one that takes other tags, else nowhere. Spellings that differ only in case or
 * punctuation are one tag, in the site file's spelling or the first one met.
 */
export function facetTags(raw: readonly RawTag[], facets: readonly FacetDefinition[]): Tag[] {
  const tags = new Map<string, Tag>()
  for (const { scheme, name } of raw) {
    const slug = slugify(name)
    const facet = slug && (scheme ? facetOfScheme(scheme, facets) : facetOfPlainTag(slug, facets))
    if (!facet) continue
    const listed = facet.values.find((value) => slugify(value) === slug)
    const key = `${facet.id}/${slug}`
    if (!tags.has(key)) tags.set(key, { facet: facet.id, slug, name: listed ?? name })
  }
  return [...tags.values()]
}

function facetOfScheme(
  scheme: string,
  facets: readonly FacetDefinition[],
): FacetDefinition | undefined {
  return facets.find((facet) => facet.from.includes(scheme))
}

function facetOfPlainTag(
  slug: string,
  facets: readonly FacetDefinition[],
): FacetDefinition | undefined {
  return (
    facets.find((facet) => facet.values.some((value) => slugify(value) === slug)) ??
    facets.find((facet) => facet.takesOtherTags)
  )
}
