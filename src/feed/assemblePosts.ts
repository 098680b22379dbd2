import type { Author } from '../model/Author.ts'
import { checksum } from '../model/checksum.ts'
import type { Post } from '../model/Post.ts'
import type { PostDraft } from './PostDraft.ts'

/** A post with what was read out of its body along the way. */
export interface ReadPost extends Omit<PostDraft, 'post' | 'authors' | 'slugBase'> {
  readonly post: Post
}

export interface AssembledPosts {
  /** Newest first; posts without a date last. */
  readonly posts: readonly ReadPost[]
  /** By name. */
  readonly authors: readonly Author[]
}

/**
 * Gives each post its slug and gathers the authors, once all (or all so far) drafts are known.
 *
 * Where two posts would share a slug the older keeps it, so that a new post never takes over the
 * address of an old one; the newer gets a suffix made of its id. Of posts of one date, or without
 * any, the one further down in the feed is the older.
 */
export function assemblePosts(drafts: readonly PostDraft[]): AssembledPosts {
  const slugs = assignSlugs(drafts)
  const posts = drafts
    .map(({ post, sections, links, images }) => ({
      post: { ...post, slug: slugs.get(post.id)! },
      sections,
      links,
      images,
    }))
    .toSorted((a, b) => compareNewestFirst(a.post, b.post))
  return { posts, authors: gatherAuthors(drafts) }
}

function assignSlugs(drafts: readonly PostDraft[]): Map<string, string> {
  const slugs = new Map<string, string>()
  const taken = new Set<string>()
  const oldestFirst = drafts
    .toReversed()
    .toSorted((a, b) => time(a.post.published) - time(b.post.published))
  for (const { post, slugBase } of oldestFirst) {
    const slug = slugBase && !taken.has(slugBase) ? slugBase : suffixed(slugBase, post.id, taken)
    taken.add(slug)
    slugs.set(post.id, slug)
  }
  return slugs
}

function suffixed(slugBase: string, id: string, taken: ReadonlySet<string>): string {
  // Six digits of two ids among some thousands can be the same: then those of a longer text are taken.
  for (let text = id; ; text += id) {
    const slug = `${slugBase || 'post'}-${checksum(text).slice(0, 6)}`
    if (!taken.has(slug)) return slug
  }
}

function compareNewestFirst(
  a: { readonly published?: string; readonly id: string },
  b: { readonly published?: string; readonly id: string },
): number {
  return time(b.published) - time(a.published) || (a.id < b.id ? -1 : 1)
}

function time(date: string | undefined): number {
  return date ? Date.parse(date) : 0
}

/** The first value met of each field wins, in the order of the feed. */
function gatherAuthors(drafts: readonly PostDraft[]): readonly Author[] {
  const bySlug = new Map<string, Author>()
  for (const author of drafts.flatMap((draft) => draft.authors)) {
    bySlug.set(author.slug, { ...author, ...bySlug.get(author.slug) })
  }
  return [...bySlug.values()].toSorted((a, b) => a.name.localeCompare(b.name))
}
