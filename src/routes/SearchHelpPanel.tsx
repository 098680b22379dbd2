import { emptyQuery } from '../model/SearchQuery.ts'
import { usePublication } from '../queries/usePublication.ts'
import { useSearch } from '../queries/useSearch.ts'
import { searchExamples } from '../ui/search/searchExamples.ts'
import { SearchHelp } from '../ui/search/SearchHelp.tsx'

/** How to search this publication: its facets, and examples from what it has. */
export function SearchHelpPanel() {
  const { data: everything } = useSearch(emptyQuery)
  const lacks = usePublication()?.search?.lacks ?? []
  return <SearchHelp examples={everything ? searchExamples(everything, lacks) : []} />
}
