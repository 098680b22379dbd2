import { useId, type ReactNode } from 'react'
import styles from './StoredGroup.module.css'

interface StoredGroupProps {
  readonly heading: string
  readonly hint: string
  readonly children: ReactNode
}

/** Stored things of one kind, each a `StoredItem`. */
export function StoredGroup({ heading, hint, children }: StoredGroupProps) {
  const id = useId()
  return (
    <section className={styles.group} aria-labelledby={id}>
      <div className={styles.head}>
        <h3 className={styles.heading} id={id}>
          {heading}
        </h3>
        <p className={styles.hint}>{hint}</p>
      </div>
      <ul className={styles.items}>{children}</ul>
    </section>
  )
}
