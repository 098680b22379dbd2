import type { Analyzer } from '../../search/analysis/Analyzer.ts'
import { createCorpus, type Corpus } from '../../search/Corpus.ts'
import type { FacetListing } from '../../search/SearchCorpus.ts'
import { createIndex } from '../../search/index/PostIndex.ts'

/**
 * A corpus without posts, for reading queries and marking what another engine has found. It knows the
 * facets and the words of some texts, so that words that are only begun are marked; it puts nothing
 * right, because it does not know which words posts have that are not here.
 */
export function createTextCorpus(
  analyzer: Analyzer,
  facets: readonly FacetListing[],
  texts: Iterable<string>,
): Corpus {
  const index = createIndex(analyzer)
  for (const text of texts) {
    for (const { word, term } of analyzer.tokenize(text)) {
      index.vocabulary.count(index.vocabulary.enter(word, term), 1)
    }
  }
  const vocabulary = { ...index.vocabulary, nearest: () => undefined }
  return { ...createCorpus([], [], { ...index, vocabulary }, () => []), facets }
}
