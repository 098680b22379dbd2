import { m } from '../messages/messages.ts'
import styles from './Skeleton.module.css'

/** The shape of what is coming, after a moment: what is quick never flashes one. */
export function Skeleton({ shape }: { shape: 'list' | 'post' }) {
  const rows = shape === 'list' ? 5 : 1
  return (
    <div className={styles.skeleton}>
      <p className={styles.label}>{m.opening}</p>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className={styles[shape]} aria-hidden="true">
          <span className={styles.meta} />
          <span className={styles.title} />
          <span className={styles.line} />
          <span className={styles.line} />
          {shape === 'post' && <span className={styles.line} />}
        </div>
      ))}
    </div>
  )
}
