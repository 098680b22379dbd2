import type { ArchiveFault, ArchiveStatus, FeedStatus } from '../archive/Archive.ts'
import { useArchiveStatus, useRefresh, useShowNews } from '../queries/useArchiveStatus.ts'
import { useOnline } from '../queries/useOnline.ts'
import { m } from '../ui/messages/messages.ts'
import { Button } from '../ui/page/Button.tsx'
import { focusPageHeading } from '../ui/page/PageHeading.tsx'
import { StatusLine } from '../ui/page/StatusLine.tsx'
import { failedFeeds, faultLine } from './faultLines.ts'

/** The quiet lines above a screen: reading, offline, what went wrong, what is new. */
export function ArchiveLines() {
  const status = useArchiveStatus()
  const isOnline = useOnline()
  const refresh = useRefresh()
  const showNews = useShowNews()

  // The button goes with the line it stands on, and the focus must not go with it.
  function handleShow(): void {
    showNews()
    focusPageHeading()
  }

  function handleRetry(): void {
    void refresh()
    focusPageHeading()
  }

  if (!status || status.phase === 'failed') return null
  const { news } = status
  const failed = failedFeeds(status)
  const isOffline = !isOnline || isSiteGone(status.fault)
  const progress = describeProgress(status)
  const retry = (
    <Button look="link" onClick={handleRetry}>
      {m.tryAgain}
    </Button>
  )
  return (
    <>
      {progress && <StatusLine tone="passing">{progress}</StatusLine>}
      {isOffline && (
        <StatusLine>
          <span>{status.isRemote ? m.offlineRemote : m.offline}</span>
          {isOnline && retry}
        </StatusLine>
      )}
      {status.fault && !isOffline && (
        <StatusLine tone="problem">
          <span>
            {m.fault(status.fault)} {lastGoodCopy(status)}
          </span>
          {retry}
        </StatusLine>
      )}
      {!isOffline &&
        failed.map((feed) => (
          <StatusLine tone="problem" key={feed.url}>
            <span>
              {faultLine(feed, status)} {whatCanBeRead(feed, status)}
            </span>
            {retry}
          </StatusLine>
        ))}
      {news && (
        <StatusLine>
          <span>
            {m.news(news.added, news.changed, news.removed)}:{' '}
            <Button look="link" onClick={handleShow}>
              {m.showNews}
            </Button>
          </span>
        </StatusLine>
      )}
    </>
  )
}

/** What is read while the site itself is at fault. */
function lastGoodCopy({ feeds }: ArchiveStatus): string {
  const checked = feeds.flatMap(({ checkedAt }) => checkedAt ?? []).toSorted()
  return checked.length > 0 ? m.lastGoodCopy(m.date(checked.at(-1)!)) : ''
}

function whatCanBeRead(
  { isPartial, postCount, checkedAt }: FeedStatus,
  { feeds }: ArchiveStatus,
): string {
  if (postCount === 0) return feeds.length > 1 ? m.otherFeeds : ''
  return isPartial || !checkedAt ? m.partialCopy : m.lastGoodCopy(m.date(checkedAt))
}

/** Not even the site's own host answers: for the reader that is the same as being offline. */
function isSiteGone(fault: ArchiveFault | undefined): boolean {
  return fault?.kind === 'unreachable' && !fault.status
}

function describeProgress(status: ArchiveStatus): string | undefined {
  const { phase, postCount, indexedCount, bytes, totalBytes } = status
  if (phase === 'reading' && postCount > 0) {
    return totalBytes
      ? m.readingShare(postCount, Math.round((100 * bytes) / totalBytes))
      : m.reading(postCount)
  }
  return phase === 'indexing' && indexedCount > 0 ? m.indexing(indexedCount, postCount) : undefined
}
