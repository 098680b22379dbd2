import { useEffect, useRef } from 'react'
import { m } from '../messages/messages.ts'
import styles from './RemovedCard.module.css'

/** What stands where a bookmark was: the way back, with the focus on it. */
export function RemovedCard({ title, onUndo }: { title: string; onUndo: () => void }) {
  const undo = useRef<HTMLButtonElement>(null)
  useEffect(() => undo.current?.focus(), [])
  return (
    <p className={styles.removed}>
      {m.removed(title)}{' '}
      <button
        ref={undo}
        className={styles.undo}
        type="button"
        aria-label={m.undoRemove(title)}
        onClick={onUndo}
      >
        {m.undo}
      </button>
    </p>
  )
}
