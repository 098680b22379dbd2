import { useId } from 'react'
import styles from '../bookmark/ShelfControls.module.css'
import { trace } from '../messages/traceMessages.ts'

interface HistorySearchProps {
  readonly words: string
  readonly onType: (words: string) => void
}

/** Finds what was read by its title. */
export function HistorySearch({ words, onType }: HistorySearchProps) {
  const id = useId()
  return (
    <div className={styles.controls}>
      <search className={styles.search}>
        <label htmlFor={id}>{trace.historySearch}</label>
        <input
          className={styles.field}
          id={id}
          type="search"
          name="q"
          value={words}
          autoComplete="off"
          enterKeyHint="search"
          onChange={(event) => onType(event.target.value)}
        />
      </search>
    </div>
  )
}
