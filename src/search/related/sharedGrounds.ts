import type { PostSummary } from '../../model/Post.ts'
import { ownTags } from '../../model/Tag.ts'
import { facetValues } from '../facets.ts'
import { roundFinely } from '../index/roundCount.ts'

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

/** How many posts have each tag and each author, near enough for how rare they are. */
export function countGrounds(posts: readonly GroundedPost[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const post of posts) {
    for (const key of groundKeys(post)) counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return new Map(Array.from(counts, ([key, count]) => [key, roundFinely(count)]))
}

/** Tells the tags and authors of a post from all others. */
export function groundKeys(post: GroundedPost): readonly string[] {
  return [...new Set(valuesOf(post).map(({ facet, slug }) => keyOf(facet, slug)))]
}

/** What a post is filed under, as far as grounds go. */
export type GroundedPost = Pick<PostSummary, 'tags' | 'authors' | 'published' | 'words'>

/** @param posts  by rank @returns the grounds of the post of a rank */
export function createGrounds(posts: readonly GroundedPost[]): (rank: number) => SharedGrounds {
  const { valuesAt, ranksOf, numberOf } = numberValues(posts)

  return (rank) => {
    const own = valuesOf(posts[rank]!)
    const facets = [...new Set(own.map(({ facet }) => facet))]
    const grounds = facets
      .flatMap((facet) => own.filter((value) => value.facet === facet))
      .map(({ facet, slug, reason }) => {
        const number = numberOf(facet, slug) ?? -1
        const sharing = ranksOf[number] ?? []
        return {
          number,
          sharing,
          reason,
          rarity: rarityOf(roundFinely(sharing.length), roundFinely(posts.length)),
        }
      })
    return {
      addRarities: (scores, times) => {
        for (const { sharing, rarity } of grounds) {
          for (const other of sharing) scores[other]! += times * rarity
        }
      },
      sharedWith: (other) => grounds.filter(({ number }) => valuesAt[other]!.includes(number)),
    }
  }
}

/** Every value that posts are filed under, by a number. */
interface NumberedValues {
  /** By the rank of a post. */
  readonly valuesAt: readonly (readonly number[])[]
  /** By the number of a value. */
  readonly ranksOf: readonly (readonly number[])[]
  readonly numberOf: (facet: string, slug: string) => number | undefined
}

function keyOf(facet: string, slug: string): string {
  return `${facet}\n${slug}`
}

function numberValues(posts: readonly GroundedPost[]): NumberedValues {
  const numbers = new Map<string, number>()
  const ranksOf: number[][] = []

  function enter(key: string): number {
    const number = numbers.get(key) ?? ranksOf.push([]) - 1
    numbers.set(key, number)
    return number
  }

  const valuesAt = posts.map((post) => {
    const filed = [...facetValues(post)].flatMap(([facet, values]) =>
      values.map(({ slug }) => enter(keyOf(facet, slug))),
    )
    return [...new Set(filed)]
  })
  for (const [rank, values] of valuesAt.entries()) {
    for (const value of values) ranksOf[value]!.push(rank)
  }
  return { valuesAt, ranksOf, numberOf: (facet, slug) => numbers.get(keyOf(facet, slug)) }
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
