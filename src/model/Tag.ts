/**
 * A value of one facet: what a post can be filed and found under.
 *
 * `facet` is the id of a facet of the site file ("audience", "topic" …), `slug` is unique in that
 * facet and is what addresses carry, `name` is what people read.
 */
export interface Tag {
  readonly facet: string
  readonly slug: string
  readonly name: string
}

/** Facet that tells from which of several feeds a post comes. */
export const sourceFacet = 'source'

/** The tags that a post was given, without the feeds it was read from. */
export function ownTags(tags: readonly Tag[]): readonly Tag[] {
  return tags.filter(({ facet }) => facet !== sourceFacet)
}
