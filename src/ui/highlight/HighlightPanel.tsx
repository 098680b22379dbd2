import { useEffect, useRef } from 'react'
import type { Highlight } from '../../model/Highlight.ts'
import { marking } from '../messages/highlightMessages.ts'
import { Button } from '../page/Button.tsx'
import { UndoLine } from '../page/UndoLine.tsx'
import { Beside } from './Beside.tsx'
import { HighlightItem, type HighlightActions, type PassageState } from './HighlightItem.tsx'
import type { BesideLine } from './placeBeside.ts'
import { shortenPassage } from './shortenPassage.ts'

interface HighlightPanelProps extends HighlightActions {
  readonly highlight: Highlight
  readonly state: PassageState | undefined
  readonly line: BesideLine
  /** Its note is being written from the start. */
  readonly isNew: boolean
  readonly isRemoved: boolean
  readonly isRestored: boolean
  readonly onUndo: (highlight: Highlight) => void
  readonly onClose: () => void
}

/** A highlight that was opened in its text. It has the focus as long as nothing in it has. */
export function HighlightPanel(props: HighlightPanelProps) {
  const { line, isNew, isRemoved, isRestored, onUndo, onClose, ...item } = props
  const words = shortenPassage(item.highlight.anchor.exact)
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!box.current!.contains(document.activeElement)) {
      box.current!.focus({ preventScroll: true })
    }
  }, [])
  return (
    <Beside
      line={line}
      ref={box}
      role="group"
      tabIndex={-1}
      aria-label={marking.one(words)}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      {isRemoved ? (
        <>
          <UndoLine label={marking.undoRemove(words)} onUndo={() => onUndo(item.highlight)}>
            {marking.removed(words)}
          </UndoLine>
          <Button look="link" onClick={onClose}>
            {marking.close}
          </Button>
        </>
      ) : (
        <HighlightItem {...item} isNew={isNew} isRestored={isRestored} onClose={onClose} />
      )}
    </Beside>
  )
}
