import MiniSearch, { type AsPlainObject, type Options } from 'minisearch'
import type { PostSummary } from '../model/Post.ts'
import { ownTags } from '../model/Tag.ts'
import { tokenize } from './terms.ts'

/** The part of a post from one heading to the next, as plain text. */
export interface SearchSection {
  readonly heading?: string
  readonly text: string
}

interface IndexDocument {
  readonly id: string
  readonly title: string
  readonly headings: string
  readonly tags: string
  readonly authors: string
  readonly summary: string
  readonly body: string
}

/** Full-text index over title, headings, tags, authors, summary and body; its ids are those of the feed. */
export type PostIndex = MiniSearch<IndexDocument>

/** Rises with every change to what the index holds: one saved by another version is built anew. */
export const indexVersion = 1

const options: Options<IndexDocument> = {
  fields: ['title', 'headings', 'tags', 'authors', 'summary', 'body'],
  tokenize: (text) => tokenize(text).map(({ term }) => term),
  processTerm: (term) => term,
}

export function createIndex(): PostIndex {
  return new MiniSearch(options)
}

export function addToIndex(
  index: PostIndex,
  post: Omit<PostSummary, 'slug'>,
  sections: readonly SearchSection[],
): void {
  index.add({
    id: post.id,
    title: post.title,
    headings: sections.map(({ heading = '' }) => heading).join('\n'),
    // Where a post was read from is no word of its.
    tags: ownTags(post.tags)
      .map(({ name }) => name)
      .join('\n'),
    authors: post.authors.map(({ name }) => name).join('\n'),
    summary: post.summary ?? '',
    body: sections.map(({ text }) => text).join('\n'),
  })
}

/** The index as JSON, for the cache database. */
export function saveIndex(index: PostIndex): string {
  return JSON.stringify(index)
}

/** @throws when the text is not what `saveIndex` of the same version of MiniSearch gave */
export function loadIndex(json: string): PostIndex {
  return MiniSearch.loadJS(JSON.parse(json) as AsPlainObject, options)
}
