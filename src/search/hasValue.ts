import type { SearchCorpus } from './SearchCorpus.ts'
import { bothOf } from './shards/together.ts'

/** @returns whether a post, given by its rank, has one of the values of a facet */
export function hasValue(
  corpus: SearchCorpus,
  facet: string,
  slugs: readonly string[],
): (rank: number) => boolean {
  const number = corpus.facets.findIndex(({ id }) => id === facet)
  if (number === -1) return () => false
  const [values, column] = bothOf(
    () => corpus.facets[number]!.values,
    () => corpus.columnOf(number),
  )
  const chosen = Uint8Array.from(values, ({ slug }) => Number(slugs.includes(slug)))
  return (rank) => column.hasOneOf(rank, chosen)
}
