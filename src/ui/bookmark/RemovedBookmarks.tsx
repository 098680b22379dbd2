import type { RemovedBookmark } from '../../model/Bookmark.ts'
import { m } from '../messages/messages.ts'
import { shelf } from '../messages/shelfMessages.ts'
import { Button } from '../page/Button.tsx'
import { SureButton } from '../page/SureButton.tsx'
import styles from './RemovedBookmarks.module.css'

interface RemovedBookmarksProps {
  readonly removed: readonly RemovedBookmark[]
  readonly onRestore: (bookmark: RemovedBookmark) => void
  readonly onPurge: () => void
}

/** What was removed in the last thirty days, and the way back. */
export function RemovedBookmarks({ removed, onRestore, onPurge }: RemovedBookmarksProps) {
  return (
    <details className={styles.removed}>
      <summary className={styles.summary}>{shelf.recentlyRemoved(removed.length)}</summary>
      <p className={styles.hint}>{shelf.removedHint}</p>
      <ul>
        {removed.map((bookmark) => (
          <li key={bookmark.id} className={styles.row}>
            <span>
              <bdi lang={bookmark.post.language}>{bookmark.post.title}</bdi>{' '}
              <span className={styles.date}>{shelf.removedOn(m.date(bookmark.deletedAt))}</span>
            </span>
            <Button
              aria-label={shelf.bringBackOne(bookmark.post.title)}
              onClick={() => onRestore(bookmark)}
            >
              {shelf.bringBack}
            </Button>
          </li>
        ))}
      </ul>
      <SureButton look="link" sure={shelf.purgeSure(removed.length)} onSure={onPurge}>
        {shelf.purge}
      </SureButton>
    </details>
  )
}
