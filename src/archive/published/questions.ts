import { sourceFacet } from '../../model/Tag.ts'
import { analyzerFor } from '../../search/analysis/analyzerFor.ts'
import { builtInFacets, type FacetCounts } from '../../search/facets.ts'
import { newIn } from '../../search/newIn.ts'
import { listedPosts, newestPosts } from '../../search/pickPosts.ts'
import { repairs } from '../../search/query/repairs.ts'
import { beginSearch } from '../../search/search.ts'
import type { SearchCorpus } from '../../search/SearchCorpus.ts'
import { createShardCorpus, type ShardCorpus } from '../../search/shards/createShardCorpus.ts'
import type { PieceShelf } from '../../search/shards/PieceShelf.ts'
import type { ShardLocator } from '../../search/shards/ShardDirectory.ts'
import { together } from '../../search/shards/together.ts'
import { suggest } from '../../search/suggest/suggest.ts'
import { findInText } from '../../search/text/findInText.ts'
import type { PublishedHead } from './publishedFiles.ts'

/**
 * What can be asked of the posts of a build. Whoever only reads a post needs none of it: this is
 * fetched with the first question.
 */
export const questions = {
  beginSearch,
  suggest,
  repairs,
  findInText,
  newIn,
  newestPosts,
  listedPosts,
  listTopics,
}

export type Questions = typeof questions

/** The posts of a build, as far as their pieces are on the shelf. */
export function openCorpus(
  head: PublishedHead,
  shelf: PieceShelf,
  locator: ShardLocator,
): ShardCorpus {
  return createShardCorpus(head.index, analyzerFor(head.language), shelf, locator)
}

/** The site's own facets, and the feeds where there are several, with the posts of each value. */
function listTopics(corpus: SearchCorpus): readonly FacetCounts[] {
  const own = corpus.facets.filter(
    ({ id }) => id === sourceFacet || !builtInFacets.some((builtIn) => builtIn === id),
  )
  return together(own, ({ id, label, plural, values }) => ({
    id,
    ...(label && { label }),
    ...(plural && { plural }),
    values,
  }))
}
