import { useEffect, useRef } from 'react'
import styles from './NewPostsLine.module.css'

interface NewPostsLineProps {
  /** What is new, or was until just now. */
  readonly children: string
  /** Goes with it where there is room, and is always said. */
  readonly detail?: string
  readonly action: string
  /** What the action does, where its word alone does not say that. */
  readonly actionLabel?: string
  /** It has taken the place of the button that was pressed. */
  readonly takesFocus: boolean
  readonly onAction: () => void
}

/** Two short lines at the most where the count of the list stands, so that nothing below them moves. */
export function NewPostsLine(props: NewPostsLineProps) {
  const { children, detail, action, actionLabel, takesFocus, onAction } = props
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (takesFocus) button.current?.focus()
  }, [takesFocus])
  return (
    <p className={styles.line}>
      <span className={styles.count}>
        {children}
        {detail && <span className={styles.detail}>{detail}</span>}
      </span>{' '}
      <button
        ref={button}
        className={styles.action}
        type="button"
        aria-label={actionLabel}
        onClick={onAction}
      >
        {action}
      </button>
    </p>
  )
}
