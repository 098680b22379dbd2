import type { RemovedHighlight } from '../../model/Highlight.ts'
import styles from '../bookmark/RemovedBookmarks.module.css'
import { marking } from '../messages/highlightMessages.ts'
import { m } from '../messages/messages.ts'
import { Button } from '../page/Button.tsx'
import { SureButton } from '../page/SureButton.tsx'
import { shortenPassage } from './shortenPassage.ts'

interface RemovedHighlightsProps {
  readonly removed: readonly RemovedHighlight[]
  readonly onRestore: (highlight: RemovedHighlight) => void
  readonly onPurge: () => void
}

/** What was removed in the last thirty days, and the way back. */
export function RemovedHighlights({ removed, onRestore, onPurge }: RemovedHighlightsProps) {
  return (
    <details className={styles.removed}>
      <summary className={styles.summary}>{marking.recentlyRemoved(removed.length)}</summary>
      <p className={styles.hint}>{marking.removedHint}</p>
      <ul>
        {removed.map((highlight) => {
          const words = shortenPassage(highlight.anchor.exact)
          return (
            <li key={highlight.id} className={styles.row}>
              <span>
                <q lang={highlight.post.language}>{words}</q>{' '}
                <span className={styles.date}>
                  {marking.removedOn(m.date(highlight.deletedAt))}
                </span>
              </span>
              <Button aria-label={marking.bringBackOne(words)} onClick={() => onRestore(highlight)}>
                {marking.bringBack}
              </Button>
            </li>
          )
        })}
      </ul>
      <SureButton look="link" sure={marking.purgeSure(removed.length)} onSure={onPurge}>
        {marking.purge}
      </SureButton>
    </details>
  )
}
