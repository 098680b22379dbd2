import { m } from '../messages/messages.ts'
import styles from './SaveButton.module.css'

interface ReadButtonProps {
  readonly isRead: boolean
  readonly onToggle: () => void
}

/** Says what it will do; whether a post has been read is said by that, too. */
export function ReadButton({ isRead, onToggle }: ReadButtonProps) {
  return (
    <button className={styles.read} type="button" onClick={onToggle}>
      {isRead ? m.markUnread : m.markRead}
    </button>
  )
}
