import { useState } from 'react'
import type { FacetCounts } from '../../search/facets.ts'
import { m } from '../messages/messages.ts'
import { Button } from '../page/Button.tsx'
import { facetLabel } from './facetLabels.ts'
import { chartRows, type ChartRow } from './chartRows.ts'
import { useEverChosen } from './useEverChosen.ts'
import styles from './YearChart.module.css'

interface YearChartProps {
  readonly facet: FacetCounts
  readonly chosen: readonly string[]
  readonly onToggle: (slug: string, isChosen: boolean) => void
}

/** More rows than these are folded away behind a button. */
const shownAtFirst = 12
const longFrom = shownAtFirst + 4

/**
 * Posts of each year as bars that filter, the newest first. One row per year, because columns would
 * be too narrow for a thumb and for their years where there are many.
 */
export function YearChart({ facet, chosen, onToggle }: YearChartProps) {
  const [isWhole, setIsWhole] = useState(false)
  const ever = useEverChosen(chosen)
  const rows = chartRows(facet.values)
  const most = Math.max(1, ...facet.values.map(({ count = 0 }) => count))
  const isFolded = rows.length >= longFrom && !isWhole
  const shown = rows.filter(
    ({ first }, position) => !isFolded || position < shownAtFirst || ever.includes(first),
  )
  return (
    <>
      <ul className={styles.chart}>
        {shown.map((row) => (
          <li key={row.first}>
            {row.last === undefined ? (
              <YearBar
                row={row}
                name={facet.id}
                share={row.count / most}
                isChosen={chosen.includes(row.first)}
                isDead={row.count === 0 && !ever.includes(row.first)}
                onToggle={onToggle}
              />
            ) : (
              <p className={styles.gap}>
                <span>{m.yearsBetween(row.last, row.first)}</span>
                <span className={styles.count}>{m.number(0)}</span>
              </p>
            )}
          </li>
        ))}
      </ul>
      {isFolded && (
        <Button look="link" onClick={() => setIsWhole(true)}>
          {m.showAllOptions(facet.values.length, facetLabel(facet))}
        </Button>
      )}
    </>
  )
}

/** A few posts among hundreds are still to be seen. */
function shownShare(share: number): string {
  return Math.max(1, 100 * share).toFixed(1)
}

interface YearBarProps {
  readonly row: ChartRow
  readonly name: string
  /** Of the longest bar, 0 to 1. */
  readonly share: number
  readonly isChosen: boolean
  /** It would give nothing. */
  readonly isDead: boolean
  readonly onToggle: (slug: string, isChosen: boolean) => void
}

function YearBar({ row, name, share, isChosen, isDead, onToggle }: YearBarProps) {
  const { first: year, count } = row
  return (
    <label className={isDead ? styles.dead : styles.year}>
      <input
        type="checkbox"
        name={name}
        value={year}
        checked={isChosen}
        disabled={isDead}
        aria-label={m.yearOption(year, count)}
        onChange={(event) => onToggle(year, event.target.checked)}
      />
      <span className={styles.name}>{year}</span>
      {/* A drawing, because a style in the markup of a page is what the security policy refuses. */}
      <svg className={styles.track} aria-hidden="true">
        {count > 0 && (
          <rect className={styles.bar} width={`${shownShare(share)}%`} height="100%" rx="2" />
        )}
      </svg>
      <span className={styles.count}>{m.number(count)}</span>
    </label>
  )
}
