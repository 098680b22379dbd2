import { useEffect, useRef } from 'react'
import { trace } from '../messages/traceMessages.ts'
import styles from './NewPostsLine.module.css'

interface NewPostsLineProps {
  readonly count: number
  /** More were not looked at. */
  readonly isLeast: boolean
  /** A date, in words. */
  readonly visitedOn: string
  /** They have just become new again: the focus, which was on Undo, goes to the button. */
  readonly isRestored: boolean
  readonly onMarkSeen: () => void
}

/** "12 new posts since your visit on 3 May 2026", where the count stands and no higher than that. */
export function NewPostsLine(props: NewPostsLineProps) {
  const { count, isLeast, visitedOn, isRestored, onMarkSeen } = props
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (isRestored) button.current?.focus()
  }, [isRestored])
  return (
    <p className={styles.line}>
      <span className={styles.count}>
        {trace.newCount(count, isLeast)}
        <span className={styles.since}>{trace.sinceVisit(visitedOn)}</span>
      </span>{' '}
      <button ref={button} className={styles.mark} type="button" onClick={onMarkSeen}>
        {trace.markAllSeen}
      </button>
    </p>
  )
}
