import { lazy, memo, Suspense, useEffect, useRef } from 'react'
import { NavigationType, useLocation, useNavigationType, useRoutes } from 'react-router'
import { useAnnouncement } from '../queries/useAnnouncement.ts'
import { useArchiveFact } from '../queries/useArchiveStatus.ts'
import { useBookmarkIds } from '../queries/useBookmarks.ts'
import { useNewsCount } from '../queries/useFollows.ts'
import { useNewVersion } from '../queries/useNewVersion.ts'
import { usePublication } from '../queries/usePublication.ts'
import { useRemoval } from '../queries/useRemoval.ts'
import { setLocale } from '../ui/messages/messages.ts'
import { Layout } from '../ui/page/Layout.tsx'
import { Masthead } from '../ui/page/Masthead.tsx'
import { focusPageHeadingInPlace } from '../ui/page/PageHeading.tsx'
import { StatusLine } from '../ui/page/StatusLine.tsx'
import { siteHref } from '../url/siteHref.ts'
import { ArchiveFacts } from './ArchiveFacts.tsx'
import { ArchiveLines } from './ArchiveLines.tsx'
import { BrokenRoute } from './BrokenRoute.tsx'
import { ErrorBoundary } from './ErrorBoundary.tsx'
import { useKeptFocus } from './keptFocus.ts'
import { RemovedRoute } from './RemovedRoute.tsx'
import { routes } from './routes.tsx'
import { ScrollPositions } from './ScrollPositions.tsx'
import { useFetchedOnApproach } from './useFetchedOnApproach.ts'
import { useFollowedLinks } from './useFollowedLinks.ts'
import { useSearchKey } from './useSearchKey.ts'

/** The service worker tells of one, and has this code. */
const NewVersionLine = lazy(async () => ({
  default: (await import('./NewVersionLine.tsx')).NewVersionLine,
}))

interface RootRouteProps {
  /** The first screen stands in the page already. */
  readonly isWritten?: boolean
  /** Called when one is on another screen than the first. */
  readonly onLeave?: () => void
}

/** Every screen in its frame, or what is shown instead of a blank page. */
export function RootRoute({ isWritten = false, onLeave }: RootRouteProps) {
  const { key, pathname } = useLocation()
  const first = useRef(pathname)
  useEffect(() => {
    if (pathname !== first.current) onLeave?.()
  }, [pathname, onLeave])
  return (
    <>
      <ErrorBoundary resetKey={key} Fallback={BrokenRoute}>
        <Frame />
      </ErrorBoundary>
      <ScrollPositions isWritten={isWritten} />
    </>
  )
}

/** The frame around every screen, and what is true on all of them. */
function Frame() {
  const publication = usePublication()
  const hasPosts = useArchiveFact(({ postCount }) => postCount > 0) === true
  const announcement = useAnnouncement()
  const savedCount = useBookmarkIds().size
  const newsCount = useNewsCount()
  const newVersion = useNewVersion()
  const removal = useRemoval()
  useReturningFocus()
  useKeptFocus()
  useSearchKey()
  useFollowedLinks()
  useFetchedOnApproach()

  const locale = publication && setLocale(publication.language)
  useEffect(() => {
    if (locale) document.documentElement.lang = locale
  }, [locale])

  if (removal) return <RemovedRoute removal={removal} />
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
      footer={hasPosts ? <ArchiveFacts /> : undefined}
      announcement={announcement?.text ?? ''}
    >
      {newVersion && (
        <Suspense fallback={null}>
          <NewVersionLine newVersion={newVersion} />
        </Suspense>
      )}
      <ArchiveLines />
      {announcement?.isProblem && <StatusLine tone="problem">{announcement.text}</StatusLine>}
      <CurrentScreen />
    </Layout>
  )
}

/** Drawn anew only when the address changes. */
const CurrentScreen = memo(function CurrentScreen() {
  return useRoutes(routes)
})

/** On the way back to another screen the focus goes to the link that one had followed. */
function useReturningFocus(): void {
  const type = useNavigationType()
  const { pathname } = useLocation()
  const href = siteHref(pathname)
  const lastHref = useRef(href)
  useEffect(() => {
    const left = lastHref.current
    lastHref.current = href
    if (left === href || type !== NavigationType.Pop) return
    const links = [...document.querySelectorAll<HTMLAnchorElement>('main a[href]')]
    // The link may have said more than the screen: what to mark in a post, or where to open it.
    const link = links.find((each) => each.getAttribute('href')!.split(/[?#]/)[0] === left)
    if (link) link.focus({ preventScroll: true })
    else focusPageHeadingInPlace()
  }, [href, type])
}
