import { useMutation } from '@tanstack/react-query'
import type { KeptImage } from '../model/Bookmark.ts'
import type { Post, PostSummary } from '../model/Post.ts'
import type { SearchQuery } from '../model/SearchQuery.ts'
import type { Sources } from './createQueryClient.ts'

/** A post with its text, and what is kept of its pictures. */
interface GatheredPost {
  readonly post: Post
  readonly images: readonly KeptImage[]
}

export interface Gathered {
  readonly posts: readonly GatheredPost[]
  /** Posts that were asked for and could not be had: damaged copies, texts that were not fetched. */
  readonly missing: number
}

type OnProgress = (done: number, all: number) => void

/** More would be a book, and a file that phones do not open. */
export const mostGathered = 200

interface KeptOptions {
  readonly ids: readonly string[]
  readonly onProgress: OnProgress
}

/** The reader's own copies of these posts. */
export function useGatherKept() {
  return useMutation({
    mutationFn: async ({ ids, onProgress }: KeptOptions, { meta }): Promise<Gathered> => {
      const posts: GatheredPost[] = []
      for (const [position, id] of ids.entries()) {
        onProgress(position + 1, ids.length)
        const found = await meta!.library.bookmarks.find(id)
        if (found.ok) posts.push(found.value)
      }
      return { posts, missing: ids.length - posts.length }
    },
  })
}

interface ResultsOptions {
  readonly query: SearchQuery
  readonly onProgress: OnProgress
}

/** What a query finds, in its order, {@link mostGathered} at the most; a kept copy where there is one. */
export function useGatherResults() {
  return useMutation({
    mutationFn: async ({ query, onProgress }: ResultsOptions, { meta }): Promise<Gathered> => {
      const listed = await listResults(query, meta!)
      const posts: GatheredPost[] = []
      for (const [position, { slug }] of listed.entries()) {
        onProgress(position + 1, listed.length)
        const post = await findPost(slug, meta!)
        if (post) posts.push(post)
      }
      return { posts, missing: listed.length - posts.length }
    },
  })
}

async function listResults(
  query: SearchQuery,
  { archive }: Sources,
): Promise<readonly PostSummary[]> {
  const listed: PostSummary[] = []
  for (let page = 1, pageCount = 1; page <= pageCount && listed.length < mostGathered; page++) {
    const result = await archive.search({ ...query, page })
    listed.push(...result.hits.map(({ post }) => post))
    pageCount = result.pageCount
  }
  return listed.slice(0, mostGathered)
}

async function findPost(
  slug: string,
  { archive, library }: Sources,
): Promise<GatheredPost | undefined> {
  const kept = await library.bookmarks.findBySlug(slug)
  if (kept.ok && kept.value) return kept.value
  const page = await archive.post(slug)
  return page && { post: page.post, images: [] }
}
