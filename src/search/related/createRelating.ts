import type { ComparedTexts } from './ComparedTexts.ts'
import { createTextComparer, type Probe } from './compareTexts.ts'
import type { RelatedReason } from './RelatedReason.ts'
import { createGrounds, type Ground, type GroundedPost } from './sharedGrounds.ts'
import { nameSharedWords, type SharedWords } from './sharedWords.ts'

/** A post that is offered beside another. */
export interface Relation {
  readonly rank: number
  readonly reason: RelatedReason
}

/**
 * What a tag or an author adds that hardly any other post has. The text of the nearest post is
 * worth about 0.3: it decides, and these decide between posts that are nearly as like.
 */
const groundWeight = 0.1

/** To compare a post in full takes reading all of its words. */
const comparedPosts = 100

/**
 * Prepares choosing what to read next: the publisher's own picks first, in their order, then the
 * posts whose texts are most like this one, with a little added for tags and authors in common.
 * Never the post itself.
 *
 * @param posts  newest first; a post is known by its rank among them
 * @returns what is related to a post, given what its publisher has picked
 */
export function createRelating(
  posts: readonly GroundedPost[],
  texts: ComparedTexts,
): (rank: number, picks: readonly number[], limit: number) => readonly Relation[] {
  const relate = createTracedRelating(posts, texts)
  return (rank, picks, limit) => relate(rank, picks, limit).relations
}

/** What is related to a post, and what decided. */
export interface TracedRelations {
  readonly relations: readonly Relation[]
  /** Ranks of the posts that were compared in full. */
  readonly compared: readonly number[]
  /** What another post has to be estimated at to be compared. */
  readonly least: number
  /** What posts are estimated by, besides tags and authors. */
  readonly probe: Probe
}

/** The same as {@link createRelating}, for those who want to know when it has to be done again. */
export function createTracedRelating(
  posts: readonly GroundedPost[],
  texts: ComparedTexts,
): (rank: number, picks: readonly number[], limit: number) => TracedRelations {
  const groundsOf = createGrounds(posts)
  const compare = createTextComparer(texts, posts.length)
  const added = new Float64Array(posts.length)
  const scores = new Float64Array(posts.length)

  function rankOthers(
    rank: number,
    passedOver: ReadonlySet<number>,
    limit: number,
  ): TracedRelations {
    const comparison = compare(rank)
    const grounds = groundsOf(rank)
    added.fill(0)
    grounds.addRarities(added, groundWeight)
    scores.set(added)
    comparison.addEstimates(scores)
    scores[rank] = 0
    for (const other of passedOver) scores[other] = 0
    const most = Math.max(comparedPosts, limit)
    const near = bestRanks(scores, most)
    const likenesses = comparison.likenesses(near)
    const best = near
      .map((other, at) => ({ other, score: added[other]! + likenesses[at]! }))
      .toSorted((a, b) => b.score - a.score)
      .slice(0, limit)
      .map(({ other }) => other)
    const shared = comparison.sharedTerms(best)
    const named = nameSharedWords(texts, rank, shared)
    return {
      relations: best.map((other, at) => ({
        rank: other,
        reason: chooseReason(grounds.sharedWith(other), named[at]!),
      })),
      compared: near,
      least: near.length < most ? 0 : scores[near.at(-1)!]!,
      probe: comparison.probe(),
    }
  }

  return (rank, picks, limit) => {
    const passedOver = new Set(picks)
    const picked = [...passedOver]
      .filter((other) => other !== rank)
      .map((other) => ({ rank: other, reason: { kind: 'pick' } as const }))
      .slice(0, limit)
    const others = limit - picked.length
    if (others === 0) return { relations: picked, ...untraced }
    const traced = rankOthers(rank, passedOver, others)
    return { ...traced, relations: [...picked, ...traced.relations] }
  }
}

/** Where there is no room for any but picks. */
const untraced = {
  compared: [],
  least: Infinity,
  probe: { terms: [], times: [], own: 0 },
}

/** What a post adds to the estimate of one that shares some of its tags and authors. */
export function groundsScore(grounds: readonly Ground[]): number {
  return grounds.reduce((sum, { rarity }) => sum + groundWeight * rarity, 0)
}

/** The ranks of the highest scores above 0, the highest first; of equal ones the first. */
function bestRanks(scores: Float64Array, limit: number): readonly number[] {
  const ranks: number[] = []
  let least = 0
  for (let rank = 0; rank < scores.length; rank++) {
    const score = scores[rank]!
    if (score <= least) continue
    let at = ranks.length
    while (at > 0 && scores[ranks[at - 1]!]! < score) at--
    ranks.splice(at, 0, rank)
    if (ranks.length > limit) ranks.pop()
    if (ranks.length === limit) least = scores[ranks[limit - 1]!]!
  }
  return ranks
}

/** From here on a tag or an author is rare: one of a hundred posts shares it with ten at the most. */
const rareFrom = 0.5

/** The stronger of what can be named; a ground that many posts share only where there is no word. */
function chooseReason(grounds: readonly Ground[], { words, share }: SharedWords): RelatedReason {
  const [rarest] = grounds
    .filter(({ rarity }) => rarity > 0)
    .toSorted((a, b) => b.rarity - a.rarity)
  const isWeak = !rarest || rarest.rarity < rareFrom || groundWeight * rarest.rarity < share
  if (words.length > 0 && isWeak) return { kind: 'text', words }
  return rarest?.reason ?? { kind: 'text', words }
}
