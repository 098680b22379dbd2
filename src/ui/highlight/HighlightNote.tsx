import { useEffect, useId, useRef, useState } from 'react'
import { noteLength } from '../../model/ShelfNote.ts'
import { marking } from '../messages/highlightMessages.ts'
import { useUnsaved } from '../page/useUnsaved.ts'
import styles from './HighlightNote.module.css'

interface HighlightNoteProps {
  readonly note: string
  /** @returns whether it is on the disk */
  readonly onChange: (note: string) => Promise<boolean>
}

/** What the reader writes to a passage. It is kept when typing pauses, and has the focus from the start. */
export function HighlightNote({ note, onChange }: HighlightNoteProps) {
  const id = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  const [text, setText] = useState(note)
  const [isKept, setIsKept] = useState(false)
  const unsaved = useUnsaved(async (next: string) => setIsKept(await onChange(next)))
  useEffect(() => {
    const { value } = field.current!
    field.current!.focus({ preventScroll: true })
    field.current!.setSelectionRange(value.length, value.length)
  }, [])

  function handleChange(next: string): void {
    setText(next)
    setIsKept(false)
    unsaved.put(next)
  }

  return (
    <div className={styles.form}>
      <label htmlFor={id}>{marking.noteField}</label>
      <textarea
        ref={field}
        className={styles.field}
        id={id}
        rows={3}
        maxLength={noteLength}
        value={text}
        dir="auto"
        onChange={(event) => handleChange(event.target.value)}
        onBlur={unsaved.flush}
      />
      <p className={styles.kept} aria-live="polite">
        {isKept && marking.noteKept}
      </p>
    </div>
  )
}
