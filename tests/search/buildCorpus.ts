import { readFileSync } from 'node:fs'
import { assemblePosts, toEntry } from '../../src/feed/assemblePosts.ts'
import type { JsonFeedDocument } from '../../src/feed/json-feed/document.ts'
import { adaptItem, createContext } from '../../src/feed/json-feed/adapt.ts'
import type { PostSummary } from '../../src/model/Post.ts'
import { parseSite, type FacetDefinition } from '../../src/model/Site.ts'
import { createCorpus, type Corpus } from '../../src/search/Corpus.ts'
import { addToIndex, createIndex, type SearchSection } from '../../src/search/index/PostIndex.ts'
import { createPostSummary } from '../factories/post.ts'
import { sharedFeedPath } from '../fixtures/sharedFeed.ts'

const siteUrl = 'https://reader.example/site.json'

/** A post and its text. */
export interface TextPost {
  readonly post: PostSummary
  readonly sections: readonly SearchSection[]
}

/** @param sections  a text stands for one section without heading */
export function createTextPost(
  fields: Partial<PostSummary>,
  sections: string | readonly SearchSection[] = '',
): TextPost {
  return {
    post: createPostSummary(fields),
    sections: typeof sections === 'string' ? [{ text: sections }] : sections,
  }
}

/** @param entries  newest first */
export function buildCorpus(
  entries: readonly TextPost[],
  facets: readonly FacetDefinition[] = parseSite({}, siteUrl).facets,
): Corpus {
  const index = createIndex()
  for (const { post, sections } of entries) addToIndex(index, post, sections)
  const texts = new Map(entries.map(({ post, sections }) => [post.id, sections]))
  return createCorpus(
    entries.map(({ post }) => post),
    facets,
    index,
    (id) => texts.get(id) ?? [],
  )
}

/** All 509 posts of the shared feed. */
export function buildSharedCorpus(): Corpus {
  const document = JSON.parse(readFileSync(sharedFeedPath, 'utf8')) as JsonFeedDocument
  const { facets } = parseSite({}, siteUrl)
  const context = createContext(document, 'https://feeds.example.org/18f.json', facets)
  const drafts = (document.items as unknown[]).flatMap((item) => {
    const outcome = adaptItem(item, context)
    return 'draft' in outcome ? [outcome.draft] : []
  })
  const texts = new Map(drafts.map(({ post, sections }) => [post.id, sections]))
  const { posts } = assemblePosts([{ key: '18f', entries: drafts.map(toEntry) }])
  return buildCorpus(
    posts.map((post) => ({ post, sections: texts.get(post.id)! })),
    facets,
  )
}
