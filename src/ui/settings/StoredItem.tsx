import type { ReactNode } from 'react'
import styles from './StoredItem.module.css'

interface StoredItemProps {
  readonly name: ReactNode
  readonly amount: string
  readonly hint?: string
  /** What can be done about it. */
  readonly children?: ReactNode
}

/** Something that is on the device, and how much of it. */
export function StoredItem({ name, amount, hint, children }: StoredItemProps) {
  return (
    <li className={styles.item}>
      <p className={styles.line}>
        <span className={styles.name}>{name}</span> <span className={styles.amount}>{amount}</span>
      </p>
      {hint && <p className={styles.hint}>{hint}</p>}
      {children && <div className={styles.actions}>{children}</div>}
    </li>
  )
}
