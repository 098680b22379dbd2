import type { SearchCorpus } from './SearchCorpus.ts'

/** @returns whether a post, given by its rank, has one of the values of a facet */
export function hasValue(
  corpus: SearchCorpus,
  facet: string,
  slugs: readonly string[],
): (rank: number) => boolean {
  const number = corpus.facets.findIndex(({ id }) => id === facet)
  const values = corpus.facets[number]?.values ?? []
  const chosen = Uint8Array.from(values, ({ slug }) => Number(slugs.includes(slug)))
  if (!chosen.includes(1)) return () => false
  const column = corpus.columnOf(number)
  return (rank) => column.hasOneOf(rank, chosen)
}
