import type { ArchiveStatus, FeedStatus, Keeping } from '../archive/Archive.ts'
import { useAnnounce } from '../queries/useAnnouncement.ts'
import {
  useArchiveStatus,
  useIsProgramKept,
  useKeepWhole,
  useRefresh,
} from '../queries/useArchiveStatus.ts'
import { usePublication } from '../queries/usePublication.ts'
import { m } from '../ui/messages/messages.ts'
import { SiteLink } from '../ui/page/SiteLink.tsx'
import { settingsPath } from '../url/paths.ts'
import { Button } from '../ui/page/Button.tsx'
import styles from './ArchiveFacts.module.css'
import { faultLines } from './faultLines.ts'
import { LeftOutItems } from './LeftOutItems.tsx'

/** The foot of every page: what is on this device, as of when, and what could not be read. */
export function ArchiveFacts() {
  const publication = usePublication()
  const status = useArchiveStatus()
  const isProgramKept = useIsProgramKept()
  if (!status) return null
  const { feeds, postCount, isStored, isPartial, isChecking } = status
  return (
    <>
      {isStored && (
        <p>
          {isPartial ? m.coveragePartial(postCount) : m.coverage(postCount)}
          {isProgramKept && ` ${m.opensOffline}`}
        </p>
      )}
      {status.keeping && <KeepingLine keeping={status.keeping} postCount={postCount} />}
      {publication?.search && status.isRemote && (
        <p>
          {status.isStorageRefused
            ? m.coverageRemoteNotKept(postCount, publication.search.hosts)
            : m.coverageRemote(postCount, publication.search.hosts)}
        </p>
      )}
      {status.isStorageRefused && !status.isRemote && <p>{m.coverageNotKept(postCount)}</p>}
      <div className={styles.clock}>
        <ul className={styles.feeds} aria-label={m.clock}>
          {feeds.map((feed) => (
            <li key={feed.url}>
              <FeedClock feed={feed} isOneOfSeveral={feeds.length > 1} />
            </li>
          ))}
        </ul>
        <CheckButton isChecking={isChecking} />
      </div>
      <LeftOutItems feeds={feeds} />
      {publication?.homePageUrl && (
        <p>
          <a href={publication.homePageUrl} rel="noopener noreferrer">
            {m.originalSite(new URL(publication.homePageUrl).host)}
          </a>
        </p>
      )}
      <p>
        <SiteLink to={settingsPath}>{m.settings}</SiteLink>
      </p>
      <p>{m.poweredBy}</p>
    </>
  )
}

interface KeepingLineProps {
  readonly keeping: Keeping
  readonly postCount: number
}

/** How much can be read offline; one button throughout, so that it keeps the focus. */
function KeepingLine({ keeping: { state, heldCount }, postCount }: KeepingLineProps) {
  const keepWhole = useKeepWhole()
  const announce = useAnnounce()
  const isWanted = state === 'saving-data' || state === 'stopped' || state === 'failed'

  function handleClick(): void {
    keepWhole(isWanted)
    announce(m.keeping[isWanted ? 'underway' : 'stopped'](heldCount, postCount))
  }

  return (
    <p>
      {m.keeping[state](heldCount, postCount)}{' '}
      <Button look="link" onClick={handleClick}>
        {m.keepingActions[state]}
      </Button>
    </p>
  )
}

/** Stays a button while it waits: one that is disabled would lose the focus. */
function CheckButton({ isChecking }: { isChecking: boolean }) {
  const refresh = useRefresh()
  const announce = useAnnounce()

  async function handleClick(): Promise<void> {
    if (isChecking) return
    announce(m.checking)
    const after = await refresh()
    if (after) announce(describeCheck(after))
  }

  return (
    <Button look="link" aria-disabled={isChecking} onClick={() => void handleClick()}>
      {isChecking ? m.checking : m.checkNow}
    </Button>
  )
}

/** What a check has found, for those who do not see the page change. */
function describeCheck(status: ArchiveStatus): string {
  const faults = faultLines(status)
  if (faults.length > 0) return faults.join(' ')
  const { news } = status
  return news ? m.news(news.added, news.changed, news.removed) : m.checked
}

function FeedClock({ feed, isOneOfSeveral }: { feed: FeedStatus; isOneOfSeveral: boolean }) {
  const { name, postCount, checkedAt, changedAt, isExpired } = feed
  return (
    <>
      {isOneOfSeveral && <bdi className={styles.name}>{m.feedCount(name, postCount)} </bdi>}
      {checkedAt ? <Moment label={m.lastChecked} iso={checkedAt} /> : describeUnchecked(feed)}
      {changedAt && (
        <>
          {' · '}
          <Moment label={m.lastChanged} iso={changedAt} />
        </>
      )}
      {isExpired && ` ${m.feedIsClosed}`}
    </>
  )
}

/** What a build has published is there before its feed has been asked. */
function describeUnchecked({ postCount, isPartial }: FeedStatus): string {
  return postCount > 0 && !isPartial ? m.asPublished : m.neverChecked
}

function Moment({ label, iso }: { label: string; iso: string }) {
  return (
    <>
      {label} <time dateTime={iso}>{m.moment(iso)}</time>
    </>
  )
}
