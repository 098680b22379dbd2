import type { MouseEvent } from 'react'
import {
  setDates,
  toggleFilter,
  type ChosenFilters,
  type SearchQuery,
} from '../../model/SearchQuery.ts'
import type { FacetCounts } from '../../search/facets.ts'
import { m } from '../messages/messages.ts'
import { Button } from '../page/Button.tsx'
import { Icon } from '../page/Icon.tsx'
import styles from './AppliedFilters.module.css'
import { valueName } from './facetLabels.ts'

interface AppliedFiltersProps {
  readonly applied: readonly AppliedFilter[]
  readonly onRemove: (filter: AppliedFilter) => void
  readonly onClear: () => void
  /** Called when the last tag is gone and focus has to go somewhere. */
  readonly onLastRemoved: () => void
}

/** The chosen filters, each removable. After a removal the focus goes to the next one. */
export function AppliedFilters(props: AppliedFiltersProps) {
  const { applied, onRemove, onClear, onLastRemoved } = props
  if (applied.length === 0) return null

  function handleRemove(event: MouseEvent, filter: AppliedFilter): void {
    const item = event.currentTarget.parentElement
    const neighbour = item?.nextElementSibling ?? item?.previousElementSibling
    onRemove(filter)
    if (applied.length > 1) neighbour?.querySelector('button')?.focus()
    else onLastRemoved()
  }

  return (
    <div className={styles.applied}>
      <ul className={styles.list} aria-label={m.appliedFilters}>
        {applied.map((filter) => (
          <li key={filter.key}>
            <button
              className={styles.tag}
              type="button"
              aria-label={m.removeFilter(filter.name)}
              onClick={(event) => handleRemove(event, filter)}
            >
              <bdi>{filter.name}</bdi>
              <Icon name="close" />
            </button>
          </li>
        ))}
      </ul>
      <Button
        look="link"
        onClick={() => {
          onClear()
          onLastRemoved()
        }}
      >
        {m.clearAll}
      </Button>
    </div>
  )
}

/** One chosen value, or one end of the dates. */
export interface AppliedFilter {
  readonly key: string
  readonly name: string
  /** Dates are no value of a facet, and headings put them after those. */
  readonly isDate: boolean
  /** The query without it. */
  readonly remove: (query: SearchQuery) => SearchQuery
}

/** The chosen values with their names in the order of the address, then the dates. */
export function appliedFilters(
  { filters, from, to }: ChosenFilters,
  facets: readonly FacetCounts[],
): readonly AppliedFilter[] {
  const values = Object.entries(filters).flatMap(([facet, slugs]) => {
    const known = facets.find(({ id }) => id === facet)?.values ?? []
    return slugs.map((slug): AppliedFilter => {
      const value = known.find((other) => other.slug === slug)
      return {
        key: `${facet}/${slug}`,
        name: value ? valueName(facet, value) : slug,
        isDate: false,
        remove: (query) => toggleFilter(query, facet, slug, false),
      }
    })
  })
  const dates = [
    ...(from ? [{ key: 'from', name: m.fromDay(from), end: 'from' as const }] : []),
    ...(to ? [{ key: 'to', name: m.untilDay(to), end: 'to' as const }] : []),
  ].map(({ key, name, end }): AppliedFilter => {
    const remove = (query: SearchQuery) => setDates(query, { ...query, [end]: undefined })
    return { key, name, isDate: true, remove }
  })
  return [...values, ...dates]
}

/** Names of the chosen values, without the dates. */
export function valueNames(applied: readonly AppliedFilter[]): readonly string[] {
  return applied.filter(({ isDate }) => !isDate).map(({ name }) => name)
}
