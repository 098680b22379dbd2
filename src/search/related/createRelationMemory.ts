import { roundCount, roundFinely } from '../index/roundCount.ts'
import type { ArrangedTexts } from './arrangeTexts.ts'
import { groundsScore, type Relation, type TracedRelations } from './createRelating.ts'
import { countGrounds, createGrounds, groundKeys, type GroundedPost } from './sharedGrounds.ts'

/** What was related to each post at an earlier time, and what it went by: plain data. */
export interface SavedRelations {
  /** What weighs on all posts. */
  readonly frame: string
  /** By rank, tells what a post says, and is, from all others. */
  readonly keys: readonly string[]
  /** By the number of the term. */
  readonly rarities: Uint16Array
  readonly grounds: ReadonlyMap<string, number>
  /** As JSON: few of them are asked for at a time, and texts take a third of the room. */
  readonly relations: readonly string[]
  /** Ranks of the posts that each was compared with, one after the other. */
  readonly compared: Uint32Array
  readonly comparedEnds: Uint32Array
  readonly least: Float64Array
  /** Numbers of the terms that each was estimated by, and how many times they count. */
  readonly probeTerms: Uint32Array
  readonly probeTimes: Float64Array
  readonly probeEnds: Uint32Array
  readonly probeOwn: Float64Array
}

/** What is to be related now. */
export interface RelatedPosts {
  readonly posts: readonly GroundedPost[]
  readonly texts: ArrangedTexts
  /** As in {@link SavedRelations}; two are never the same. */
  readonly keys: readonly string[]
}

/** Of so many posts, one may have changed for it to be worth finding out what stays. */
const mostChanged = 8

/**
 * Knows of which posts the relations are as they were. A post is related anew where
 *
 * - it has changed itself, or the publisher's picks have;
 * - a term, a tag or an author of it is rarer or more common than it was, as roughly as that counts;
 * - a post that it was compared with has changed or is gone;
 * - a new or changed post is near enough to be compared with it.
 *
 * Nothing else goes into its relations, see `createTracedRelating`.
 */
export interface RelationMemory {
  /** What is related to a post as before; absent where that has to be found out. */
  recall(rank: number): TracedRelations | undefined
  /** Takes in what is related to the next post. @returns that as JSON */
  keep(traced: TracedRelations): string
  save(): SavedRelations
}

/** @param before  of posts whose terms have the same numbers */
export function createRelationMemory(
  now: RelatedPosts,
  before: SavedRelations | undefined,
): RelationMemory {
  const { posts, texts, keys } = now
  const frame = JSON.stringify([
    roundCount(posts.length),
    roundFinely(posts.length),
    roundFinely(texts.averageLength),
    texts.postings.averageLength,
  ])
  const grounds = countGrounds(posts)
  const recall = before?.frame === frame ? createRecall(now, grounds, before) : undefined
  const relations: string[] = []
  const compared = createNumberList((size) => new Uint32Array(size))
  const comparedEnds = createNumberList((size) => new Uint32Array(size))
  const least = createNumberList((size) => new Float64Array(size))
  const probeTerms = createNumberList((size) => new Uint32Array(size))
  const probeTimes = createNumberList((size) => new Float64Array(size))
  const probeEnds = createNumberList((size) => new Uint32Array(size))
  const probeOwn = createNumberList((size) => new Float64Array(size))

  return {
    recall: (rank) => recall?.(rank),
    keep: (traced) => {
      const json = JSON.stringify(traced.relations)
      relations.push(json)
      compared.add(traced.compared)
      comparedEnds.add([compared.length])
      least.add([traced.least])
      probeTerms.add(traced.probe.terms)
      probeTimes.add(traced.probe.times)
      probeEnds.add([probeTerms.length])
      probeOwn.add([traced.probe.own])
      return json
    },
    save: () => ({
      frame,
      keys,
      rarities: texts.postings.rarities,
      grounds,
      relations,
      compared: compared.take(),
      comparedEnds: comparedEnds.take(),
      least: least.take(),
      probeTerms: probeTerms.take(),
      probeTimes: probeTimes.take(),
      probeEnds: probeEnds.take(),
      probeOwn: probeOwn.take(),
    }),
  }
}

