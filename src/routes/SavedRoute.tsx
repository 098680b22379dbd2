import { lazy, Suspense } from 'react'
import { useLocation } from 'react-router'
import { useBookmarks } from '../queries/useBookmarks.ts'
import { useNewsCount } from '../queries/useFollows.ts'
import { usePublication } from '../queries/usePublication.ts'
import { useShelfNotes } from '../queries/useShelf.ts'
import { isListFragment } from '../url/isListFragment.ts'
import { postsPath, settingsPath } from '../url/paths.ts'
import { LibraryNavigation } from '../ui/bookmark/LibraryNavigation.tsx'
import { m } from '../ui/messages/messages.ts'
import { PageHeading } from '../ui/page/PageHeading.tsx'
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
      <p className={styles.traces}>
        <SiteLink to={settingsPath}>{m.deviceLink}</SiteLink>
      </p>
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
