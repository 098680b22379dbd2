import { useEffect, useState } from 'react'
import { NavigationType, useLocation, useNavigate, useNavigationType } from 'react-router'
import type { Publication } from '../archive/Archive.ts'
import { useArchiveStatus } from '../queries/useArchiveStatus.ts'
import { useAnnounce } from '../queries/useAnnouncement.ts'
import { usePublication } from '../queries/usePublication.ts'
import { useSearch } from '../queries/useSearch.ts'
import type { SearchResult } from '../search/search.ts'
import { countFilters, emptyQuery, toggleFilter, type SearchQuery } from '../model/SearchQuery.ts'
import { postsPath } from '../url/paths.ts'
import { formatSearchParams, parseSearchParams } from '../url/searchParams.ts'
import { m } from '../ui/messages/messages.ts'
import { Button } from '../ui/page/Button.tsx'
import { Icon } from '../ui/page/Icon.tsx'
import { focusPageHeading, PageHeading } from '../ui/page/PageHeading.tsx'
import { Pagination } from '../ui/page/Pagination.tsx'
import { Skeleton } from '../ui/page/Skeleton.tsx'
import { PostList } from '../ui/post/PostList.tsx'
import { AppliedFilters, appliedFilters } from '../ui/search/AppliedFilters.tsx'
import { Filters } from '../ui/search/Filters.tsx'
import { NothingFound } from '../ui/search/NothingFound.tsx'
import { SearchForm } from '../ui/search/SearchForm.tsx'
import { SortSelect } from '../ui/search/SortSelect.tsx'
import { FilterPanel } from './FilterPanel.tsx'
import styles from './SearchRoute.module.css'
import { useImageSources } from './useImageSources.ts'
import { useSaveAction } from './useSaveAction.tsx'

/** Posts and search: the list that the address asks for. */
export function SearchRoute() {
  const publication = usePublication()
  return publication ? <SearchScreen publication={publication} /> : <Skeleton shape="list" />
}

function SearchScreen({ publication }: { publication: Publication }) {
  const { query, words, go, type } = useAddressQuery(publication.facetIds)
  const { data: result, isPlaceholderData } = useSearch(query)
  const [isPanelOpen, setIsPanelOpen] = useState(false)
  useAnnouncedCount(result, query, isPlaceholderData)
  const hrefOf = (next: SearchQuery) => postsPath + formatSearchParams(next, publication.facetIds)

  return (
    <>
      <div className={styles.top}>
        {publication.description && (
          <p className={styles.description} dir="auto">
            {publication.description}
          </p>
        )}
        <SearchForm words={words} onType={type} onSubmit={() => go(query)} />
      </div>
      {result ? (
        <div className={styles.columns}>
          <section className={styles.side} aria-label={m.filters}>
            <a className={styles.skip} href="#results">
              {m.skipToResults}
            </a>
            <Filters
              facets={result.facets}
              query={query}
              onToggle={(facet, slug) => go(toggleFilter(query, facet, slug))}
            />
          </section>
          <div className={styles.results} id="results" tabIndex={-1} aria-busy={isPlaceholderData}>
            <ResultsHead
              result={result}
              query={query}
              publication={publication}
              onChange={go}
              onOpenPanel={() => setIsPanelOpen(true)}
            />
            <Results
              result={result}
              listHref={hrefOf(result.query)}
              pageHref={(page) => hrefOf({ ...query, page })}
              onClear={() => {
                go(emptyQuery)
                focusPageHeading()
              }}
            />
          </div>
        </div>
      ) : (
        <Skeleton shape="list" />
      )}
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
    </>
  )
}

interface AddressQuery {
  /** What the address asks, with the words as they stand in the field. */
  readonly query: SearchQuery
  /** Text of the field. */
  readonly words: string
  /** Goes to a query as a new entry of the history. */
  readonly go: (query: SearchQuery) => void
  /** Takes the text of the field; replaces the entry, so that Back does not go letter by letter. */
  readonly type: (words: string) => void
}

/**
 * The address is the query. The text of the field and what was last chosen run ahead of it, because
 * the router takes a moment to follow: a field must never lose a letter to that, nor a checkbox
 * seem to undo itself, nor a second choice made meanwhile lose the first.
 */
function useAddressQuery(facetIds: readonly string[]): AddressQuery {
  const { search, state, key } = useLocation()
  const navigate = useNavigate()
  const isBack = useNavigationType() === NavigationType.Pop
  const [typed, setTyped] = useState<string>()
  const [chosen, setChosen] = useState<SearchQuery>()
  const [seenKey, setSeenKey] = useState(key)
  const isTyping = (state as { isTyping?: boolean } | null)?.isTyping === true && !isBack
  if (key !== seenKey) {
    setSeenKey(key)
    setChosen(undefined)
    if (!isTyping) setTyped(undefined)
  }

  const asked = chosen ?? parseSearchParams(new URLSearchParams(search), facetIds)
  const words = typed ?? asked.words
  const query = typed === undefined ? asked : retype(asked, typed)
  return {
    query,
    words,
    go: (next) => {
      setTyped(undefined)
      setChosen(next)
      void navigate(postsPath + formatSearchParams(next, facetIds), {
        preventScrollReset: next.page === query.page,
      })
    },
    type: (next) => {
      setTyped(next)
      void navigate(postsPath + formatSearchParams(retype(asked, next), facetIds), {
        replace: true,
        preventScrollReset: true,
        state: { isTyping: true },
      })
    },
  }
}

