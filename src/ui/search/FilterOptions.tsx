import { useState } from 'react'
import type { FacetCounts } from '../../search/facets.ts'
import { m } from '../messages/messages.ts'
import { Button } from '../page/Button.tsx'
import { facetLabel, valueName } from './facetLabels.ts'
import { foldText } from './foldText.ts'
import styles from './FilterOptions.module.css'
import { FindField } from './FindField.tsx'
import { useEverChosen } from './useEverChosen.ts'

interface FilterOptionsProps {
  readonly facet: FacetCounts
  readonly chosen: readonly string[]
  readonly onToggle: (slug: string, isChosen: boolean) => void
}

/** More options than these are folded away behind a button, and have a field to find them by. */
const shownAtFirst = 8
const longFrom = shownAtFirst + 3

/** The values of a facet with live counts, where there are any. What would give nothing cannot be chosen. */
export function FilterOptions({ facet, chosen, onToggle }: FilterOptionsProps) {
  const [isWhole, setIsWhole] = useState(false)
  const [wanted, setWanted] = useState('')
  const ever = useEverChosen(chosen)
  const { id, values } = facet
  const label = facetLabel(facet)
  const isLong = values.length >= longFrom
  const words = foldText(wanted).split(/\s+/)
  const isFinding = wanted.trim() !== ''
  const found = isFinding ? values.filter((value) => hasAll(valueName(id, value), words)) : values
  const isFolded = isLong && !isWhole && !isFinding
  // Of a few options none should be one that cannot be chosen.
  const ordered = isFolded || isFinding ? livingFirst(found) : found
  const offered = isFolded ? ordered.slice(0, shownAtFirst) : ordered
  const kept = values.filter((value) => ever.includes(value.slug) && !offered.includes(value))
  const shown = [...kept, ...offered]
  return (
    <>
      {isLong && (
        <FindField
          label={m.findIn(label)}
          text={wanted}
          status={isFinding ? m.optionsFound(found.length, values.length) : ''}
          onFind={setWanted}
        />
      )}
      <ul className={isWhole || isFinding ? styles.scroll : undefined}>
        {shown.map((value) => {
          const isChosen = chosen.includes(value.slug)
          const isDead = value.count === 0 && !ever.includes(value.slug)
          return (
            <li key={value.slug}>
              <label className={isDead ? styles.dead : styles.option}>
                <input
                  type="checkbox"
                  name={id}
                  value={value.slug}
                  checked={isChosen}
                  disabled={isDead}
                  onChange={(event) => onToggle(value.slug, event.target.checked)}
                />
                <span className={styles.name}>
                  <bdi>{valueName(id, value)}</bdi>
                </span>
                {value.count !== undefined && (
                  <span className={styles.count}>{m.number(value.count)}</span>
                )}
              </label>
            </li>
          )
        })}
      </ul>
      {facet.isIncomplete && <p className={styles.more}>{m.moreValues(values.length)}</p>}
      {isFolded && (
        <Button look="link" onClick={() => setIsWhole(true)}>
          {m.showAllOptions(values.length, label)}
        </Button>
      )}
    </>
  )
}

function livingFirst(values: FacetCounts['values']): FacetCounts['values'] {
  return [
    ...values.filter(({ count }) => count !== 0),
    ...values.filter(({ count }) => count === 0),
  ]
}

function hasAll(name: string, words: readonly string[]): boolean {
  const folded = foldText(name)
  return words.every((word) => folded.includes(word))
}
