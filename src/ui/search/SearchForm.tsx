import { useId, type FormEvent } from 'react'
import { maximumWordsLength } from '../../model/SearchQuery.ts'
import { wordsParam } from '../../url/searchParams.ts'
import { m } from '../messages/messages.ts'
import { Icon } from '../page/Icon.tsx'
import styles from './SearchForm.module.css'

interface SearchFormProps {
  readonly words: string
  /** At every key. */
  readonly onType: (words: string) => void
  readonly onSubmit: () => void
}

/** The search field. It is a GET form with the names of the address, so it works in any state. */
export function SearchForm({ words, onType, onSubmit }: SearchFormProps) {
  const id = useId()
  function handleSubmit(event: FormEvent): void {
    event.preventDefault()
    onSubmit()
  }
  return (
    <search className={styles.search}>
      <form onSubmit={handleSubmit}>
        <label className={styles.label} htmlFor={id}>
          {m.searchLabel}
        </label>
        <div className={styles.row}>
          <input
            className={styles.field}
            id={id}
            type="search"
            name={wordsParam}
            value={words}
            maxLength={maximumWordsLength}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck="false"
            enterKeyHint="search"
            onChange={(event) => onType(event.target.value)}
          />
          <button className={styles.submit} type="submit">
            <Icon name="search" />
            <span className={styles.word}>{m.search}</span>
          </button>
        </div>
      </form>
    </search>
  )
}
