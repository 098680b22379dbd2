import { effectiveSort, type SearchQuery } from '../../model/SearchQuery.ts'
import { summarisePost } from '../../model/Post.ts'
import type { Analyzer } from '../../search/analysis/Analyzer.ts'
import type { FacetListing } from '../../search/SearchCorpus.ts'
import type { Hit, SearchResult } from '../../search/search.ts'
import { createMarker, type Marker } from '../../search/text/createMarker.ts'
import { findSnippet, markTitle } from '../../search/text/snippet.ts'
import { countRemoteValues } from './countRemoteValues.ts'
import type { Desk } from './createDesk.ts'
import { createTextCorpus } from './createTextCorpus.ts'
import { listPosts, type ListedPosts } from './listPosts.ts'
import { planListings } from './planListings.ts'
import { readRemoteQuery, type RemoteQuery } from './readRemoteQuery.ts'
import type { RemoteFacet } from './remoteFacets.ts'
import type { KnownFrame } from './RemoteFrame.ts'
import type { RemotePost } from './remotePost.ts'

/** What a query is read and asked with. */
export interface RemoteSearch {
  readonly frame: KnownFrame
  readonly facets: readonly RemoteFacet[]
  readonly analyzer: Analyzer
  readonly desk: Desk
}

/** Reads a query against what the publication can be narrowed by. */
export function readRemotely(
  { facets, analyzer }: Pick<RemoteSearch, 'facets' | 'analyzer'>,
  query: SearchQuery,
): RemoteQuery {
  return readRemoteQuery(createTextCorpus(analyzer, toListings(facets), []), query)
}

export function toListings(facets: readonly RemoteFacet[]): readonly FacetListing[] {
  return facets.map(({ isIncomplete: _isIncomplete, ...facet }) => facet)
}

/** Has a query answered by the publisher's engine, in its order; what it found is marked here. */
export async function searchRemote(
  search: RemoteSearch,
  query: SearchQuery,
): Promise<{ readonly result: SearchResult; readonly posts: readonly RemotePost[] }> {
  const { frame, facets, desk } = search
  const asked = readRemotely(search, query)
  const { listings, isCut } = planListings(frame.sites, facets, asked.wanted)
  const sort = effectiveSort(query)
  // With nothing left to search for WordPress has no relevance to order by.
  const order = sort === 'relevance' && asked.wanted.words === '' ? 'newest' : sort
  const listed = await listPosts(listings, order, query.page, desk)
  const passedOver = [
    ...asked.passedOver,
    ...(isCut ? (['alternatives'] as const) : []),
    ...(listed.isCut ? (['depth'] as const) : []),
  ]
  const { wanted, reading } = asked
  const isNarrowed = wanted.words !== '' || wanted.excludedValues.length > 0
  const days = daysOf(frame)
  const result: SearchResult = {
    query,
    reading,
    total: listed.total,
    hits: toHits(search, asked, listed),
    page: listed.page,
    pageCount: listed.pageCount,
    sort,
    precision: 'all',
    facets: countRemoteValues(frame, facets, { ...reading.lifted, isNarrowed }),
    ...(days && { days }),
    ...(listed.isTotalLeast && { isTotalLeast: true }),
    ...((listed.isUnanswered || frame.sites.length < frame.site.feeds.length) && {
      isUnanswered: true,
    }),
    ...(passedOver.length > 0 && { passedOver }),
  }
  return { result, posts: listed.posts }
}

function toHits({ facets, analyzer }: RemoteSearch, { text }: RemoteQuery, { posts }: ListedPosts) {
  const corpus = createTextCorpus(analyzer, toListings(facets), textsOf(posts, text.clauses.length))
  const marker = createMarker(corpus.index, text)
  return posts.map((post) => toHit(post, marker))
}

/** Words that are only begun are found among those of the texts. */
function textsOf(posts: readonly RemotePost[], clauseCount: number): readonly string[] {
  if (clauseCount === 0) return []
  return posts.flatMap(({ post, sections }) => [
    post.title,
    post.summary ?? '',
    ...sections.flatMap(({ heading = '', text }) => [heading, text]),
  ])
}

function toHit({ post, sections }: RemotePost, marker: Marker): Hit {
  const snippet =
    findSnippet(sections, marker) ??
    findSnippet(post.summary ? [{ text: post.summary }] : [], marker)
  return {
    post: summarisePost(post),
    title: markTitle(post.title, marker),
    ...(snippet && { snippet }),
  }
}

function daysOf({ vocabularies }: KnownFrame): SearchResult['days'] {
  const [first] = [...vocabularies.values()].flatMap(({ firstDay }) => firstDay ?? []).toSorted()
  return first === undefined ? undefined : { first, last: new Date().toISOString().slice(0, 10) }
}
