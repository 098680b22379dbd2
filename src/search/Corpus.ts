import type { PostSummary } from '../model/Post.ts'
import type { FacetDefinition } from '../model/Site.ts'
import { facetValues } from './facets.ts'
import type { PostIndex, SearchSection } from './index/PostIndex.ts'
import { listFacets } from './listFacets.ts'
import type { FacetColumn, SearchCorpus } from './SearchCorpus.ts'
import { createSpellings } from './suggest/spell.ts'

/** A post with the facet values it is filed under. */
interface FiledPost {
  readonly post: PostSummary
  /** For each facet of the corpus, positions of the post's values among all of the facet. */
  readonly valueNumbers: readonly (readonly number[])[]
  /** Position among all posts, newest first. */
  readonly rank: number
}

/** What is searched where all of it is at hand: the posts of one edition, and what was derived from them. */
export interface Corpus extends SearchCorpus {
  readonly index: PostIndex
  /** Newest first. */
  readonly filed: readonly FiledPost[]
  readonly byId: ReadonlyMap<string, FiledPost>
  /** The text of a post; empty where it is not at hand. */
  sections(id: string): readonly SearchSection[]
}

/** @param posts  newest first */
export function createCorpus(
  posts: readonly PostSummary[],
  facets: readonly FacetDefinition[],
  index: PostIndex,
  sections: (id: string) => readonly SearchSection[],
): Corpus {
  const listings = listFacets(facets, eachFiling(posts))
  const numbers = listings.map(
    (listing) => new Map(listing.values.map(({ slug }, number) => [slug, number])),
  )
  const filed = posts.map((post, rank): FiledPost => {
    const values = facetValues(post)
    const valueNumbers = listings.map(({ id }, facet) =>
      (values.get(id) ?? []).map(({ slug }) => numbers[facet]!.get(slug)!),
    )
    return { post, valueNumbers, rank }
  })
  const days = daysOf(posts)
  const byId = new Map(filed.map((entry) => [entry.post.id, entry]))
  const postOf = (rank: number) => filed[rank]!.post
  return {
    filed,
    ...(days && { days }),
    byId,
    facets: listings,
    index,
    sections,
    postCount: posts.length,
    rankAt: (place) => byId.get(index.idAt(place) ?? '')?.rank,
    placeOf: (rank) => index.placeOf(postOf(rank).id),
    isUndated: (rank) => postOf(rank).published === undefined,
    dayOf: (rank) => postOf(rank).published?.slice(0, 10),
    columnOf: (facet) => createColumn(filed, facet),
    idOf: (rank) => postOf(rank).id,
    postOf,
    sectionsOf: (rank) => sections(postOf(rank).id),
    spellingOf: createSpellings({ posts, index, sections }),
  }
}

/** One after the other: for all posts together it would be as much as the posts themselves. */
function* eachFiling(posts: readonly PostSummary[]) {
  for (const post of posts) yield facetValues(post)
}

function createColumn(filed: readonly FiledPost[], facet: number): FacetColumn {
  return {
    countInto: (counts, ranks) => {
      for (const rank of ranks) {
        for (const value of filed[rank]!.valueNumbers[facet]!) counts[value]!++
      }
    },
    hasOneOf: (rank, chosen) =>
      filed[rank]!.valueNumbers[facet]!.some((value) => chosen[value] === 1),
  }
}

export function daysOf(posts: Iterable<Pick<PostSummary, 'published'>>): Corpus['days'] {
  let days: Corpus['days']
  for (const { published } of posts) {
    if (published === undefined) continue
    const day = published.slice(0, 10)
    if (!days) days = { first: day, last: day }
    else if (day < days.first) days = { ...days, first: day }
    else if (day > days.last) days = { ...days, last: day }
  }
  return days
}
