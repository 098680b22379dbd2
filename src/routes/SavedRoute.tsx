import { useState } from 'react'
import { Link } from 'react-router'
import type { BookmarkSummary } from '../model/Bookmark.ts'
import { useAnnounce } from '../queries/useAnnouncement.ts'
import { useBookmarks, useRemoveBookmark, useRestoreBookmark } from '../queries/useBookmarks.ts'
import { usePublication } from '../queries/usePublication.ts'
import { postsPath } from '../url/paths.ts'
import { BookmarkCard } from '../ui/bookmark/BookmarkCard.tsx'
import { RemovedCard } from '../ui/bookmark/RemovedCard.tsx'
import { m } from '../ui/messages/messages.ts'
import { PageHeading } from '../ui/page/PageHeading.tsx'
import { Skeleton } from '../ui/page/Skeleton.tsx'
import { StatusLine } from '../ui/page/StatusLine.tsx'
import styles from './IndexPage.module.css'
import listStyles from '../ui/post/PostList.module.css'

/** The shelf: what the reader keeps, all of it on this device. */
export function SavedRoute() {
  const { data } = useBookmarks()
  const title = usePublication()?.title ?? ''
  if (!data) return <Skeleton shape="list" />
  return (
    <div className={styles.index}>
      <PageHeading titleParts={[m.saved, title]}>{m.saved}</PageHeading>
      {data.ok ? (
        <Shelf bookmarks={data.value} />
      ) : (
        <StatusLine tone="problem">{m.refusals[data.refusal]}</StatusLine>
      )}
    </div>
  )
}

/** A bookmark removed on this visit keeps its place, so that it can be brought back from there. */
interface Removed {
  readonly bookmark: BookmarkSummary
  readonly position: number
}

function Shelf({ bookmarks }: { bookmarks: readonly BookmarkSummary[] }) {
  const [removed, setRemoved] = useState<readonly Removed[]>([])
  const [restoredId, setRestoredId] = useState<string>()
  const remove = useRemoveBookmark()
  const restore = useRestoreBookmark()
  const announce = useAnnounce()

  async function handleRemove(bookmark: BookmarkSummary, position: number): Promise<void> {
    const outcome = await remove.mutateAsync(bookmark.id)
    if (!outcome.ok) return announce(m.refusals[outcome.refusal], { isProblem: true })
    setRemoved((before) => [...before, { bookmark, position }])
    announce(m.removedAnnouncement(bookmark.post.title))
  }

  async function handleUndo({ bookmark }: Removed): Promise<void> {
    const outcome = await restore.mutateAsync(bookmark.id)
    if (!outcome.ok) return announce(m.refusals[outcome.refusal], { isProblem: true })
    setRemoved((before) => before.filter((entry) => entry.bookmark.id !== bookmark.id))
    setRestoredId(bookmark.id)
    announce(m.savedAnnouncement(bookmark.post.title))
  }

  const rows = withRemoved(bookmarks, removed)
  if (rows.length === 0) return <EmptyShelf />
  const bytes = bookmarks.reduce((sum, bookmark) => sum + bookmark.bytes, 0)
  return (
    <>
      <p className={styles.intro}>{m.savedIntro(bookmarks.length, m.size(bytes))}</p>
      <ul>
        {rows.map((row, position) => (
          <li key={row.bookmark.id} className={listStyles.item}>
            {'position' in row ? (
              <RemovedCard title={row.bookmark.post.title} onUndo={() => void handleUndo(row)} />
            ) : (
              <BookmarkCard
                bookmark={row.bookmark}
                isRestored={row.bookmark.id === restoredId}
                onRemove={() => void handleRemove(row.bookmark, position)}
              />
            )}
          </li>
        ))}
      </ul>
    </>
  )
}

function withRemoved(
  bookmarks: readonly BookmarkSummary[],
  removed: readonly Removed[],
): ({ readonly bookmark: BookmarkSummary } | Removed)[] {
  const gone = new Set(removed.map(({ bookmark }) => bookmark.id))
  const rows: ({ readonly bookmark: BookmarkSummary } | Removed)[] = bookmarks
    .filter(({ id }) => !gone.has(id))
    .map((bookmark) => ({ bookmark }))
  for (const entry of removed.toSorted((a, b) => a.position - b.position)) {
    rows.splice(entry.position, 0, entry)
  }
  return rows
}

function EmptyShelf() {
  return (
    <>
      <p className={styles.intro}>{m.savedEmpty}</p>
      <p>
        <Link to={postsPath}>{m.savedEmptyAction}</Link>
      </p>
    </>
  )
}
