import { useMemo } from 'react'
import { groupHighlights, searchHighlights } from '../model/arrangeHighlights.ts'
import type { Highlight } from '../model/Highlight.ts'
import { useNewsCount } from '../queries/useFollows.ts'
import { useHighlights } from '../queries/useHighlights.ts'
import { usePublication } from '../queries/usePublication.ts'
import { LibraryNavigation } from '../ui/bookmark/LibraryNavigation.tsx'
import type { PassageState } from '../ui/highlight/HighlightItem.tsx'
import { HighlightedPostSection } from '../ui/highlight/HighlightedPostSection.tsx'
import { HighlightList } from '../ui/highlight/HighlightList.tsx'
import { HighlightSearch } from '../ui/highlight/HighlightSearch.tsx'
import { highlightsToMarkdown } from '../ui/highlight/highlightsToMarkdown.ts'
import { marking } from '../ui/messages/highlightMessages.ts'
import { m } from '../ui/messages/messages.ts'
import { PageHeading } from '../ui/page/PageHeading.tsx'
import { SiteLink } from '../ui/page/SiteLink.tsx'
import { Skeleton } from '../ui/page/Skeleton.tsx'
import { StatusLine } from '../ui/page/StatusLine.tsx'
import { highlightsWithPath, parseHighlightsParams } from '../url/highlightsParams.ts'
import { highlightsPath, postsPath } from '../url/paths.ts'
import { HighlightsFile } from './HighlightsFile.tsx'
import styles from './IndexPage.module.css'
import { postAddress } from './postAddress.ts'
import { RecentlyRemovedHighlights } from './RecentlyRemovedHighlights.tsx'
import { useAddressSearch } from './useAddressSearch.ts'
import { useAddressState } from './useAddressState.ts'
import { useHighlightActions } from './useHighlightActions.ts'

/** Every passage that the reader marked, by post. */
export function HighlightsRoute() {
  const { data } = useHighlights()
  const newsCount = useNewsCount()
  const title = usePublication()?.title ?? ''
  if (!data) return <Skeleton shape="list" />
  return (
    <div className={styles.index}>
      <PageHeading titleParts={[m.highlights, m.saved, title]}>{m.highlights}</PageHeading>
      <LibraryNavigation newsCount={newsCount} />
      {data.ok ? (
        <Highlights highlights={data.value} />
      ) : (
        <StatusLine tone="problem">{m.refusals[data.refusal]}</StatusLine>
      )}
      <RecentlyRemovedHighlights />
    </div>
  )
}

/** The texts are not here, so it is not known what of them is left. */
const unknownStates: ReadonlyMap<string, PassageState> = new Map()

function Highlights({ highlights }: { highlights: readonly Highlight[] }) {
  const search = useAddressSearch()
  const inAddress = useMemo(() => parseHighlightsParams(new URLSearchParams(search)), [search])
  const { query: words, type } = useAddressState(inAddress, highlightsWithPath)
  const { shown, copy, ...rest } = useHighlightActions(highlights)
  if (shown.length === 0) return <NoHighlights />
  const found = searchHighlights(shown, words)
  const count = found.filter(({ id }) => !rest.removedIds.has(id)).length
  const postCount = new Set(highlights.map(({ post }) => post.id)).size
  return (
    <>
      <p className={styles.intro}>{marking.intro(highlights.length, postCount)}</p>
      <HighlightSearch words={words} onType={type} />
      <div className={styles.count}>
        <p aria-live="polite">{marking.shown(count, highlights.length)}</p>
        {highlights.length > 0 && <HighlightsFile highlights={highlights} look="link" />}
      </div>
      {found.length === 0 && (
        <p>
          {marking.nothing} <SiteLink to={highlightsPath}>{marking.showAll}</SiteLink>
        </p>
      )}
      {groupHighlights(found).map((group) => (
        <HighlightedPostSection
          key={group.post.id}
          post={group.post}
          onCopyMarkdown={() =>
            void copy(highlightsToMarkdown([group], { addressOf: postAddress }))
          }
        >
          <HighlightList {...rest} highlights={group.highlights} states={unknownStates} />
        </HighlightedPostSection>
      ))}
    </>
  )
}

function NoHighlights() {
  return (
    <>
      <p className={styles.intro}>{marking.empty}</p>
      <p>
        <SiteLink to={postsPath}>{marking.emptyAction}</SiteLink>
      </p>
    </>
  )
}
