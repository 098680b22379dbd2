import type { PostSummary } from '../model/Post.ts'
import { ownTags } from '../model/Tag.ts'
import type { Corpus } from './Corpus.ts'

/** Why a post is offered beside another; names are those of tags or authors. */
export type RelatedReason =
  | { readonly kind: 'pick' }
  | { readonly kind: 'tag'; readonly facet: string; readonly name: string }
  | { readonly kind: 'author'; readonly name: string }
  | { readonly kind: 'text' }

export interface RelatedPost {
  readonly post: PostSummary
  readonly reason: RelatedReason
}

/**
 * Chooses what to read next: the publisher's own picks first, in their order, then posts that share
 * rare tags, an author or words of the title. Never the post itself.
 *
 * @param picks  ids of posts
 */
export function relatedPosts(
  corpus: Corpus,
  post: PostSummary,
  picks: readonly string[],
  limit: number,
): RelatedPost[] {
  const chosen = new Map<string, RelatedPost>()
  for (const id of picks) {
    const pick = corpus.byId.get(id)?.post
    if (pick && id !== post.id) chosen.set(id, { post: pick, reason: { kind: 'pick' } })
  }
  for (const candidate of rankOthers(corpus, post)) {
    if (chosen.size >= limit) break
    if (!chosen.has(candidate.post.id)) chosen.set(candidate.post.id, candidate)
  }
  return [...chosen.values()].slice(0, limit)
}

function rankOthers(corpus: Corpus, post: PostSummary): RelatedPost[] {
  const rarity = tagRarity(corpus)
  const textScores = scoreText(corpus, post)
  return corpus.filed
    .flatMap(({ post: other }) => {
      if (other.id === post.id) return []
      const grounds = sharedGrounds(post, other, rarity)
      const text = textScores.get(other.id) ?? 0
      const score = grounds.reduce((sum, ground) => sum + ground.weight, 0) + 4 * text
      if (score === 0) return []
      const strongest = grounds
        .filter(({ weight }) => weight > 0)
        .toSorted((a, b) => b.weight - a.weight)[0]
      return [{ post: other, reason: strongest?.reason ?? ({ kind: 'text' } as const), score }]
    })
    .toSorted((a, b) => b.score - a.score)
    .map(({ post: other, reason }) => ({ post: other, reason }))
}

function sharedGrounds(
  post: PostSummary,
  other: PostSummary,
  rarity: ReadonlyMap<string, number>,
): { weight: number; reason: RelatedReason }[] {
  const tags = ownTags(post.tags)
    .filter((tag) => other.tags.some((its) => its.facet === tag.facet && its.slug === tag.slug))
    .map(({ facet, slug, name }) => ({
      weight: rarity.get(`${facet}/${slug}`) ?? 0,
      reason: { kind: 'tag' as const, facet, name },
    }))
  const authors = post.authors
    .filter((author) => other.authors.some((its) => its.slug === author.slug))
    .map(({ name }) => ({ weight: 2, reason: { kind: 'author' as const, name } }))
  return [...tags, ...authors]
}

/** A tag that every post has says nothing: the logarithm of how few have it. */
function tagRarity(corpus: Corpus): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { post } of corpus.filed) {
    for (const { facet, slug } of post.tags) {
      const key = `${facet}/${slug}`
      counts.set(key, (counts.get(key) ?? 0) + 1)
    }
  }
  return new Map([...counts].map(([key, count]) => [key, Math.log(corpus.filed.length / count)]))
}

/** How well each post matches any word of the title, from 0 to 1. */
function scoreText(corpus: Corpus, post: PostSummary): Map<string, number> {
  const results = corpus.index.search(post.title, { combineWith: 'OR', boost: { title: 2 } })
  const best = results.find(({ id }) => id !== post.id)?.score ?? 1
  return new Map(results.map(({ id, score }) => [id as string, Math.min(1, score / best)]))
}
