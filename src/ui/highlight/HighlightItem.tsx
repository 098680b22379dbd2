import { useEffect, useId, useRef, useState } from 'react'
import type { Highlight } from '../../model/Highlight.ts'
import { highlightPath } from '../../url/paths.ts'
import { marking } from '../messages/highlightMessages.ts'
import { Button } from '../page/Button.tsx'
import { SiteLink } from '../page/SiteLink.tsx'
import styles from './HighlightItem.module.css'
import { HighlightNote } from './HighlightNote.tsx'
import { shortenPassage } from './shortenPassage.ts'

/** How a passage stands in the text now. */
export type PassageState = 'whole' | 'changed' | 'gone'

export interface HighlightActions {
  /** @returns whether it is on the disk */
  readonly onNote: (highlight: Highlight, note: string) => Promise<boolean>
  readonly onCopy: (highlight: Highlight) => void
  readonly onRemove: (highlight: Highlight) => void
}

interface HighlightItemProps extends HighlightActions {
  readonly highlight: Highlight
  /** Absent where the text is not at hand. */
  readonly state: PassageState | undefined
  /** Present where it stands open beside its passage, whose words are then not shown once more. */
  readonly onClose?: () => void
  /** The note is being written from the start. */
  readonly isNew?: boolean
  /** It has just been brought back: the focus, which was on Undo, goes to its words. */
  readonly isRestored?: boolean
}

/** A marked passage: its words, which lead to their place, what was written to it, and what can be done. */
export function HighlightItem(props: HighlightItemProps) {
  const { highlight, state, isNew = false, isRestored = false } = props
  const { onNote, onCopy, onRemove, onClose } = props
  const { post, anchor, note } = highlight
  const [isNoting, setIsNoting] = useState(isNew)
  const noteId = useId()
  const noteButton = useRef<HTMLButtonElement>(null)
  const first = useRef<HTMLAnchorElement>(null)
  useEffect(() => {
    if (isRestored) (first.current ?? noteButton.current)?.focus()
  }, [isRestored])
  const words = shortenPassage(anchor.exact)
  return (
    <div className={styles.item}>
      {!onClose && (
        <blockquote className={styles.quote} lang={post.language} dir="auto">
          {state === 'gone' ? (
            anchor.exact
          ) : (
            <SiteLink ref={first} to={highlightPath(post.slug, highlight.id)}>
              {anchor.exact}
            </SiteLink>
          )}
        </blockquote>
      )}
      {state === 'gone' && <p className={styles.state}>{marking.isGone}</p>}
      {state === 'changed' && <p className={styles.state}>{marking.isChanged}</p>}
      {isNoting ? (
        <div id={noteId}>
          <HighlightNote note={note} onChange={(text) => onNote(highlight, text)} />
        </div>
      ) : (
        note !== '' && (
          <p className={styles.note} dir="auto">
            {note}
          </p>
        )
      )}
      <div className={styles.actions}>
        {!(isNoting && onClose) && (
          <Button
            ref={noteButton}
            look="link"
            aria-label={isNoting ? undefined : nameOf(note, words)}
            aria-expanded={isNoting}
            aria-controls={isNoting ? noteId : undefined}
            onClick={() => setIsNoting(!isNoting)}
          >
            {isNoting ? marking.doneNoting : note === '' ? marking.addNote : marking.editNote}
          </Button>
        )}
        <Button look="link" aria-label={marking.copyOf(words)} onClick={() => onCopy(highlight)}>
          {marking.copy}
        </Button>
        <Button
          look="link"
          aria-label={marking.removeOf(words)}
          onClick={() => onRemove(highlight)}
        >
          {marking.remove}
        </Button>
        {onClose && (
          <Button look="link" onClick={onClose}>
            {marking.close}
          </Button>
        )}
      </div>
    </div>
  )
}

function nameOf(note: string, words: string): string {
  return note === '' ? marking.addNoteTo(words) : marking.editNoteTo(words)
}
