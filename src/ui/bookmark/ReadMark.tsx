import { m } from '../messages/messages.ts'
import styles from './ReadMark.module.css'

/** Of a post in a list: the reader has begun it, has read it, or it has come since the last visit. */
export function ReadMark({ state }: { state: keyof typeof m.readMarks }) {
  return <span className={state === 'new' ? styles.fresh : styles.mark}>{m.readMarks[state]}</span>
}
