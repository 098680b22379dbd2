import { useState } from 'react'
import type { BookmarkSummary } from '../model/Bookmark.ts'
import { useBookmarks } from '../queries/useBookmarks.ts'
import { useNewsCount } from '../queries/useFollows.ts'
import { usePublication } from '../queries/usePublication.ts'
import { BackupSection } from '../ui/backup/BackupSection.tsx'
import { PostChoice } from '../ui/backup/PostChoice.tsx'
import { LibraryNavigation } from '../ui/bookmark/LibraryNavigation.tsx'
import { moving } from '../ui/messages/movingMessages.ts'
import { m } from '../ui/messages/messages.ts'
import { PageHeading } from '../ui/page/PageHeading.tsx'
import { Skeleton } from '../ui/page/Skeleton.tsx'
import { StatusLine } from '../ui/page/StatusLine.tsx'
import { BackupFile } from './BackupFile.tsx'
import { BackupFormats } from './BackupFormats.tsx'
import { BackupImport } from './BackupImport.tsx'
import { BackupLink } from './BackupLink.tsx'
import { BackupPack } from './BackupPack.tsx'
import { BackupHighlights } from './BackupHighlights.tsx'
import styles from './BackupRoute.module.css'
import pageStyles from './IndexPage.module.css'

/** Taking out what the reader keeps, and bringing it in again. */
export function BackupRoute() {
  const { data } = useBookmarks()
  const newsCount = useNewsCount()
  const title = usePublication()?.title ?? ''
  if (!data) return <Skeleton shape="list" />
  return (
    <div className={pageStyles.index}>
      <PageHeading titleParts={[m.backup, m.saved, title]}>{m.backup}</PageHeading>
      <LibraryNavigation newsCount={newsCount} />
      <p className={pageStyles.intro}>{moving.intro}</p>
      {data.ok ? (
        <div className={styles.sections}>
          <BackupFile />
          <BackupImport />
          <Sending bookmarks={data.value} />
          <BackupHighlights />
        </div>
      ) : (
        <StatusLine tone="problem">{m.refusals[data.refusal]}</StatusLine>
      )}
    </div>
  )
}

/** What can be done with some of the posts as well as with all. */
function Sending({ bookmarks }: { bookmarks: readonly BookmarkSummary[] }) {
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  if (bookmarks.length === 0) {
    return (
      <BackupSection heading={moving.choice} text={moving.nothingSaved}>
        {null}
      </BackupSection>
    )
  }
  const chosen = bookmarks.filter(({ id }) => !left.has(id))
  const chosenIds = new Set(chosen.map(({ id }) => id))
  return (
    <>
      <BackupSection heading={moving.choice} text={moving.choiceText}>
        <PostChoice
          bookmarks={bookmarks}
          chosen={chosenIds}
          onChoose={(ids) =>
            setLeft(new Set(bookmarks.map(({ id }) => id).filter((id) => !ids.has(id))))
          }
        />
        {chosen.length === 0 && <p>{moving.nothingChosen}</p>}
      </BackupSection>
      {chosen.length > 0 && (
        <>
          <BackupLink bookmarks={chosen} />
          <BackupPack bookmarks={chosen} />
          <BackupFormats bookmarks={chosen} />
        </>
      )}
    </>
  )
}
