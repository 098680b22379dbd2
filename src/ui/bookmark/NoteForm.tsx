import { useId, useState } from 'react'
import { noteLength, type ShelfNote } from '../../model/ShelfNote.ts'
import { shelf } from '../messages/shelfMessages.ts'
import { useUnsaved } from '../page/useUnsaved.ts'
import styles from './NoteForm.module.css'

interface NoteFormProps {
  readonly title: string
  readonly note: ShelfNote
  /** @returns whether it is on the disk */
  readonly onChange: (change: Pick<ShelfNote, 'labels' | 'note'>) => Promise<boolean>
}

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
