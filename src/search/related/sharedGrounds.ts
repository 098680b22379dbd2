import type { PostSummary } from '../../model/Post.ts'
import { ownTags } from '../../model/Tag.ts'
import { facetValues } from '../facets.ts'

/** A tag or an author that a post shares with others. */
export interface Ground {
  readonly reason:
    | { readonly kind: 'tag'; readonly facet: string; readonly name: string }
    | { readonly kind: 'author'; readonly name: string }
  /** 0 where every post has it, near 1 where hardly any other does. */
  readonly rarity: number
}

/** The tags and authors of one post, with the posts that have them too. */
interface SharedGrounds {
  /** Adds for each ground its rarity, so many times, to each post that has it. @param scores  by rank */
  addRarities(scores: Float64Array, times: number): void
  /** What a post has in common with this one. */
  sharedWith(rank: number): readonly Ground[]
}

/** What a post is filed under, as far as grounds go. */
export type GroundedPost = Pick<PostSummary, 'tags' | 'authors' | 'published' | 'words'>

/** @param posts  by rank */
export function createGrounds(
  posts: readonly GroundedPost[],
): (post: GroundedPost) => SharedGrounds {
  const ranks = rankPosts(posts)

  return (post) => {
    const own = valuesOf(post)
    const facets = [...new Set(own.map(({ facet }) => facet))]
    const values = facets
      .flatMap((facet) => own.filter((value) => value.facet === facet))
      .map((value) => {
        const sharing = ranks.get(keyOf(value.facet, value.slug)) ?? []
        return { ...value, sharing, rarity: rarityOf(sharing.length, posts.length) }
      })
    return {
      addRarities: (scores, times) => {
        for (const { sharing, rarity } of values) {
          for (const rank of sharing) scores[rank]! += times * rarity
        }
      },
      sharedWith: (rank) => {
        const theirs = keysOf(posts[rank]!)
        return values.filter(({ facet, slug }) => theirs.has(keyOf(facet, slug)))
      },
    }
  }
}

/** @returns key of each value → the ranks of the posts that have it */
function rankPosts(posts: readonly GroundedPost[]): ReadonlyMap<string, readonly number[]> {
  const ranks = new Map<string, number[]>()
  for (const [rank, post] of posts.entries()) {
    for (const key of keysOf(post)) {
      const known = ranks.get(key)
      if (known) known.push(rank)
      else ranks.set(key, [rank])
    }
  }
  return ranks
}

function keysOf(post: GroundedPost): ReadonlySet<string> {
  const keys = new Set<string>()
  for (const [facet, values] of facetValues(post)) {
    for (const { slug } of values) keys.add(keyOf(facet, slug))
  }
  return keys
}

function keyOf(facet: string, slug: string): string {
  return `${facet}\n${slug}`
}

function valuesOf({ tags, authors }: GroundedPost) {
  return [
    ...ownTags(tags).map(({ facet, slug, name }) => ({
      facet,
      slug,
      reason: { kind: 'tag' as const, facet, name },
    })),
    ...authors.map(({ slug, name }) => ({
      facet: 'author',
      slug,
      reason: { kind: 'author' as const, name },
    })),
  ]
}

function rarityOf(postCount: number, all: number): number {
  return postCount > 0 && all > 1 ? Math.log(all / postCount) / Math.log(all) : 0
}
