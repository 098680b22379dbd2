import type { Highlight } from '../../model/Highlight.ts'
import { marking } from '../messages/highlightMessages.ts'
import { UndoLine } from '../page/UndoLine.tsx'
import { HighlightItem, type HighlightActions, type PassageState } from './HighlightItem.tsx'
import styles from './HighlightList.module.css'
import { shortenPassage } from './shortenPassage.ts'

interface HighlightListProps extends HighlightActions {
  /** In order, with those that were removed here and can be brought back from there. */
  readonly highlights: readonly Highlight[]
  readonly removedIds: ReadonlySet<string>
  readonly restoredId: string | undefined
  /** By the id of a highlight; empty where the text is not at hand. */
  readonly states: ReadonlyMap<string, PassageState>
  readonly onUndo: (highlight: Highlight) => void
}

/** Passages of one post. */
export function HighlightList(props: HighlightListProps) {
  const { highlights, removedIds, restoredId, states, onUndo, ...actions } = props
  return (
    <ul className={styles.list}>
      {highlights.map((highlight) => {
        const words = shortenPassage(highlight.anchor.exact)
        return (
          <li key={highlight.id} className={styles.row}>
            {removedIds.has(highlight.id) ? (
              <UndoLine label={marking.undoRemove(words)} onUndo={() => onUndo(highlight)}>
                {marking.removed(words)}
              </UndoLine>
            ) : (
              <HighlightItem
                {...actions}
                highlight={highlight}
                state={states.get(highlight.id)}
                isRestored={highlight.id === restoredId}
              />
            )}
          </li>
        )
      })}
    </ul>
  )
}