/** Numbers one after the other, in the room that they need: there are hundreds of each post. */
function createNumberList<Numbers extends Uint32Array | Float64Array>(
  create: (size: number) => Numbers,
) {
  let numbers = create(1_024)
  let length = 0
  return {
    get length() {
      return length
    },
    add: (added: readonly number[]) => {
      if (length + added.length > numbers.length) {
        const larger = create(2 * (length + added.length))
        larger.set(numbers)
        numbers = larger
      }
      numbers.set(added, length)
      length += added.length
    },
    take: () => numbers.slice(0, length) as Numbers,
  }
}

function createRecall(
  { posts, texts, keys }: RelatedPosts,
  grounds: ReadonlyMap<string, number>,
  before: SavedRelations,
): ((rank: number) => TracedRelations | undefined) | undefined {
  const rankBefore = new Map(before.keys.map((key, rank) => [key, rank]))
  const rankNow = new Int32Array(before.keys.length).fill(-1)
  const changed: number[] = []
  let last = -1
  for (const [rank, key] of keys.entries()) {
    const old = rankBefore.get(key)
    if (old === undefined) changed.push(rank)
    // Of equals the first is taken: which that is must not have changed.
    else if (old <= last) return undefined
    else rankNow[(last = old)] = rank
  }
  if (changed.length * mostChanged > keys.length) return undefined

  const { rarities } = texts.postings
  const hasChangedTerm = texts.havingTerm((term) => rarities[term] !== (before.rarities[term] ?? 0))
  const changedPosts = changed.map((rank) => ({ rank, scores: texts.postings.scoresIn(rank) }))
  const groundsOf = createGrounds(posts)

  function isNear(rank: number, old: number): boolean {
    const terms = before.probeTerms.subarray(...rangeOf(before.probeEnds, old))
    const times = before.probeTimes.subarray(...rangeOf(before.probeEnds, old))
    const own = before.probeOwn[old]!
    // Sums in another order may differ in their last digits.
    const least = before.least[old]! * (1 - 1e-9)
    const ownGrounds = groundsOf(rank)
    return changedPosts.some(({ rank: other, scores }) => {
      let estimate = 0
      for (const [at, term] of terms.entries()) estimate += times[at]! * (scores.get(term) ?? 0)
      const score = groundsScore(ownGrounds.sharedWith(other)) + (own > 0 ? estimate / own : 0)
      return score > 0 && score >= least
    })
  }

  return (rank) => {
    const old = rankBefore.get(keys[rank]!)
    if (old === undefined || hasChangedTerm(rank)) return undefined
    if (groundKeys(posts[rank]!).some((key) => grounds.get(key) !== before.grounds.get(key))) {
      return undefined
    }
    const compared = before.compared.subarray(...rangeOf(before.comparedEnds, old))
    if (compared.some((other) => rankNow[other] === -1)) return undefined
    if (isNear(rank, old)) return undefined
    const relations = JSON.parse(before.relations[old]!) as readonly Relation[]
    if (relations.some(({ rank: other }) => rankNow[other] === -1)) return undefined
    return {
      relations: relations.map(({ rank: other, reason }) => ({ rank: rankNow[other]!, reason })),
      compared: Array.from(compared, (other) => rankNow[other]!),
      least: before.least[old]!,
      probe: {
        terms: [...before.probeTerms.subarray(...rangeOf(before.probeEnds, old))],
        times: [...before.probeTimes.subarray(...rangeOf(before.probeEnds, old))],
        own: before.probeOwn[old]!,
      },
    }
  }
}

/** From where to where what belongs to a rank stands. */
function rangeOf(ends: Uint32Array, rank: number): [start: number, end: number] {
  return [rank === 0 ? 0 : ends[rank - 1]!, ends[rank]!]
}
