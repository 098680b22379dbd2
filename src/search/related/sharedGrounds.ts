import type { PostSummary } from '../../model/Post.ts'
import { ownTags } from '../../model/Tag.ts'
import type { Corpus, FiledPost } from '../Corpus.ts'

/** A tag or an author that a post shares with others. */
export interface Ground {
  readonly reason:
    | { readonly kind: 'tag'; readonly facet: string; readonly name: string }
    | { readonly kind: 'author'; readonly name: string }
  /** 0 where every post has it, near 1 where hardly any other does. */
  readonly rarity: number
}

/** @returns for each post that has any the tags and authors that it has in common with this one */
export function findSharedGrounds(
  { filed }: Corpus,
  post: PostSummary,
): ReadonlyMap<string, readonly Ground[]> {
  const values = valuesOf(post)
  const facets = [...new Set(values.map(({ facet }) => facet))]
  const sharing = new Map<string, Value[]>()
  for (const { post: other, slugs } of filed) {
    const shared = facets.flatMap((facet) => commonOf(values, facet, slugs))
    for (const value of shared) value.postCount++
    if (shared.length > 0) sharing.set(other.id, shared)
  }
  for (const value of values) value.rarity = rarityOf(value.postCount, filed.length)
  return sharing
}

interface Value extends Ground {
  readonly facet: string
  readonly slug: string
  postCount: number
  rarity: number
}

function valuesOf({ tags, authors }: PostSummary): readonly Value[] {
  const unknown = { postCount: 0, rarity: 0 }
  return [
    ...ownTags(tags).map(({ facet, slug, name }) => ({
      facet,
      slug,
      reason: { kind: 'tag' as const, facet, name },
      ...unknown,
    })),
    ...authors.map(({ slug, name }) => ({
      facet: 'author',
      slug,
      reason: { kind: 'author' as const, name },
      ...unknown,
    })),
  ]
}

function commonOf(
  values: readonly Value[],
  facet: string,
  slugs: FiledPost['slugs'],
): readonly Value[] {
  const theirs = slugs.get(facet)
  return theirs
    ? values.filter((value) => value.facet === facet && theirs.includes(value.slug))
    : []
}

function rarityOf(postCount: number, all: number): number {
  return postCount > 0 && all > 1 ? Math.log(all / postCount) / Math.log(all) : 0
}
