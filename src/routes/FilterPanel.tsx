import { useState } from 'react'
import { clearFilters, setDates, toggleFilter, type SearchQuery } from '../model/SearchQuery.ts'
import { useSearch } from '../queries/useSearch.ts'
import { FilterDialog } from '../ui/search/FilterDialog.tsx'
import { Filters } from '../ui/search/Filters.tsx'
import { SortSelect } from '../ui/search/SortSelect.tsx'
import { useChosenFilters } from './useChosenFilters.ts'

interface FilterPanelProps {
  readonly query: SearchQuery
  readonly onApply: (query: SearchQuery) => void
  readonly onClose: () => void
}

/** Filters and order on a small screen: tried out in the panel, applied when they are right. */
export function FilterPanel({ query, onApply, onClose }: FilterPanelProps) {
  const [draft, setDraft] = useState(query)
  const { data: result, isPlaceholderData: isOutdated } = useSearch(draft)
  const { chosen, change } = useChosenFilters({ query: draft, result, isOutdated }, setDraft)
  if (!result) return null
  return (
    <FilterDialog
      total={result.total}
      onApply={() => onApply(draft)}
      onClose={onClose}
      onClear={() => change(clearFilters)}
    >
      <SortSelect
        sort={result.sort}
        hasWords={draft.words.trim() !== ''}
        onSort={(sort) => setDraft({ ...draft, sort, page: 1 })}
      />
      <Filters
        facets={result.facets}
        days={result.days}
        chosen={chosen}
        onToggle={(facet, slug, isChosen) =>
          change((from) => toggleFilter(from, facet, slug, isChosen))
        }
        onDates={(range) => change((from) => setDates(from, range))}
      />
    </FilterDialog>
  )
}
