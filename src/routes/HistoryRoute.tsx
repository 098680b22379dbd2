import { useNewsCount } from '../queries/useFollows.ts'
import { useHistory } from '../queries/useHistory.ts'
import { usePublication } from '../queries/usePublication.ts'
import { useUnnoted } from '../queries/useSettings.ts'
import { LibraryNavigation } from '../ui/bookmark/LibraryNavigation.tsx'
import { m } from '../ui/messages/messages.ts'
import { trace } from '../ui/messages/traceMessages.ts'
import { PageHeading } from '../ui/page/PageHeading.tsx'
import { Skeleton } from '../ui/page/Skeleton.tsx'
import { StatusLine } from '../ui/page/StatusLine.tsx'
import { ReadHistory } from './ReadHistory.tsx'
import styles from './IndexPage.module.css'
import { TraceSwitch } from './TraceSwitch.tsx'

/** What has been read, day by day. */
export function HistoryRoute() {
  const history = useHistory()
  const unnoted = useUnnoted()
  const newsCount = useNewsCount()
  const title = usePublication()?.title ?? ''
  if (!history || !unnoted) return <Skeleton shape="list" />
  return (
    <div className={styles.index}>
      <PageHeading titleParts={[m.history, m.saved, title]}>{m.history}</PageHeading>
      <LibraryNavigation newsCount={newsCount} />
      {!history.ok ? (
        <StatusLine tone="problem">{m.refusals[history.refusal]}</StatusLine>
      ) : unnoted.has('reads') ? (
        <p className={styles.intro}>{trace.historyOff}</p>
      ) : (
        <ReadHistory history={history.value} />
      )}
      {history.ok && (
        <div className={styles.traces}>
          <TraceSwitch trace="reads" isOn={!unnoted.has('reads')} />
        </div>
      )}
    </div>
  )
}
