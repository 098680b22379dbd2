import type { MouseEvent } from 'react'
import type { FacetCounts } from '../../search/facets.ts'
import type { SearchQuery } from '../../model/SearchQuery.ts'
import { m } from '../messages/messages.ts'
import { Button } from '../page/Button.tsx'
import { Icon } from '../page/Icon.tsx'
import styles from './AppliedFilters.module.css'
import { valueName } from './facetLabels.ts'

interface AppliedFiltersProps {
  readonly query: SearchQuery
  readonly facets: readonly FacetCounts[]
  readonly onRemove: (facet: string, slug: string) => void
  readonly onClear: () => void
  /** Called when the last tag is gone and focus has to go somewhere. */
  readonly onLastRemoved: () => void
}

/** The chosen filters, each removable. After a removal the focus goes to the next one. */
export function AppliedFilters(props: AppliedFiltersProps) {
  const { query, facets, onRemove, onClear, onLastRemoved } = props
  const applied = appliedFilters(query, facets)
  if (applied.length === 0) return null

  function handleRemove(event: MouseEvent, facet: string, slug: string): void {
    const item = event.currentTarget.parentElement
    const neighbour = item?.nextElementSibling ?? item?.previousElementSibling
    onRemove(facet, slug)
    if (applied.length > 1) neighbour?.querySelector('button')?.focus()
    else onLastRemoved()
  }

  return (
    <div className={styles.applied}>
      <ul className={styles.list} aria-label={m.appliedFilters}>
        {applied.map(({ facet, slug, name }) => (
          <li key={`${facet}/${slug}`}>
            <button
              className={styles.tag}
              type="button"
              aria-label={m.removeFilter(name)}
              onClick={(event) => handleRemove(event, facet, slug)}
            >
              <bdi>{name}</bdi>
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

/** The chosen values with their names, in the order of the facets. */
export function appliedFilters(
  query: SearchQuery,
  facets: readonly FacetCounts[],
): { facet: string; slug: string; name: string }[] {
  return Object.entries(query.filters).flatMap(([facet, slugs]) => {
    const values = facets.find(({ id }) => id === facet)?.values ?? []
    return slugs.map((slug) => {
      const value = values.find((known) => known.slug === slug)
      return { facet, slug, name: value ? valueName(facet, value) : slug }
    })
  })
}
