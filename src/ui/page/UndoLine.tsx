import { useEffect, useRef } from 'react'
import { m } from '../messages/messages.ts'
import styles from './UndoLine.module.css'

interface UndoLineProps {
  /** What was done. */
  readonly children: string
  /** What Undo would do, beginning with that word. */
  readonly label: string
  readonly onUndo: () => void
}

/** What stands where something was taken away: the way back, with the focus on it. */
export function UndoLine({ children, label, onUndo }: UndoLineProps) {
  const undo = useRef<HTMLButtonElement>(null)
  useEffect(() => undo.current?.focus(), [])
  return (
    <p className={styles.line}>
      {children}{' '}
      <button ref={undo} className={styles.undo} type="button" aria-label={label} onClick={onUndo}>
        {m.undo}
      </button>
    </p>
  )
}
