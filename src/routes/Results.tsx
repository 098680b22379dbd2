import { memo } from 'react'
import { isEverything, type SearchQuery } from '../model/SearchQuery.ts'
import { useArchiveStatus } from '../queries/useArchiveStatus.ts'
import { useRepairs } from '../queries/useRepairs.ts'
import type { SearchResult } from '../search/search.ts'
import { m } from '../ui/messages/messages.ts'
import { focusPageHeading } from '../ui/page/PageHeading.tsx'
import { SiteLink } from '../ui/page/SiteLink.tsx'
import { PostList, type Listing } from '../ui/post/PostList.tsx'
import { NothingFound } from '../ui/search/NothingFound.tsx'
import { Repairs } from '../ui/search/Repairs.tsx'
import { savedPath } from '../url/paths.ts'
import styles from './SearchRoute.module.css'
import { useImageSources } from './useImageSources.ts'
import { useCardAction } from './useCardAction.tsx'
import { useNewDivider } from './useNewDivider.ts'

interface ResultsProps {
  readonly result: SearchResult
  /** The answer that what is out of sight still shows. */
  readonly lower: SearchResult
  readonly hrefOf: (query: SearchQuery) => string
  readonly onShowAll: () => void
}

function describeSome({ isQuestion, query }: SearchResult): string {
  if (query.isLoose) return m.someWordsAsWell
  return isQuestion ? m.someWordsOfQuestion : m.someWords
}

/** So few that the reader may have meant another word. */
const littlePosts = 2

/** The posts found, and what to do where they are none or not quite what was asked for. */
export const Results = memo(function Results(props: ResultsProps) {
  const { result, lower, hrefOf, onShowAll } = props
  const images = useImageSources()
  const actionFor = useCardAction()
  const divider = useNewDivider(result)
  const { query, total, precision, isQuestion, looselyMore, isUnanswered } = result
  const hasWords = query.words.trim() !== ''
  const asksNothing = isEverything(query)
  const hasSomeWords = total > 0 && precision === 'some'
  const hasLittle = hasWords && total > 0 && total <= littlePosts && precision === 'all'
  // A question has words by the dozen, and none of them is the one to leave out.
  const needsRepair =
    !asksNothing && (total === 0 || hasLittle || (hasSomeWords && !isQuestion && !query.isLoose))
  const repairs = useRepairs(needsRepair && !isUnanswered ? query : undefined)
  if (total === 0 && isUnanswered) return <Unanswered />
  if (total === 0 && asksNothing) return <p className={styles.empty}>{m.emptyPublication}</p>
  return (
    <>
      {hasWords && <Indexing />}
      {hasSomeWords && (
        <div className={styles.note}>
          <p>{describeSome(result)}</p>
          <Repairs repairs={repairs ?? []} label={m.repairsOfSome} hrefOf={hrefOf} />
        </div>
      )}
      {isUnanswered && <p className={styles.note}>{m.unanswered}</p>}
      {result.passedOver?.map((lack) => (
        <p key={lack} className={styles.note}>
          {m.passedOver[lack]}
        </p>
      ))}
      {hasLittle && repairs && repairs.length > 0 && (
        <div className={styles.note}>
          <Repairs repairs={repairs} label={m.repairsOfLittle} hrefOf={hrefOf} />
        </div>
      )}
      {total === 0 ? (
        <NothingFound repairs={repairs} hrefOf={hrefOf} onClear={onShowAll} />
      ) : (
        <PostList
          listing={toListing(result, hrefOf)}
          lower={toListing(lower, hrefOf)}
          imageSourceOf={images.ofPost}
          headingLevel={2}
          hasLead={asksNothing && result.page === 1 && result.sort === 'newest'}
          actionFor={actionFor}
          divider={divider}
        />
      )}
      {looselyMore !== undefined && (
        <p className={styles.note}>
          <SiteLink to={hrefOf({ ...query, isLoose: true, page: 1 })} onClick={focusPageHeading}>
            {m.looselyMore(looselyMore)}
          </SiteLink>
        </p>
      )}
    </>
  )
})

function toListing(
  { hits, query, reading }: SearchResult,
  hrefOf: ResultsProps['hrefOf'],
): Listing {
  const find = reading.lifted.words.trim() === '' ? undefined : reading.correctedWords
  return { hits, href: hrefOf(query), find }
}

function Indexing() {
  const status = useArchiveStatus()
  if (!status || status.indexedCount >= status.postCount) return null
  return <p className={styles.note}>{m.stillIndexing(status.indexedCount, status.postCount)}</p>
}

/** Why is said above the screen, where one can try again. */
function Unanswered() {
  return (
    <div className={styles.empty}>
      <p>{m.unanswered}</p>
      <p>
        {m.unansweredHint} <SiteLink to={savedPath}>{m.saved}</SiteLink>
      </p>
    </div>
  )
}
