import { useCallback, useEffect, useId, useRef, useState } from 'react'
import { noteLength, type ShelfNote } from '../../model/ShelfNote.ts'
import { shelf } from '../messages/shelfMessages.ts'
import styles from './NoteForm.module.css'

interface NoteFormProps {
  readonly title: string
  readonly note: ShelfNote
  /** @returns whether it is on the disk */
  readonly onChange: (change: Pick<ShelfNote, 'labels' | 'note'>) => Promise<boolean>
}

/** Without a key for this long, typing has paused. */
const pauseMs = 500

/** Labels and a note for a kept post. Nothing has to be pressed: what is typed is kept when typing pauses. */
export function NoteForm({ title, note, onChange }: NoteFormProps) {
  const id = useId()
  const [labels, setLabels] = useState(note.labels.join(', '))
  const [text, setText] = useState(note.note)
  const [isKept, setIsKept] = useState(false)
  const unsaved = useUnsaved(async (change: Pick<ShelfNote, 'labels' | 'note'>) =>
    setIsKept(await onChange(change)),
  )

  function handleChange(nextLabels: string, nextText: string): void {
    setLabels(nextLabels)
    setText(nextText)
    setIsKept(false)
    unsaved.put({ labels: nextLabels.split(','), note: nextText })
  }

  return (
    <div className={styles.form} role="group" aria-label={shelf.noteOf(title)}>
      <label htmlFor={`${id}labels`}>{shelf.labelsField}</label>
      <input
        className={styles.field}
        id={`${id}labels`}
        type="text"
        value={labels}
        autoComplete="off"
        onChange={(event) => handleChange(event.target.value, text)}
        onBlur={unsaved.flush}
      />
      <label htmlFor={`${id}note`}>{shelf.noteField}</label>
      <textarea
        className={styles.field}
        id={`${id}note`}
        rows={4}
        maxLength={noteLength}
        value={text}
        onChange={(event) => handleChange(labels, event.target.value)}
        onBlur={unsaved.flush}
      />
      <p className={styles.kept} aria-live="polite">
        {isKept && shelf.noteKept}
      </p>
    </div>
  )
}

/** Keeps the newest change once no other has come for a moment, or when the form goes away. */
function useUnsaved<Change>(keep: (change: Change) => Promise<void>) {
  const newest = useRef(keep)
  const waiting = useRef<{ readonly change: Change; readonly timer: number }>(undefined)
  useEffect(() => {
    newest.current = keep
  })

  const flush = useCallback(() => {
    if (!waiting.current) return
    clearTimeout(waiting.current.timer)
    const { change } = waiting.current
    waiting.current = undefined
    void newest.current(change)
  }, [])

  useEffect(() => {
    // The page may be gone for good: a phone never says more than that it was hidden.
    document.addEventListener('visibilitychange', flush)
    return () => {
      document.removeEventListener('visibilitychange', flush)
      flush()
    }
  }, [flush])

  return {
    put: (change: Change) => {
      clearTimeout(waiting.current?.timer)
      waiting.current = { change, timer: window.setTimeout(flush, pauseMs) }
    },
    flush,
  }
}
