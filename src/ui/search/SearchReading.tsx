import { memo } from 'react'
import type { QueryReading, ReadPart } from '../../search/query/QueryReading.ts'
import { m } from '../messages/messages.ts'
import { facetLabel } from './facetLabels.ts'
import styles from './SearchReading.module.css'

/** Names of one operator that are said one by one. */
const namesShown = 3

/**
 * Says in words how the query was understood, where there is more to it than words. Its line is there
 * always, so that results do not move when it is filled.
 */
export const SearchReading = memo(function SearchReading({
  reading,
}: {
  reading: QueryReading | undefined
}) {
  return (
    <p className={styles.reading}>
      {reading?.hasOperators && m.queryReading.all(reading.parts.map(describePart))}
    </p>
  )
})

function describePart(part: ReadPart): string {
  const says = m.queryReading
  switch (part.kind) {
    case 'either':
      return says.either(part.texts)
    case 'dates':
      return says.dates(part)
    case 'facet': {
      const facet = facetLabel({ id: part.facet, ...(part.label && { label: part.label }) })
      if (part.names.length === 0) return says.unknown(facet, part.text)
      const text = says.facet(facet, shorten(part.names))
      return part.isExcluded ? says.not(text) : text
    }
    case 'word':
    case 'phrase':
    case 'title': {
      const text = says[part.kind](part.text)
      return part.isExcluded ? says.not(text) : text
    }
  }
}

function shorten(names: readonly string[]): readonly string[] {
  if (names.length <= namesShown + 1) return names
  return [...names.slice(0, namesShown), m.queryReading.moreNames(names.length - namesShown)]
}
