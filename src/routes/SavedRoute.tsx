import { lazy, Suspense, useState } from 'react'
import { Link, useLocation } from 'react-router'
import type { BookmarkSummary } from '../model/Bookmark.ts'
import { useAnnounce } from '../queries/useAnnouncement.ts'
import { useBookmarks, useRemoveBookmark, useRestoreBookmark } from '../queries/useBookmarks.ts'
import { useNewsCount } from '../queries/useFollows.ts'
import { usePublication } from '../queries/usePublication.ts'
import { useForgetReads, useReadIds } from '../queries/useReads.ts'
import { isListFragment } from '../url/isListFragment.ts'
import { postsPath } from '../url/paths.ts'
import { BookmarkCard } from '../ui/bookmark/BookmarkCard.tsx'
import { LibraryNavigation } from '../ui/bookmark/LibraryNavigation.tsx'
import { m } from '../ui/messages/messages.ts'
import { Button } from '../ui/page/Button.tsx'
import { focusPageHeading, PageHeading } from '../ui/page/PageHeading.tsx'
import { Skeleton } from '../ui/page/Skeleton.tsx'
import { StatusLine } from '../ui/page/StatusLine.tsx'
import { UndoLine } from '../ui/page/UndoLine.tsx'
import styles from './IndexPage.module.css'
import listStyles from '../ui/post/PostList.module.css'
import { withRemoved, type Removed } from './withRemoved.ts'

const ListFromLink = lazy(async () => ({
  default: (await import('./ListFromLink.tsx')).ListFromLink,
}))

/** The shelf: what the reader keeps, all of it on this device. */
export function SavedRoute() {
  const { data } = useBookmarks()
  const newsCount = useNewsCount()
  const title = usePublication()?.title ?? ''
  const { hash } = useLocation()
  if (!data) return <Skeleton shape="list" />
  return (
    <div className={styles.index}>
      <PageHeading titleParts={[m.saved, title]}>{m.saved}</PageHeading>
      <LibraryNavigation newsCount={newsCount} />
      <Suspense>{isListFragment(hash) && <ListFromLink />}</Suspense>
      {data.ok ? (
        <Shelf bookmarks={data.value} />
      ) : (
        <StatusLine tone="problem">{m.refusals[data.refusal]}</StatusLine>
      )}
      <ReadPosts />
    </div>
  )
}

function Shelf({ bookmarks }: { bookmarks: readonly BookmarkSummary[] }) {
  const [removed, setRemoved] = useState<readonly Removed<BookmarkSummary>[]>([])
  const [restoredId, setRestoredId] = useState<string>()
  const remove = useRemoveBookmark()
  const restore = useRestoreBookmark()
  const announce = useAnnounce()

  async function handleRemove(item: BookmarkSummary, position: number): Promise<void> {
    const outcome = await remove.mutateAsync([item.id])
    if (!outcome.ok) return announce(m.refusals[outcome.refusal], { isProblem: true })
    setRemoved((before) => [...before, { item, position }])
    announce(m.removedAnnouncement(item.post.title))
  }

  async function handleUndo({ id, post }: BookmarkSummary): Promise<void> {
    const outcome = await restore.mutateAsync([id])
    if (!outcome.ok) return announce(m.refusals[outcome.refusal], { isProblem: true })
    setRemoved((before) => before.filter(({ item }) => item.id !== id))
    setRestoredId(id)
    announce(m.savedAnnouncement(post.title))
  }

  const rows = withRemoved(bookmarks, removed)
  if (rows.length === 0) return <EmptyShelf />
  const bytes = bookmarks.reduce((sum, bookmark) => sum + bookmark.bytes, 0)
  return (
    <>
      <p className={styles.intro}>{m.savedIntro(bookmarks.length, m.size(bytes))}</p>
      <ul>
        {rows.map((row, position) => (
          <li key={row.item.id} className={listStyles.item}>
            {'position' in row ? (
              <div className={styles.removed}>
                <UndoLine
                  label={m.undoRemove(row.item.post.title)}
                  onUndo={() => void handleUndo(row.item)}
                >
                  {m.removed(row.item.post.title)}
                </UndoLine>
              </div>
            ) : (
              <BookmarkCard
                bookmark={row.item}
                isRestored={row.item.id === restoredId}
                onRemove={() => void handleRemove(row.item, position)}
              />
            )}
          </li>
        ))}
      </ul>
    </>
  )
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

/** What the device notes by itself, and how to be rid of it. */
function ReadPosts() {
  const { size } = useReadIds()
  const forget = useForgetReads()
  const announce = useAnnounce()
  if (size === 0) return null

  async function handleForget(): Promise<void> {
    const outcome = await forget.mutateAsync()
    if (!outcome.ok) return announce(m.refusals[outcome.refusal], { isProblem: true })
    focusPageHeading()
    announce(m.readsForgotten)
  }

  return (
    <p className={styles.traces}>
      {m.readCount(size)}
      <Button onClick={() => void handleForget()}>{m.forgetReads}</Button>
    </p>
  )
}
