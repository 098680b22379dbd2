import type { FacetDefinition } from '../../model/Site.ts'
import type { RawTag } from '../facetTags.ts'
import { decodeText } from '../html/decodeText.ts'

/**
 * A category as a tag. Its scheme (RSS: domain) counts where a facet reads from it, by the whole of
 * it or by its last segment: `https://feeds.example.org/type` → `type`. Any other is dropped, so that
 * the tag counts as a plain one: publishing systems put addresses there that mean nothing.
 */
export function adaptCategory(
  name: string | undefined,
  scheme: string | undefined,
  facets: readonly FacetDefinition[],
): readonly RawTag[] {
  const text = decodeText(name)
  if (!text) return []
  const known = [scheme, lastSegment(scheme)].find(
    (candidate) => candidate && facets.some(({ from }) => from.includes(candidate)),
  )
  return [{ name: text, ...(known && { scheme: known }) }]
}

function lastSegment(scheme: string | undefined): string | undefined {
  return scheme?.split(/[/#]/).findLast((segment) => segment !== '')
}
