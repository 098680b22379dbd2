import { useState } from 'react'
import { useSearch } from '../queries/useSearch.ts'
import { toggleFilter, type SearchQuery } from '../model/SearchQuery.ts'
import { FilterDialog } from '../ui/search/FilterDialog.tsx'
import { Filters } from '../ui/search/Filters.tsx'
import { SortSelect } from '../ui/search/SortSelect.tsx'

interface FilterPanelProps {
  readonly query: SearchQuery
  readonly onApply: (query: SearchQuery) => void
  readonly onClose: () => void
}

/** Filters and order on a small screen: tried out in the panel, applied when they are right. */
export function FilterPanel({ query, onApply, onClose }: FilterPanelProps) {
  const [draft, setDraft] = useState(query)
  const { data: result } = useSearch(draft)
  if (!result) return null
  return (
    <FilterDialog
      total={result.total}
      onApply={() => onApply(draft)}
      onClose={onClose}
      onClear={() => setDraft({ ...draft, filters: {}, page: 1 })}
    >
      <SortSelect
        sort={result.sort}
        hasWords={draft.words.trim() !== ''}
        onSort={(sort) => setDraft({ ...draft, sort, page: 1 })}
      />
      <Filters
        facets={result.facets}
        query={draft}
        onToggle={(facet, slug) => setDraft(toggleFilter(draft, facet, slug))}
      />
    </FilterDialog>
  )
}
