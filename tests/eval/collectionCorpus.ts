import type { PostSummary } from '../../src/model/Post.ts'
import { createCorpus, type Corpus } from '../../src/search/Corpus.ts'
import { addToIndex, createIndex, type SearchSection } from '../../src/search/index/PostIndex.ts'
import type { Collection, CollectionDocument } from './readCollection.ts'

/** The documents as posts, and how long indexing them took. */
export function buildCollectionCorpus({ docs }: Collection): { corpus: Corpus; buildMs: number } {
  const posts = docs.map(toPost)
  const sections = new Map(docs.map((doc) => [doc.id, sectionsOf(doc)]))
  const startedAt = performance.now()
  const index = createIndex()
  for (const post of posts) addToIndex(index, post, sections.get(post.id)!)
  const buildMs = performance.now() - startedAt
  return { corpus: createCorpus(posts, [], index, (id) => sections.get(id) ?? []), buildMs }
}

function toPost({ id, title, author }: CollectionDocument): PostSummary {
  return {
    id,
    slug: id,
    title,
    authors: author ? [{ slug: id, name: author }] : [],
    tags: [],
    words: 0,
  }
}

function sectionsOf({ text }: CollectionDocument): readonly SearchSection[] {
  return [{ text }]
}
