import type { FormEvent, ReactNode } from 'react'
import { m } from '../messages/messages.ts'
import { Button } from '../page/Button.tsx'
import { Icon } from '../page/Icon.tsx'
import { searchFieldId } from './focusSearchField.ts'
import { SearchField, type SearchFieldProps } from './SearchField.tsx'
import styles from './SearchForm.module.css'

interface SearchFormProps extends SearchFieldProps {
  readonly onSubmit: () => void
  /** How to search, where that has been asked for. */
  readonly help: ReactNode
  readonly onToggleHelp: () => void
}

/** The search field with its label, its button and its help. It is a GET form with the names of the address, so it works in any state. */
export function SearchForm({ onSubmit, help, onToggleHelp, ...field }: SearchFormProps) {
  function handleSubmit(event: FormEvent): void {
    event.preventDefault()
    onSubmit()
  }
  return (
    <search className={styles.search}>
      <form className={styles.form} onSubmit={handleSubmit}>
        <label className={styles.label} htmlFor={searchFieldId}>
          {m.searchLabel}
        </label>
        <div className={styles.row}>
          <SearchField {...field} />
          <button className={styles.submit} type="submit">
            <Icon name="search" />
            <span className={styles.word}>{m.search}</span>
          </button>
        </div>
        <span className={styles.help}>
          <Button
            look="link"
            aria-expanded={Boolean(help)}
            aria-controls={help ? 'search-help' : undefined}
            onClick={onToggleHelp}
          >
            {m.howToSearch}
          </Button>
        </span>
      </form>
      {help && <div id="search-help">{help}</div>}
    </search>
  )
}
