import { orderBuiltIn } from '../listFacets.ts'
import type { FacetColumn, FacetListing, ListedValue, SearchCorpus } from '../SearchCorpus.ts'
import { bothOf } from '../shards/together.ts'
import type { JoinedRanking } from './joinRanking.ts'

/** The facets of two corpora as those of one. */
export interface JoinedFacets {
  readonly listings: readonly FacetListing[]
  columnOf(facet: number): FacetColumn
}

/** All values of a facet, and where those of either corpus stand among them. */
interface ValueTable {
  readonly values: readonly ListedValue[]
  readonly ofBase: readonly number[]
  readonly ofAdded: readonly number[]
}

interface Source {
  readonly listing: FacetListing
  /** Positions among the facets of either corpus; -1 where it has not got the facet. */
  readonly base: number
  readonly added: number
}

/** @param leftOut  posts of the first that do not count, by their ranks */
export function joinFacets(
  base: SearchCorpus,
  added: SearchCorpus,
  ranking: JoinedRanking,
  leftOut: readonly number[],
): JoinedFacets {
  const sources = listSources(base.facets, added.facets)
  const tables = new Map<number, ValueTable>()

  function makeTable({ listing, ...source }: Source): ValueTable {
    const [known, gone] = bothOf(
      () => valuesOf(base, source.base),
      () => countLeftOut(base, source.base, leftOut),
    )
    const fresh = valuesOf(added, source.added)
    const counts = new Map(
      known.map((value, number) => [
        value.slug,
        { ...value, count: (value.count ?? 0) - gone(number) },
      ]),
    )
    for (const value of fresh) {
      const before = counts.get(value.slug)
      counts.set(value.slug, { ...value, ...before, count: (before?.count ?? 0) + value.count! })
    }
    const values = orderBuiltIn(listing.id, [...counts.values()])
    const numbers = new Map(values.map(({ slug }, number) => [slug, number]))
    return {
      values,
      ofBase: known.map(({ slug }) => numbers.get(slug)!),
      ofAdded: fresh.map(({ slug }) => numbers.get(slug)!),
    }
  }

  function tableOf(facet: number): ValueTable {
    const table = tables.get(facet) ?? makeTable(sources[facet]!)
    tables.set(facet, table)
    return table
  }

  function columnOf(facet: number): FacetColumn {
    const source = sources[facet]!
    const [table, ofBase] = bothOf(
      () => tableOf(facet),
      () => (source.base === -1 ? undefined : base.columnOf(source.base)),
    )
    const ofAdded = source.added === -1 ? undefined : added.columnOf(source.added)
    return {
      countInto: (counts, ranks) => {
        const divided = ranking.divide(ranks)
        countPart(counts, ofBase, divided.base, table.ofBase)
        countPart(counts, ofAdded, divided.added, table.ofAdded)
      },
      hasOneOf: (rank, chosen) => {
        const own = ranking.at(rank)
        const column = own.isAdded ? ofAdded : ofBase
        const numbers = own.isAdded ? table.ofAdded : table.ofBase
        return column?.hasOneOf(own.rank, chosenAmong(chosen, numbers)) ?? false
      },
    }
  }

  return {
    columnOf,
    // The values of a published facet are fetched when they are looked at, so not here.
    listings: sources.map(({ listing: { id, label, plural } }, facet) => ({
      id,
      ...(label && { label }),
      ...(plural && { plural }),
      get values() {
        return tableOf(facet).values
      },
    })),
  }
}

function valuesOf(corpus: SearchCorpus, facet: number): readonly ListedValue[] {
  return corpus.facets[facet]?.values ?? []
}

function findFacet(facets: readonly FacetListing[], id: string): number {
  return facets.findIndex((facet) => facet.id === id)
}

function listSources(base: readonly FacetListing[], added: readonly FacetListing[]): Source[] {
  const ids = [...new Set([...base, ...added].map(({ id }) => id))]
  return ids.map((id) => {
    const [ofBase, ofAdded] = [findFacet(base, id), findFacet(added, id)]
    return { listing: (base[ofBase] ?? added[ofAdded])!, base: ofBase, added: ofAdded }
  })
}

function countLeftOut(
  base: SearchCorpus,
  facet: number,
  ranks: readonly number[],
): (value: number) => number {
  if (ranks.length === 0 || facet === -1) return () => 0
  const counts = new Uint32Array(base.facets[facet]!.values.length)
  base.columnOf(facet).countInto(counts, ranks)
  return (value) => counts[value]!
}

function countPart(
  counts: Uint32Array,
  column: FacetColumn | undefined,
  ranks: readonly number[],
  numbers: readonly number[],
): void {
  if (!column) return
  const own = new Uint32Array(numbers.length)
  column.countInto(own, ranks)
  for (const [value, count] of own.entries()) counts[numbers[value]!]! += count
}

const lastChosen = new WeakMap<Uint8Array, Map<readonly number[], Uint8Array>>()

/** The chosen values by the numbers of one corpus; asked for post by post with the same choice. */
function chosenAmong(chosen: Uint8Array, numbers: readonly number[]): Uint8Array {
  const known = lastChosen.get(chosen) ?? new Map<readonly number[], Uint8Array>()
  lastChosen.set(chosen, known)
  const own = known.get(numbers) ?? Uint8Array.from(numbers, (number) => chosen[number]!)
  known.set(numbers, own)
  return own
}
