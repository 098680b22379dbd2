import { useId, type KeyboardEvent } from 'react'
import styles from './FindField.module.css'

interface FindFieldProps {
  readonly label: string
  readonly text: string
  /** How many options there are for the text. */
  readonly status: string
  readonly onFind: (text: string) => void
}

/** Narrows the options of a long group at every key. */
export function FindField({ label, text, status, onFind }: FindFieldProps) {
  const id = useId()
  function handleKey(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || text === '') return
    // Once for the text; only then for the panel that the field may stand in.
    event.preventDefault()
    onFind('')
  }
  return (
    <div className={styles.find}>
      <label className={styles.findLabel} htmlFor={id}>
        {label}
      </label>
      <input
        className={styles.field}
        id={id}
        type="text"
        value={text}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck="false"
        enterKeyHint="done"
        onChange={(event) => onFind(event.target.value)}
        onKeyDown={handleKey}
      />
      {/* Not the page's status: behind an open panel that one is silent. */}
      <p className={styles.found} aria-live="polite">
        {status}
      </p>
    </div>
  )
}
