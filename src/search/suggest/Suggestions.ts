import type { FacetCounts } from '../facets.ts'
import type { TextPart } from '../text/snippet.ts'

/** What the reader may mean while typing, best first in each list. */
export interface Suggestions {
  /** Whole texts that the field could hold: words completed, operators and their values too. */
  readonly completions: readonly string[]
  /** Posts whose title has the words. */
  readonly posts: readonly { readonly slug: string; readonly title: readonly TextPart[] }[]
  readonly authors: readonly OfferedValue[]
  /** Values of facets other than author, year and length. */
  readonly topics: readonly (OfferedValue &
    Pick<FacetCounts, 'label'> & { readonly facet: string })[]
}

export interface SuggestedValue {
  readonly slug: string
  readonly name: string
  readonly postCount: number
}

/** Without its number of posts where the engine that searches does not say it. */
export type OfferedValue = Pick<SuggestedValue, 'slug' | 'name'> & {
  readonly postCount?: number
}
