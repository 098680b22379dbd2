import type { ReactNode } from 'react'
import styles from './StatusLine.module.css'

interface StatusLineProps {
  /** `passing` lies over the foot of the page: what comes and goes by itself must not move the text. */
  readonly tone?: 'calm' | 'problem' | 'passing'
  readonly children: ReactNode
}

/** A quiet line about the state of things: reading, offline, news, a fault. */
export function StatusLine({ tone = 'calm', children }: StatusLineProps) {
  return <div className={styles[tone]}>{children}</div>
}
