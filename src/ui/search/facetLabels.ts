import type { FacetCounts, FacetValue } from '../../search/facets.ts'
import { m } from '../messages/messages.ts'

type Labelled = Pick<FacetCounts, 'id' | 'label' | 'plural'>

/** A facet's name: the site file's, or the interface's for the facets that every site has. */
export function facetLabel({ id, label }: Labelled): string {
  return label ?? builtIn(id)?.label ?? id
}

/** Its name for all values together. */
export function facetPlural({ id, label, plural }: Labelled): string {
  return plural ?? label ?? builtIn(id)?.plural ?? id
}

function builtIn(id: string): { label: string; plural: string } | undefined {
  return Object.hasOwn(m.builtInFacets, id)
    ? m.builtInFacets[id as keyof typeof m.builtInFacets]
    : undefined
}

/** A value's name; those of the facet `length` are the interface's. */
export function valueName(facet: string, { slug, name }: FacetValue): string {
  return facet === 'length' && Object.hasOwn(m.lengths, slug)
    ? m.lengths[slug as keyof typeof m.lengths]
    : name
}
