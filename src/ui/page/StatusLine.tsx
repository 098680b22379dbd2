import type { ReactNode } from 'react'
import styles from './StatusLine.module.css'

/** A quiet line across the page about the state of things: reading, offline, news, a fault. */
export function StatusLine({ tone = 'calm', children }: { tone?: 'calm' | 'problem'; children: ReactNode }) {
  return <div className={tone === 'problem' ? styles.problem : styles.calm}>{children}</div>
}
