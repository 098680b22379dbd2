import { lazy, Suspense } from 'react'
import { useLocation } from 'react-router'
import { useAnnounce } from '../queries/useAnnouncement.ts'
import { useBookmarks } from '../queries/useBookmarks.ts'
import { useNewsCount } from '../queries/useFollows.ts'
import { usePublication } from '../queries/usePublication.ts'
import { useBegunIds, useForgetPlaces } from '../queries/useReadingPlace.ts'
import { useForgetReads, useReadIds } from '../queries/useReads.ts'
import { useShelfNotes } from '../queries/useShelf.ts'
import { isListFragment } from '../url/isListFragment.ts'
import { postsPath } from '../url/paths.ts'
import { LibraryNavigation } from '../ui/bookmark/LibraryNavigation.tsx'
import { m } from '../ui/messages/messages.ts'
import { Button } from '../ui/page/Button.tsx'
import { focusPageHeading, PageHeading } from '../ui/page/PageHeading.tsx'
import { Skeleton } from '../ui/page/Skeleton.tsx'
import { StatusLine } from '../ui/page/StatusLine.tsx'
import { SiteLink } from '../ui/page/SiteLink.tsx'
import styles from './IndexPage.module.css'
import { orReload } from './orReload.ts'
import { RecentlyRemoved } from './RecentlyRemoved.tsx'
import { Shelf } from './Shelf.tsx'
import { StorageHealth } from './StorageHealth.tsx'

const loadListFromLink = async () => ({
  default: (await import('./ListFromLink.tsx')).ListFromLink,
})
const ListFromLink = lazy(() => orReload(loadListFromLink()))

/** What the reader keeps, all of it on this device. */
export function SavedRoute() {
  const { data } = useBookmarks()
  const notes = useShelfNotes()
  const newsCount = useNewsCount()
  const title = usePublication()?.title ?? ''
  const { hash } = useLocation()
  if (!data || !notes) return <Skeleton shape="list" />
  return (
    <div className={styles.index}>
      <PageHeading titleParts={[m.saved, title]}>{m.saved}</PageHeading>
      <LibraryNavigation newsCount={newsCount} />
      <Suspense>{isListFragment(hash) && <ListFromLink />}</Suspense>
      {data.ok ? (
        <Shelf bookmarks={data.value} notes={notes} empty={<EmptyShelf />} />
      ) : (
        <StatusLine tone="problem">{m.refusals[data.refusal]}</StatusLine>
      )}
      <RecentlyRemoved />
      <StorageHealth />
      <ReadPosts />
      <BegunPosts />
    </div>
  )
}

function EmptyShelf() {
  return (
    <>
      <p className={styles.intro}>{m.savedEmpty}</p>
      <p>
        <SiteLink to={postsPath}>{m.savedEmptyAction}</SiteLink>
      </p>
    </>
  )
}

/** How far one has come, and how to have that forgotten. */
function BegunPosts() {
  const { size } = useBegunIds()
  const forget = useForgetPlaces()
  const announce = useAnnounce()
  if (size === 0) return null

  async function handleForget(): Promise<void> {
    const outcome = await forget.mutateAsync()
    if (!outcome.ok) return announce(m.refusals[outcome.refusal], { isProblem: true })
    focusPageHeading()
    announce(m.placesForgotten)
  }

  return (
    <p className={styles.traces}>
      {m.begunCount(size)}
      <Button onClick={() => void handleForget()}>{m.forgetPlaces}</Button>
    </p>
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
