import { useId } from 'react'
import type { SortOrder } from '../../model/SearchQuery.ts'
import { sortParam } from '../../url/searchParams.ts'
import { m } from '../messages/messages.ts'
import styles from './SortSelect.module.css'

interface SortSelectProps {
  readonly sort: SortOrder
  /** Relevance means something only where words were searched for. */
  readonly hasWords: boolean
  readonly onSort: (sort: SortOrder) => void
}

export function SortSelect({ sort, hasWords, onSort }: SortSelectProps) {
  const id = useId()
  const orders: readonly SortOrder[] = hasWords
    ? ['relevance', 'newest', 'oldest']
    : ['newest', 'oldest']
  return (
    <p className={styles.sort}>
      <label htmlFor={id}>{m.sortBy}</label>
      <select
        className={styles.select}
        id={id}
        name={sortParam}
        value={sort}
        onChange={(event) => onSort(event.target.value as SortOrder)}
      >
        {orders.map((order) => (
          <option key={order} value={order}>
            {m.sorts[order]}
          </option>
        ))}
      </select>
    </p>
  )
}