/** The first words turn the order to relevance, taking them away turns it back. */
function retype(asked: SearchQuery, words: string): SearchQuery {
  const { sort, ...rest } = asked
  const keepsSort = sort && (asked.words === '') === (words.trim() === '')
  return { ...rest, ...(keepsSort && { sort }), words, page: 1 }
}

interface ResultsHeadProps {
  readonly result: SearchResult
  readonly query: SearchQuery
  readonly publication: Publication
  readonly onChange: (query: SearchQuery) => void
  readonly onOpenPanel: () => void
}

function ResultsHead({ result, query, publication, onChange, onOpenPanel }: ResultsHeadProps) {
  const words = result.query.words.trim()
  const applied = appliedFilters(result.query, result.facets)
  const isAll = words === '' && applied.length === 0
  const heading = isAll
    ? m.latestPosts
    : m.resultsHeading(
        result.total,
        words,
        applied.map(({ name }) => name),
      )
  return (
    <div className={styles.head}>
      <PageHeading titleParts={titleParts(result, words, heading, publication.title)}>
        {heading}
      </PageHeading>
      <AppliedFilters
        query={query}
        facets={result.facets}
        onRemove={(facet, slug) => onChange(toggleFilter(query, facet, slug))}
        onClear={() => onChange({ ...query, filters: {}, page: 1 })}
        onLastRemoved={focusPageHeading}
      />
      {result.precision === 'near' && result.total > 0 && <p>{m.nearSpellings(words)}</p>}
      <div className={styles.tools}>
        <p className={styles.count}>
          {m.postCount(result.total)}
          {result.pageCount > 1 && `, ${m.pageOf(result.page, result.pageCount).toLowerCase()}`}
        </p>
        <span className={styles.filterButton}>
          <Button onClick={onOpenPanel}>
            <Icon name="filter" />
            {m.filterAndSort(countFilters(query))}
          </Button>
        </span>
        <span className={styles.sort}>
          <SortSelect
            sort={result.sort}
            hasWords={words !== ''}
            onSort={(sort) => onChange({ ...query, sort, page: 1 })}
          />
        </span>
      </div>
    </div>
  )
}

function titleParts(
  result: SearchResult,
  words: string,
  heading: string,
  siteTitle: string,
): string[] {
  const { total, page, pageCount } = result
  if (words) return [m.searchTitle(words, total, page, pageCount), m.search, siteTitle]
  return [page > 1 ? `${heading} (${m.pageOf(page, pageCount).toLowerCase()})` : heading, siteTitle]
}

interface ResultsProps {
  readonly result: SearchResult
  /** The address of the posts that are listed. */
  readonly listHref: string
  /** The address of a page of what is asked now, which may be ahead of what is listed. */
  readonly pageHref: (page: number) => string
  readonly onClear: () => void
}

function Results({ result, listHref, pageHref, onClear }: ResultsProps) {
  const status = useArchiveStatus()
  const images = useImageSources()
  const actionFor = useSaveAction()
  const { query } = result
  const isIndexing = status !== undefined && status.indexedCount < status.postCount
  const asksNothing = query.words.trim() === '' && countFilters(query) === 0
  if (result.total === 0 && asksNothing) return <p className={styles.empty}>{m.emptyPublication}</p>
  return (
    <>
      {isIndexing && query.words.trim() !== '' && (
        <p className={styles.note}>{m.stillIndexing(status.indexedCount, status.postCount)}</p>
      )}
      {result.total === 0 ? (
        <NothingFound onClear={onClear} />
      ) : (
        <PostList
          hits={result.hits}
          imageSourceOf={images.ofPost}
          listHref={listHref}
          headingLevel={2}
          hasLead={asksNothing && result.page === 1 && result.sort === 'newest'}
          actionFor={actionFor}
        />
      )}
      <Pagination page={result.page} pageCount={result.pageCount} hrefOf={pageHref} />
    </>
  )
}

/** Long enough for a pause in typing, short enough to belong to it. */
const announceAfterMs = 700

/** Says the count once typing has paused, and not again while it is the same. */
function useAnnouncedCount(
  result: SearchResult | undefined,
  query: SearchQuery,
  isOutdated: boolean,
): void {
  const announce = useAnnounce()
  const words = query.words.trim()
  const asksNothing = words === '' && countFilters(query) === 0
  const text =
    result && !isOutdated && !asksNothing
      ? m.resultsHeading(
          result.total,
          words,
          appliedFilters(query, result.facets).map(({ name }) => name),
        )
      : undefined
  useEffect(() => {
    if (text === undefined) return undefined
    const timer = setTimeout(() => announce(text), announceAfterMs)
    return () => clearTimeout(timer)
    // Only another text is worth saying.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [text])
}
