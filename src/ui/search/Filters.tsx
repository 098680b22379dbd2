import type { FacetCounts } from '../../search/facets.ts'
import type { SearchQuery } from '../../model/SearchQuery.ts'
import { m } from '../messages/messages.ts'
import { FilterGroup } from './FilterGroup.tsx'
import styles from './Filters.module.css'

interface FiltersProps {
  readonly facets: readonly FacetCounts[]
  readonly query: SearchQuery
  readonly onToggle: (facet: string, slug: string) => void
}

/** Groups that stand open; the others would push them out of sight. */
const openGroups = 3

/** All groups of filters. A group with one value only has nothing to narrow. */
export function Filters({ facets, query, onToggle }: FiltersProps) {
  const useful = facets.filter(({ id, values }) => values.length > 1 || query.filters[id])
  return (
    <div>
      <p className={styles.hint}>{m.filterHint}</p>
      {useful.map((facet, position) => (
        <FilterGroup
          key={facet.id}
          facet={facet}
          chosen={query.filters[facet.id] ?? []}
          isOpen={position < openGroups}
          onToggle={(slug) => onToggle(facet.id, slug)}
        />
      ))}
    </div>
  )
}
