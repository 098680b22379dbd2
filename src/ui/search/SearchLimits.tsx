import { memo } from 'react'
import type { DelegatedSearch } from '../../archive/Archive.ts'
import { m } from '../messages/messages.ts'
import styles from './SearchLimits.module.css'

/** Where words are sent, and what the engine there cannot do. */
export const SearchLimits = memo(function SearchLimits({ search }: { search: DelegatedSearch }) {
  return (
    <div className={styles.limits}>
      <p>{m.answeredBy(search.hosts)}</p>
      <details>
        <summary className={styles.summary}>{m.searchLacks}</summary>
        <ul className={styles.lacks}>
          {search.lacks.map((lack) => (
            <li key={lack}>{m.lacks[lack]}</li>
          ))}
        </ul>
      </details>
    </div>
  )
})
