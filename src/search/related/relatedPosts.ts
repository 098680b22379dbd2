import type { PostSummary } from '../../model/Post.ts'
import { compareTexts } from './compareTexts.ts'
import type { Corpus } from '../Corpus.ts'
import { findSharedGrounds, type Ground } from './sharedGrounds.ts'
import { createSharedWords, type SharedWords } from './sharedWords.ts'

/** Why a post is offered beside another. */
export type RelatedReason =
  | { readonly kind: 'pick' }
  /** Names are those that people read. */
  | { readonly kind: 'tag'; readonly facet: string; readonly name: string }
  | { readonly kind: 'author'; readonly name: string }
  /** Up to three words that stand in both posts; none where no single word says it. */
  | { readonly kind: 'text'; readonly words: readonly string[] }

export interface RelatedPost {
  readonly post: PostSummary
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
 * Chooses what to read next: the publisher's own picks first, in their order, then the posts whose
 * texts are most like this one, with a little added for tags and authors in common. Never the post
 * itself.
 *
 * @param picks  ids of posts
 */
export function relatedPosts(
  corpus: Corpus,
  post: PostSummary,
  picks: readonly string[],
  limit: number,
): RelatedPost[] {
  const picked = [...new Set(picks)].flatMap((id) => {
    const pick = id === post.id ? undefined : corpus.byId.get(id)?.post
    return pick ? [{ post: pick, reason: { kind: 'pick' } as const }] : []
  })
  const others = rankOthers(corpus, post, new Set(picks), Math.max(0, limit - picked.length))
  return [...picked, ...others].slice(0, limit)
}

function rankOthers(
  corpus: Corpus,
  post: PostSummary,
  passedOver: ReadonlySet<string>,
  limit: number,
): RelatedPost[] {
  if (limit === 0) return []
  const comparison = compareTexts(corpus.index, post.id)
  const groundsOf = findSharedGrounds(corpus, post)
  const nameWords = createSharedWords(corpus, post)
  const candidates = corpus.filed
    .filter(({ post: { id } }) => id !== post.id && !passedOver.has(id))
    .map(({ post: other }) => {
      const grounds = groundsOf.get(other.id) ?? []
      const added = grounds.reduce((sum, { rarity }) => sum + groundWeight * rarity, 0)
      return { other, grounds, added, score: added + comparison.estimateOf(other.id) }
    })
  return best(candidates, Math.max(comparedPosts, limit))
    .map((candidate) => {
      const { other, added } = candidate
      return { ...candidate, score: added + comparison.likenessOf(other.id) }
    })
    .toSorted((a, b) => b.score - a.score)
    .slice(0, limit)
    .map(({ other, grounds }) => {
      const text = nameWords(comparison.sharedTerms(other.id))
      return { post: other, reason: chooseReason(grounds, text) }
    })
}

function best<Candidate extends { readonly score: number }>(
  candidates: readonly Candidate[],
  count: number,
): Candidate[] {
  return candidates
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score)
    .slice(0, count)
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
