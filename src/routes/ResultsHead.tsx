import { lazy, memo, Suspense, useState } from 'react'
import {
  countFilters,
  type ChosenFilters,
  type SearchQuery,
  type SortOrder,
} from '../model/SearchQuery.ts'
import { useNewIds } from '../queries/useVisit.ts'
import type { SearchResult } from '../search/search.ts'
import { m } from '../ui/messages/messages.ts'
import { Button } from '../ui/page/Button.tsx'
import { Icon } from '../ui/page/Icon.tsx'
import { focusPageHeading, PageHeading } from '../ui/page/PageHeading.tsx'
import {
  AppliedFilters,
  appliedFilters,
  valueNames,
  type AppliedFilter,
} from '../ui/search/AppliedFilters.tsx'
import { SortSelect } from '../ui/search/SortSelect.tsx'
import { Spelling } from '../ui/search/Spelling.tsx'
import styles from './SearchRoute.module.css'
import { orNothing, orReload } from './orReload.ts'
import { useFollowAction } from './useFollowAction.tsx'

const loadResultsPack = async () => ({
  default: (await import('./ResultsPack.tsx')).ResultsPack,
})
const ResultsPack = lazy(() => orReload(loadResultsPack()))

/** Whoever is here for the first time, or was just here, has nothing new. */
const loadNewSinceVisit = async () => ({
  default: (await import('./NewSinceVisit.tsx')).NewSinceVisit,
})
const NewSinceVisit = lazy(() => orNothing(loadNewSinceVisit()))

interface ResultsHeadProps {
  readonly result: SearchResult
  /** What is chosen now, which may be ahead of the result. */
  readonly chosen: ChosenFilters
  readonly siteTitle: string
  readonly hrefOf: (query: SearchQuery) => string
  readonly onRemove: (filter: AppliedFilter) => void
  readonly onClear: () => void
  readonly onSort: (sort: SortOrder) => void
  readonly onOpenPanel: () => void
}

/** What is listed, in words; and what one can do about it. */
export const ResultsHead = memo(function ResultsHead(props: ResultsHeadProps) {
  const { result, chosen, siteTitle, hrefOf, onRemove, onClear, onSort, onOpenPanel } = props
  const { query, reading, facets, total, page, pageCount, isTotalLeast } = result
  const [isPackOpen, setIsPackOpen] = useState(false)
  const { lifted } = reading
  const words = lifted.words.trim()
  const names = valueNames(appliedFilters(lifted, facets))
  const isAll = words === '' && countFilters(lifted) === 0
  const heading = isAll ? m.latestPosts : headingOf(result, words, names)
  const { isVerbatim = false, ...helpful } = query
  return (
    <div className={styles.head}>
      <PageHeading titleParts={titleParts(result, words, heading, siteTitle)}>
        {heading}
      </PageHeading>
      <AppliedFilters
        applied={appliedFilters(chosen, facets)}
        onRemove={onRemove}
        onClear={onClear}
        onLastRemoved={focusPageHeading}
      />
      {(total > 0 || isVerbatim) && (
        <Spelling
          reading={reading}
          words={words}
          isVerbatim={isVerbatim}
          verbatimHref={hrefOf({ ...query, isVerbatim: true, page: 1 })}
          helpfulHref={hrefOf({ ...helpful, page: 1 })}
        />
      )}
      <div className={styles.tools}>
        <div className={styles.count}>
          <p>
            {!isUnknown(result) && m.postCount(total, isTotalLeast)}
            {pageCount > 1 && `, ${m.pageOf(page, pageCount).toLowerCase()}`}
          </p>
          {isAll && result.sort === 'newest' && <NewPosts />}
        </div>
        <span className={styles.filterButton}>
          <Button onClick={onOpenPanel}>
            <Icon name="filter" />
            {m.filterAndSort(countFilters(chosen))}
          </Button>
        </span>
        {!isAll && <FollowSearch query={lifted} names={names} />}
        {!isAll && total > 0 && (
          <Button aria-expanded={isPackOpen} onClick={() => setIsPackOpen(!isPackOpen)}>
            {m.readingPack}
          </Button>
        )}
        <span className={styles.sort}>
          <SortSelect sort={result.sort} hasWords={query.words.trim() !== ''} onSort={onSort} />
        </span>
      </div>
      <Suspense>
        {isPackOpen && !isAll && total > 0 && (
          <ResultsPack key={heading} result={result} heading={heading} />
        )}
      </Suspense>
    </div>
  )
})

/** Once there is something new it stays until the screen is left, so that it can be undone. */
function NewPosts() {
  const hasNews = useNewIds().size > 0
  const [isWanted, setIsWanted] = useState(hasNews)
  if (hasNews && !isWanted) setIsWanted(true)
  return <Suspense>{isWanted && <NewSinceVisit />}</Suspense>
}

/** Nobody could be asked: nothing follows from a number that is none. */
function isUnknown({ isUnanswered, total }: SearchResult): boolean {
  return isUnanswered === true && total === 0
}

function headingOf(result: SearchResult, words: string, names: readonly string[]): string {
  const { total, isTotalLeast, reading } = result
  if (isUnknown(result)) return m.posts
  return m.resultsHeading(total, words, names, reading.lifted, isTotalLeast)
}

function FollowSearch({ query, names }: { query: SearchQuery; names: readonly string[] }) {
  return useFollowAction({ kind: 'search', query, filterNames: names })
}

function titleParts(
  result: SearchResult,
  words: string,
  heading: string,
  siteTitle: string,
): string[] {
  const { total, page, pageCount } = result
  if (words && !isUnknown(result))
    return [m.searchTitle(words, total, page, pageCount), m.search, siteTitle]
  return [page > 1 ? `${heading} (${m.pageOf(page, pageCount).toLowerCase()})` : heading, siteTitle]
}
