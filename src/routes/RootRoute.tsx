import { useEffect, useRef } from 'react'
import { ErrorBoundary } from '../navigation/ErrorBoundary.tsx'
import { Screen, useHref, useLocation, useNavigationType, useRoute } from '../navigation/Router.tsx'
import { useAnnouncement } from '../queries/useAnnouncement.ts'
import { useArchiveStatus } from '../queries/useArchiveStatus.ts'
import { useBookmarkIds } from '../queries/useBookmarks.ts'
import { useNewsCount } from '../queries/useFollows.ts'
import { usePublication } from '../queries/usePublication.ts'
import { setLocale } from '../ui/messages/messages.ts'
import { Layout } from '../ui/page/Layout.tsx'
import { Masthead } from '../ui/page/Masthead.tsx'
import { focusPageHeadingInPlace } from '../ui/page/PageHeading.tsx'
import { Skeleton } from '../ui/page/Skeleton.tsx'
import { StatusLine } from '../ui/page/StatusLine.tsx'
import { ArchiveFacts } from './ArchiveFacts.tsx'
import { ArchiveLines } from './ArchiveLines.tsx'
import { BrokenRoute } from './BrokenRoute.tsx'
import { FailedPublication } from './FailedPublication.tsx'
import { useFetchedOnApproach } from './useFetchedOnApproach.ts'
import { useSearchKey } from './useSearchKey.ts'

/** Every screen in its frame, or what is shown instead of a blank page. */
export function RootRoute() {
  return (
    <ErrorBoundary resetKey={useLocation().key} Fallback={BrokenRoute}>
      <Frame />
    </ErrorBoundary>
  )
}

/** The frame around every screen, and what is true on all of them. */
function Frame() {
  const publication = usePublication()
  const status = useArchiveStatus()
  const announcement = useAnnouncement()
  const savedCount = useBookmarkIds().size
  const newsCount = useNewsCount()
  const { worksWithoutArchive = false } = useRoute()
  useReturningFocus()
  useSearchKey()
  useFetchedOnApproach(useHref('/'))

  const locale = publication && setLocale(publication.language)
  useEffect(() => {
    if (locale) document.documentElement.lang = locale
  }, [locale])

  const isFailed = status?.phase === 'failed' && !worksWithoutArchive
  return (
    <Layout
      masthead={
        <Masthead
          title={publication?.title ?? ''}
          notice={publication?.notice}
          savedCount={savedCount}
          newsCount={newsCount}
        />
      }
      footer={status && status.postCount > 0 ? <ArchiveFacts status={status} /> : undefined}
      announcement={announcement?.text ?? ''}
    >
      <ArchiveLines />
      {announcement?.isProblem && <StatusLine tone="problem">{announcement.text}</StatusLine>}
      {isFailed ? <FailedPublication /> : <Screen waiting={<Skeleton shape="list" />} />}
    </Layout>
  )
}

/** On the way back to another screen the focus goes to the link that one had followed. */
function useReturningFocus(): void {
  const type = useNavigationType()
  const { pathname } = useLocation()
  const href = useHref(pathname)
  const lastHref = useRef(href)
  useEffect(() => {
    const left = lastHref.current
    lastHref.current = href
    if (left === href || type !== 'pop') return
    const links = [...document.querySelectorAll<HTMLAnchorElement>('main a[href]')]
    // The link may have said more than the screen: what to mark in a post, or where to open it.
    const link = links.find((each) => each.getAttribute('href')!.split(/[?#]/)[0] === left)
    if (link) link.focus({ preventScroll: true })
    else focusPageHeadingInPlace()
  }, [href, type])
}
