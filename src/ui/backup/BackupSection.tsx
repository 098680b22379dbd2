import { useId, type ReactNode } from 'react'
import styles from './BackupSection.module.css'

interface BackupSectionProps {
  readonly heading: string
  /** What this does and what it does not. */
  readonly text: string
  readonly children: ReactNode
}

/** One way to take out or bring in what the reader keeps. */
export function BackupSection({ heading, text, children }: BackupSectionProps) {
  const id = useId()
  return (
    <section className={styles.section} aria-labelledby={id}>
      <h2 className={styles.heading} id={id}>
        {heading}
      </h2>
      <div className={styles.body}>
        <p className={styles.text}>{text}</p>
        {children}
      </div>
    </section>
  )
}
