import { useId } from 'react'
import { highlightsParam } from '../../url/highlightsParams.ts'
import { marking } from '../messages/highlightMessages.ts'
import styles from './HighlightSearch.module.css'

interface HighlightSearchProps {
  readonly words: string
  readonly onType: (words: string) => void
}

/** Narrows the highlights at every key. */
export function HighlightSearch({ words, onType }: HighlightSearchProps) {
  const id = useId()
  return (
    <search className={styles.search}>
      <label htmlFor={id}>{marking.searchLabel}</label>
      <input
        className={styles.field}
        id={id}
        type="search"
        name={highlightsParam}
        value={words}
        autoComplete="off"
        enterKeyHint="search"
        onChange={(event) => onType(event.target.value)}
      />
    </search>
  )
}
