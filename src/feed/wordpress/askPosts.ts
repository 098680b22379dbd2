import type { FeedLimits } from '../../model/feedLimits.ts'
import type { FacetDefinition } from '../../model/Site.ts'
import { fetchFeed } from '../fetchFeed.ts'
import type { PostDraft } from '../PostDraft.ts'
import { createReading, type Reading } from '../Reading.ts'
import { apiUrl } from './apiUrl.ts'
import { countOf, embedded, fields, readPage, startCollection } from './collection.ts'

/** One request to WordPress: each is a reading of its own, with all limits to itself. */
export interface AskOptions {
  readonly limits: FeedLimits
  readonly facets: readonly FacetDefinition[]
  readonly signal?: AbortSignal | undefined
}

export interface PostsQuestion {
  readonly root: string
  /** Last part of the collection's address. */
  readonly collection: string
  /** What its posts are called, where there are several collections. */
  readonly typeName: string | undefined
  /** What is asked of the collection. */
  readonly parameters: Readonly<Record<string, string>>
}

export interface PostsAnswer {
  /** In the order of the answer; addressed by WordPress's own slugs. */
  readonly drafts: readonly PostDraft[]
  /** Items that came, those left out included. */
  readonly itemCount: number
  /** Posts that the question finds in all; absent where the host hides it. */
  readonly total?: number
}

/** Address of a question, which is also its name in caches. */
export function postsUrl({ root, collection, parameters }: PostsQuestion): string {
  return apiUrl(root, `wp/v2/${collection}`, {
    _embed: embedded,
    _fields: `slug,${fields}`,
    ...parameters,
  })
}

/**
 * Asks a collection for posts, a page of them and no more.
 *
 * @throws {FeedFetchError} no answer, or a bad status
 * @throws {FeedFormatError} something else than a list of posts came
 * @throws {FeedLimitError} more came than may be read
 * @throws the signal's reason, once it is aborted
 */
export async function askPosts(question: PostsQuestion, options: AskOptions): Promise<PostsAnswer> {
  const { root, collection: name, typeName } = question
  const reading = createRequest(options)
  const response = await reading.fetch(postsUrl(question))
  if (response.isUnchanged) return { drafts: [], itemCount: 0 }
  const { document } = response
  const collection = startCollection({ name, root, details: {}, typeName, hasOwnSlugs: true })
  const drafts: PostDraft[] = []
  const pages = readPage(collection, document, reading)
  let next = await pages.next()
  for (; !next.done; next = await pages.next()) drafts.push(...next.value.drafts)
  const total = countOf(document, 'x-wp-total')
  return { drafts, itemCount: next.value, ...(total !== undefined && { total }) }
}

/** A reading that ends when the signal says so. */
export function createRequest({ limits, facets, signal }: AskOptions): Reading {
  return createReading({ limits, facets }, (url, options) => fetchFeed(url, { ...options, signal }))
}
