import { useAnnounce } from '../queries/useAnnouncement.ts'
import { useAskToPersist, useStorage } from '../queries/useStorage.ts'
import { m } from '../ui/messages/messages.ts'
import { Button } from '../ui/page/Button.tsx'
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
    announce(after.isPersistent ? m.shelf.isPersistent : m.shelf.stillNotPersistent)
  }

  return (
    <section className={styles.health}>
      <h2 className={styles.title}>{m.shelf.storageTitle}</h2>
      <p>
        {isPersistent === undefined
          ? m.shelf.persistenceUnknown
          : isPersistent
            ? m.shelf.isPersistent
            : m.shelf.isNotPersistent}
      </p>
      {forgetsAfterSevenDays && <p>{m.shelf.sevenDays}</p>}
      {usedBytes !== undefined && roomBytes !== undefined && (
        <p>{m.shelf.room(m.size(usedBytes), m.size(roomBytes))}</p>
      )}
      {isPersistent === false && (
        <p>
          <Button onClick={() => void handleAsk()}>{m.shelf.askToPersist}</Button>
        </p>
      )}
    </section>
  )
}
