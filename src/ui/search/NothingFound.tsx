import type { SearchQuery } from '../../model/SearchQuery.ts'
import type { Repair } from '../../search/query/QueryReading.ts'
import { m } from '../messages/messages.ts'
import { Button } from '../page/Button.tsx'
import styles from './NothingFound.module.css'
import { Repairs } from './Repairs.tsx'

interface NothingFoundProps {
  /** What would find something; `undefined` until that is known. */
  readonly repairs: readonly Repair[] | undefined
  readonly hrefOf: (query: SearchQuery) => string
  readonly onClear: () => void
}

/** What to do where no post matches. */
export function NothingFound({ repairs, hrefOf, onClear }: NothingFoundProps) {
  return (
    <div className={styles.nothing}>
      <p className={styles.lead}>{m.nothingFound}</p>
      {repairs && repairs.length > 0 && (
        <Repairs repairs={repairs} label={m.repairsOfNothing} hrefOf={hrefOf} />
      )}
      {repairs?.length === 0 && (
        <ul className={styles.hints}>
          {m.nothingFoundHints.map((hint) => (
            <li key={hint}>{hint}</li>
          ))}
        </ul>
      )}
      <Button onClick={onClear}>{m.showEverything}</Button>
    </div>
  )
}
