import { m } from '../messages/messages.ts'
import styles from './ReadMark.module.css'

/** Of a post in a list: the reader has begun it, or has read it. */
export function ReadMark({ state }: { state: keyof typeof m.readMarks }) {
  return <span className={styles.mark}>{m.readMarks[state]}</span>
}
