import type { SearchCorpus } from '../SearchCorpus.ts'
import type { ShardCorpus } from '../shards/createShardCorpus.ts'
import { joinFacets } from './joinFacets.ts'
import { joinIndexes } from './joinIndexes.ts'
import { joinRanking } from './joinRanking.ts'

interface JoinOptions {
  /** How many posts of the first come before each of the second, newest first. */
  readonly positions: readonly number[]
  /** Posts of the first that are shown no more, by their ranks. */
  readonly leftOut: readonly number[]
  /** Of both together, for the ranking. */
  readonly averageFieldLength: number
}

/**
 * The posts of a published edition together with those that have come since, and without those that
 * were changed or withdrawn, as one corpus.
 *
 * @param added  with all of its pieces at hand
 */
export function joinCorpora(
  base: ShardCorpus,
  added: ShardCorpus,
  { positions, leftOut, averageFieldLength }: JoinOptions,
): SearchCorpus {
  const ranking = joinRanking(base.postCount, positions, leftOut)
  const facets = joinFacets(base, added, ranking, leftOut)
  const days = joinDays(base.days, added.days)

  function byRank<Answer>(
    answer: (corpus: ShardCorpus, rank: number) => Answer,
  ): (rank: number) => Answer {
    return (rank) => {
      const own = ranking.at(rank)
      return answer(own.isAdded ? added : base, own.rank)
    }
  }

  return {
    index: joinIndexes(base.index, added.index, { averageFieldLength }),
    postCount: ranking.count,
    facets: facets.listings,
    ...(days && { days }),
    rankAt: (place) =>
      place < base.postCount
        ? ranking.ofBase(base.rankAt(place))
        : ranking.ofAdded(added.rankAt(place - base.postCount)),
    placeOf: byRank((corpus, rank) => {
      const place = corpus.placeOf(rank)
      return place !== undefined && corpus === added ? place + base.postCount : place
    }),
    isUndated: byRank((corpus, rank) => corpus.isUndated(rank)),
    dayOf: byRank((corpus, rank) => corpus.dayOf(rank)),
    columnOf: (facet) => facets.columnOf(facet),
    idOf: byRank((corpus, rank) => corpus.idOf(rank)),
    postOf: byRank((corpus, rank) => corpus.postOf(rank)),
    sectionsOf: byRank((corpus, rank) => corpus.sectionsOf(rank)),
    spellingOf: (known) => base.spellingOf(known),
  }
}

function joinDays(a: SearchCorpus['days'], b: SearchCorpus['days']): SearchCorpus['days'] {
  if (!a || !b) return a ?? b
  return {
    first: a.first < b.first ? a.first : b.first,
    last: a.last > b.last ? a.last : b.last,
  }
}
