import { useId } from 'react'
import { shelfOrders, type ShelfOrder, type ShelfQuery } from '../../model/ShelfQuery.ts'
import { shelfParams } from '../../url/shelfParams.ts'
import { m } from '../messages/messages.ts'
import { shelf } from '../messages/shelfMessages.ts'
import styles from './ShelfControls.module.css'

interface ShelfControlsProps {
  readonly query: ShelfQuery
  readonly labels: readonly string[]
  readonly onType: (words: string) => void
  readonly onLabel: (label: string | undefined) => void
  readonly onOrder: (order: ShelfOrder) => void
}

/** Search, label and order of the shelf. */
export function ShelfControls({ query, labels, onType, onLabel, onOrder }: ShelfControlsProps) {
  const id = useId()
  return (
    <div className={styles.controls}>
      <search className={styles.search}>
        <label htmlFor={`${id}words`}>{shelf.searchLabel}</label>
        <input
          className={styles.field}
          id={`${id}words`}
          type="search"
          name={shelfParams.words}
          value={query.words}
          autoComplete="off"
          enterKeyHint="search"
          onChange={(event) => onType(event.target.value)}
        />
      </search>
      {labels.length > 0 && (
        <p className={styles.choice}>
          <label htmlFor={`${id}label`}>{shelf.labelFilter}</label>
          <select
            className={styles.select}
            id={`${id}label`}
            name={shelfParams.label}
            value={query.label ?? ''}
            onChange={(event) => onLabel(event.target.value || undefined)}
          >
            <option value="">{shelf.anyLabel}</option>
            {labels.map((label) => (
              <option key={label} value={label}>
                {label}
              </option>
            ))}
          </select>
        </p>
      )}
      <p className={styles.choice}>
        <label htmlFor={`${id}order`}>{m.sortBy}</label>
        <select
          className={styles.select}
          id={`${id}order`}
          name={shelfParams.order}
          value={query.order}
          onChange={(event) => onOrder(event.target.value as ShelfOrder)}
        >
          {shelfOrders.map((order) => (
            <option key={order} value={order}>
              {shelf.orders[order]}
            </option>
          ))}
        </select>
      </p>
    </div>
  )
}
