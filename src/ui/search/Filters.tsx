import { memo } from 'react'
import type { ChosenFilters, DateRange } from '../../model/SearchQuery.ts'
import type { FacetCounts } from '../../search/facets.ts'
import type { SearchResult } from '../../search/search.ts'
import { m } from '../messages/messages.ts'
import { DateFilter } from './DateFilter.tsx'
import { facetLabel } from './facetLabels.ts'
import { FilterGroup } from './FilterGroup.tsx'
import { FilterOptions } from './FilterOptions.tsx'
import styles from './Filters.module.css'
import { YearChart } from './YearChart.tsx'

interface FiltersProps {
  readonly facets: readonly FacetCounts[]
  readonly days: SearchResult['days']
  readonly chosen: ChosenFilters
  readonly onToggle: (facet: string, slug: string, isChosen: boolean) => void
  readonly onDates: (range: DateRange) => void
}

/** Groups that stand open; the others would push them out of sight. The years show what there is. */
const openGroups = 3
const yearFacet = 'year'

/** All groups of filters. A group with one value only has nothing to narrow. */
export const Filters = memo(function Filters(props: FiltersProps) {
  const { facets, days, chosen, onToggle, onDates } = props
  const { filters, from, to } = chosen
  const useful = facets.filter(({ id, values }) => values.length > 1 || filters[id])
  const hasDates = from !== undefined || to !== undefined
  return (
    <div>
      <p className={styles.hint}>{m.filterHint}</p>
      {useful.map((facet, position) => {
        const isChart =
          facet.id === yearFacet && facet.values.some(({ count }) => count !== undefined)
        const Options = isChart ? YearChart : FilterOptions
        return (
          <FilterGroup
            key={facet.id}
            label={facetLabel(facet)}
            isInUse={filters[facet.id] !== undefined}
            isOpenAtFirst={position < openGroups || isChart}
          >
            <Options
              facet={facet}
              chosen={filters[facet.id] ?? []}
              onToggle={(slug, isChosen) => onToggle(facet.id, slug, isChosen)}
            />
          </FilterGroup>
        )
      })}
      {days && (days.first < days.last || hasDates) && (
        <FilterGroup label={m.dates} isInUse={hasDates} isOpenAtFirst={false}>
          <DateFilter from={from} to={to} days={days} onChange={onDates} />
        </FilterGroup>
      )}
    </div>
  )
})
