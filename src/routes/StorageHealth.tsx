import { useAnnounce } from '../queries/useAnnouncement.ts'
import { useBookmarks } from '../queries/useBookmarks.ts'
import { useBackedUpAt } from '../queries/useExchange.ts'
import { useAskToPersist, useStorage } from '../queries/useStorage.ts'
import { m } from '../ui/messages/messages.ts'
import { shelf } from '../ui/messages/shelfMessages.ts'
import { Button } from '../ui/page/Button.tsx'
import { SiteLink } from '../ui/page/SiteLink.tsx'
import { backupPath } from '../url/paths.ts'
import { MakeRoom } from './MakeRoom.tsx'
import styles from './StorageHealth.module.css'

/** How safe what is kept is in this browser, in words, and what can be done about it. */
export function StorageHealth() {
  const facts = useStorage()
  const ask = useAskToPersist()
  const announce = useAnnounce()
  if (!facts) return null
  const { isPersistent, usedBytes, roomBytes, forgetsAfterSevenDays } = facts

  async function handleAsk(): Promise<void> {
    const after = await ask.mutateAsync()
    announce(after.isPersistent ? shelf.isPersistent : shelf.stillNotPersistent)
  }

  return (
    <section className={styles.health}>
      <h2 className={styles.title}>{shelf.storageTitle}</h2>
      <p>
        {isPersistent === undefined
          ? shelf.persistenceUnknown
          : isPersistent
            ? shelf.isPersistent
            : shelf.isNotPersistent}{' '}
        {!isPersistent && <BackupReminder />}
        {!isPersistent && <SiteLink to={backupPath}>{m.backup}</SiteLink>}
      </p>
      {forgetsAfterSevenDays && <p>{shelf.sevenDays}</p>}
      {usedBytes !== undefined && roomBytes !== undefined && (
        <p>{shelf.room(m.size(usedBytes), m.size(roomBytes))}</p>
      )}
      {isPersistent === false && (
        <p>
          <Button onClick={() => void handleAsk()}>{shelf.askToPersist}</Button>
        </p>
      )}
      <MakeRoom />
    </section>
  )
}

/** How much would be lost, where anything would. */
function BackupReminder() {
  const { data } = useBookmarks()
  const backedUpAt = useBackedUpAt()
  if (!data?.ok || backedUpAt === undefined) return null
  const { length: count } = data.value.filter(({ savedAt }) => savedAt > (backedUpAt ?? ''))
  if (count === 0) return null
  return (
    <strong>
      {backedUpAt
        ? shelf.notBackedUpSince(count, m.date(backedUpAt))
        : shelf.notBackedUp(count)}{' '}
    </strong>
  )
}
