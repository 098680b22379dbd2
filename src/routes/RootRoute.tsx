import { useEffect, useRef } from 'react'
import {
  NavigationType,
  Outlet,
  ScrollRestoration,
  useHref,
  useLocation,
  useMatches,
  useNavigationType,
} from 'react-router'
import { useAnnouncement } from '../queries/useAnnouncement.ts'
import { useArchiveStatus } from '../queries/useArchiveStatus.ts'
import { useBookmarkIds } from '../queries/useBookmarks.ts'
import { useNewsCount } from '../queries/useFollows.ts'
import { usePublication } from '../queries/usePublication.ts'
import { setLocale } from '../ui/messages/messages.ts'
import { Layout } from '../ui/page/Layout.tsx'
import { Masthead } from '../ui/page/Masthead.tsx'
import { focusPageHeadingInPlace } from '../ui/page/PageHeading.tsx'
import { StatusLine } from '../ui/page/StatusLine.tsx'
import { ArchiveFacts } from './ArchiveFacts.tsx'
import { ArchiveLines } from './ArchiveLines.tsx'
import { FailedPublication } from './FailedPublication.tsx'
import { useSearchKey } from './useSearchKey.ts'

/** Set on routes that have something to show when the publication cannot be read. */
export interface RouteHandle {
  readonly worksWithoutArchive?: true
}

/** The frame around every screen, and what is true on all of them. */
export function RootRoute() {
  const publication = usePublication()
  const status = useArchiveStatus()
  const announcement = useAnnouncement()
  const savedCount = useBookmarkIds().size
  const newsCount = useNewsCount()
  const matches = useMatches()
  useReturningFocus()
  useSearchKey()

  const locale = publication && setLocale(publication.language)
  useEffect(() => {
    if (locale) document.documentElement.lang = locale
  }, [locale])

  const needsArchive = !(matches.at(-1)?.handle as RouteHandle | undefined)?.worksWithoutArchive
  const isFailed = status?.phase === 'failed' && needsArchive
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
      {isFailed ? <FailedPublication /> : <Outlet />}
      <ScrollRestoration />
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
    if (left === href || type !== NavigationType.Pop) return
    const links = [...document.querySelectorAll<HTMLAnchorElement>('main a[href]')]
    // The link may have said more than the screen: what to mark in a post, or where to open it.
    const link = links.find((each) => each.getAttribute('href')!.split(/[?#]/)[0] === left)
    if (link) link.focus({ preventScroll: true })
    else focusPageHeadingInPlace()
  }, [href, type])
}
