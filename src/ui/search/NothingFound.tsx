import { m } from '../messages/messages.ts'
import { Button } from '../page/Button.tsx'
import styles from './NothingFound.module.css'

/** What to do where no post matches. */
export function NothingFound({ onClear }: { onClear: () => void }) {
  return (
    <div className={styles.nothing}>
      <p className={styles.lead}>{m.nothingFound}</p>
      <ul className={styles.hints}>
        {m.nothingFoundHints.map((hint) => (
          <li key={hint}>{hint}</li>
        ))}
      </ul>
      <Button onClick={onClear}>{m.showEverything}</Button>
    </div>
  )
}
