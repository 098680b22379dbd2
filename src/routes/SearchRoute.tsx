import { lazy, Suspense, useCallback, useDeferredValue, useEffect, useState } from 'react'
import type { Publication } from '../archive/Archive.ts'
import {
  clearFilters,
  countFilters,
  emptyQuery,
  setDates,
  toggleFilter,
  type DateRange,
  type SearchQuery,
} from '../model/SearchQuery.ts'
import { useAnnounce } from '../queries/useAnnouncement.ts'
import { usePublication } from '../queries/usePublication.ts'
import { useSearch } from '../queries/useSearch.ts'
import type { SearchResult } from '../search/search.ts'
import { m } from '../ui/messages/messages.ts'
import { focusPageHeading } from '../ui/page/PageHeading.tsx'
import { Pagination } from '../ui/page/Pagination.tsx'
import { Skeleton } from '../ui/page/Skeleton.tsx'
import { appliedFilters, valueNames, type AppliedFilter } from '../ui/search/AppliedFilters.tsx'
import { Filters } from '../ui/search/Filters.tsx'
import { SearchLimits } from '../ui/search/SearchLimits.tsx'
import { SearchReading } from '../ui/search/SearchReading.tsx'
import { searchPath } from '../url/searchParams.ts'
import { orReload } from './orReload.ts'
import { Results } from './Results.tsx'
import { ResultsHead } from './ResultsHead.tsx'
import { SearchBox } from './SearchBox.tsx'
import styles from './SearchRoute.module.css'
import { useAddressQuery } from './useAddressQuery.ts'
import { useChosenFilters } from './useChosenFilters.ts'
import { useFetchedAhead } from './useFetchedAhead.ts'
import { useStableHandler } from './useStableHandler.ts'

const loadFilterPanel = async () => ({ default: (await import('./FilterPanel.tsx')).FilterPanel })
const FilterPanel = lazy(() => orReload(loadFilterPanel()))

/** Posts and search: the list that the address asks for. */
export function SearchRoute() {
  const publication = usePublication()
  return publication ? <SearchScreen publication={publication} /> : <Skeleton shape="list" />
}

/**
 * A key changes the query and nothing that is listed. What stands beside the field is memoised and
 * gets only what belongs to the answer, so that it is drawn again when that is there.
 */
function SearchScreen({ publication }: { publication: Publication }) {
  const { facetIds } = publication
  const { query, go, type, submit } = useAddressQuery(facetIds)
  const { data: result, isPlaceholderData: isOutdated } = useSearch(query)
  // The first cards are drawn with the answer, the rest as there is time.
  const lower = useDeferredValue(result) ?? result
  const { chosen, change } = useChosenFilters({ query, result, isOutdated }, go)
  const [isPanelOpen, setIsPanelOpen] = useState(false)
  useAnnouncedCount(isOutdated ? undefined : result)
  useFetchedAhead(loadFilterPanel)

  const hrefOf = useCallback((next: SearchQuery) => searchPath(next, facetIds), [facetIds])
  const handleToggle = useCallback(
    (facet: string, slug: string, isChosen: boolean) =>
      change((from) => toggleFilter(from, facet, slug, isChosen)),
    [change],
  )
  const handleDates = useCallback(
    (range: DateRange) => change((from) => setDates(from, range)),
    [change],
  )
  const handleRemove = useCallback(({ remove }: AppliedFilter) => change(remove), [change])
  const handleClear = useCallback(() => change(clearFilters), [change])
  const handleSort = useStableHandler((sort: SearchResult['sort']) =>
    go({ ...query, sort, page: 1 }),
  )
  const handleOpenPanel = useCallback(() => setIsPanelOpen(true), [])
  const handleShowAll = useCallback(() => {
    go(emptyQuery)
    focusPageHeading()
  }, [go])

  return (
    <>
      <div className={styles.top}>
        {publication.description && (
          <p className={styles.description} dir="auto">
            {publication.description}
          </p>
        )}
        <SearchBox words={query.words} onType={type} onSubmit={submit} />
        <SearchReading reading={result?.reading} />
        {publication.search && <SearchLimits search={publication.search} />}
      </div>
      {result && lower ? (
        <div className={styles.columns}>
          <section className={styles.side} aria-label={m.filters}>
            <a className={styles.skip} href="#results">
              {m.skipToResults}
            </a>
            <Filters
              facets={lower.facets}
              days={lower.days}
              chosen={chosen}
              onToggle={handleToggle}
              onDates={handleDates}
            />
          </section>
          <div
            className={styles.results}
            id="results"
            tabIndex={-1}
            aria-busy={isOutdated || lower !== result}
          >
            <ResultsHead
              result={result}
              chosen={chosen}
              siteTitle={publication.title}
              hrefOf={hrefOf}
              onRemove={handleRemove}
              onClear={handleClear}
              onSort={handleSort}
              onOpenPanel={handleOpenPanel}
            />
            <Results result={result} lower={lower} hrefOf={hrefOf} onShowAll={handleShowAll} />
            <Pagination
              page={result.page}
              pageCount={result.pageCount}
              hrefOf={(page) => hrefOf({ ...query, page })}
            />
          </div>
        </div>
      ) : (
        <Skeleton shape="list" />
      )}
      <Suspense>
        {isPanelOpen && (
          <FilterPanel
            query={query}
            onApply={(next) => {
              setIsPanelOpen(false)
              go(next)
              focusPageHeading()
            }}
            onClose={() => setIsPanelOpen(false)}
          />
        )}
      </Suspense>
    </>
  )
}

/** Long enough for a pause in typing, short enough to belong to it. */
const announceAfterMs = 700

/** Says the count once typing has paused, and not again while it is the same. */
function useAnnouncedCount(result: SearchResult | undefined): void {
  const announce = useAnnounce()
  const text = result && describeResult(result)
  useEffect(() => {
    if (!text) return undefined
    const timer = setTimeout(() => announce(text), announceAfterMs)
    return () => clearTimeout(timer)
    // Only another text is worth saying.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [text])
}

/** @returns nothing for the list of everything */
function describeResult(result: SearchResult): string | undefined {
  const { query, reading, facets, total, precision, isQuestion, isTotalLeast } = result
  if (query.words.trim() === '' && countFilters(query) === 0) return undefined
  const { lifted, corrections, correctedWords } = reading
  const applied = appliedFilters(lifted, facets)
  const heading = m.resultsHeading(
    total,
    lifted.words.trim(),
    valueNames(applied),
    lifted,
    isTotalLeast,
  )
  if (result.isUnanswered) return m.unanswered
  if (total === 0) return heading
  return m.sentences([
    heading,
    ...(result.passedOver ?? []).map((lack) => m.passedOver[lack]),
    ...(corrections.length > 0 ? [m.showingCorrected(correctedWords.trim())] : []),
    ...(precision === 'some' && !isQuestion && !query.isLoose ? [m.someWords] : []),
  ])
}
