import { useState } from 'react'
import type { FacetCounts } from '../../search/facets.ts'
import { m } from '../messages/messages.ts'
import { Button } from '../page/Button.tsx'
import { facetLabel, valueName } from './facetLabels.ts'
import styles from './FilterGroup.module.css'

interface FilterGroupProps {
  readonly facet: FacetCounts
  readonly chosen: readonly string[]
  readonly isOpen: boolean
  readonly onToggle: (slug: string) => void
}

/** More options than this are folded away behind a button. */
const shownAtFirst = 8

/** One facet: its options with live counts. What would give nothing cannot be chosen. */
export function FilterGroup({ facet, chosen, isOpen, onToggle }: FilterGroupProps) {
  const [isWhole, setIsWhole] = useState(false)
  const label = facetLabel(facet)
  const isLong = facet.values.length > shownAtFirst + 2
  const shown =
    isLong && !isWhole
      ? facet.values.filter(({ slug }, rank) => rank < shownAtFirst || chosen.includes(slug))
      : facet.values
  return (
    <details className={styles.group} open={isOpen || chosen.length > 0}>
      <summary className={styles.summary}>{label}</summary>
      <fieldset>
        <legend className={styles.legend}>{label}</legend>
        <ul className={isWhole ? styles.scroll : undefined}>
          {shown.map((value) => {
            const isChosen = chosen.includes(value.slug)
            const isDead = value.count === 0 && !isChosen
            return (
              <li key={value.slug}>
                <label className={isDead ? styles.dead : styles.option}>
                  <input
                    type="checkbox"
                    name={facet.id}
                    value={value.slug}
                    checked={isChosen}
                    disabled={isDead}
                    onChange={() => onToggle(value.slug)}
                  />
                  <span className={styles.name}>
                    <bdi>{valueName(facet.id, value)}</bdi>
                  </span>
                  <span className={styles.count}>{m.number(value.count)}</span>
                </label>
              </li>
            )
          })}
        </ul>
      </fieldset>
      {isLong && !isWhole && (
        <Button look="link" onClick={() => setIsWhole(true)}>
          {m.showAllOptions(facet.values.length, label)}
        </Button>
      )}
    </details>
  )
}
