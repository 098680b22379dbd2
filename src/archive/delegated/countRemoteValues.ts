import type { SearchQuery } from '../../model/SearchQuery.ts'
import type { FacetCounts } from '../../search/facets.ts'
import type { RemoteFacet, RemoteValue } from './remoteFacets.ts'
import type { KnownFrame } from './RemoteFrame.ts'

/**
 * The facets as the page offers them. WordPress counts the posts of a term among all its posts; where
 * that is what choosing it would give, the number is told, and left out everywhere else.
 */
export function countRemoteValues(
  frame: KnownFrame,
  facets: readonly RemoteFacet[],
  asked: Pick<SearchQuery, 'filters' | 'from' | 'to'> & { readonly isNarrowed: boolean },
): readonly FacetCounts[] {
  return facets.map(({ values, isIncomplete, ...facet }) => {
    const isAlone = Object.keys(asked.filters).every((id) => id === facet.id)
    const isOfAll =
      isAlone && !asked.isNarrowed && asked.from === undefined && asked.to === undefined
    return {
      ...facet,
      ...(isIncomplete && { isIncomplete: true as const }),
      values: values.map((value) => {
        const count = isOfAll ? countOf(frame, value) : undefined
        const { slug, name } = value
        return { slug, name, ...(count !== undefined && { count }) }
      }),
    }
  })
}

/** @returns nothing where some of the posts counted are not read here, or may be counted twice */
function countOf({ sites }: KnownFrame, { terms, collections }: RemoteValue): number | undefined {
  const [term, another] = terms
  const [remote, second] = sites
  if (!term || another || !remote || second || collections.length > 0) return undefined
  const read = remote.collections.map(({ type }) => type)
  // What the address of the feed chooses among posts, WordPress's numbers do not know.
  const chooses = [...new URL(remote.root).searchParams.keys()].some((key) => key !== 'rest_route')
  return !chooses && term.taxonomy.types.every((type) => read.includes(type))
    ? term.count
    : undefined
}
