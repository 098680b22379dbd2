import { useId } from 'react'
import type { SearchQuery } from '../../model/SearchQuery.ts'
import type { Repair } from '../../search/query/QueryReading.ts'
import { m } from '../messages/messages.ts'
import { focusPageHeading } from '../page/PageHeading.tsx'
import { SiteLink } from '../page/SiteLink.tsx'
import { valueName } from './facetLabels.ts'
import styles from './Repairs.module.css'

interface RepairsProps {
  readonly repairs: readonly Repair[]
  /** What the list is for, in words. */
  readonly label: string
  readonly hrefOf: (query: SearchQuery) => string
}

/** What to take away from a query, and how many posts that gives. */
export function Repairs({ repairs, label, hrefOf }: RepairsProps) {
  const id = useId()
  if (repairs.length === 0) return null
  return (
    <div>
      <p id={id}>{label}</p>
      <ul className={styles.list} aria-labelledby={id}>
        {repairs.map((repair) => {
          const href = hrefOf(repair.query)
          return (
            <li key={href}>
              <SiteLink className={styles.repair} to={href} onClick={focusPageHeading}>
                {describeRepair(repair)}
              </SiteLink>
            </li>
          )
        })}
      </ul>
    </div>
  )
}

function describeRepair({ removed, total }: Repair): string {
  switch (removed.kind) {
    case 'words':
      return m.repairs.words(removed.text, total)
    case 'filter':
      return m.repairs.filter(valueName(removed.facet, removed), total)
    case 'dates':
      return m.repairs.dates(total)
    case 'spelling':
      return m.repairs.spelling(removed.from, removed.to, total)
  }
}
