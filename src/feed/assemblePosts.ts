import type { Author } from '../model/Author.ts'
import { checksum } from '../model/checksum.ts'
import { summarisePost, type PostSummary } from '../model/Post.ts'
import { slugify } from '../model/slugify.ts'
import { sourceFacet } from '../model/Tag.ts'
import { addressKey } from '../model/webAddress.ts'
import type { ItemDraft } from './PostDraft.ts'

/** A post of one feed as far as lists need it. */
export interface PostEntry {
  readonly post: Omit<PostSummary, 'slug'>
  readonly slugBase: string
  /** Changes whenever anything of the post does. */
  readonly revision: string
}

export function toEntry({ post, slugBase }: ItemDraft): PostEntry {
  return { post: summarisePost(post), slugBase, revision: post.revision }
}

/** The posts of one feed, in its order. */
export interface FeedEntries {
  /** Unique among the feeds. */
  readonly key: string
  /** For people; absent where there is one feed only. */
  readonly name?: string | undefined
  /** Of posts that name none: a feed may say its own only after its items. */
  readonly language?: string
  readonly entries: readonly PostEntry[]
}

/** Which post of which feed a post of the publication is. */
export interface PostOrigin {
  readonly feed: string
  readonly id: string
  readonly revision: string
}

export interface AssembledPosts {
  /** Newest first; posts without a date last. */
  readonly posts: readonly PostSummary[]
  /** Post id → where it comes from. */
  readonly origins: ReadonlyMap<string, PostOrigin>
  /** Id of a post that another feed has too → id of the post that stands for both. */
  readonly duplicates: ReadonlyMap<string, string>
}

/**
 * Puts the posts of all feeds together and gives each its slug.
 *
 * A post that several feeds have, by address or by id, is the first feed's, and says that it comes
 * from all of them. Where two posts would share a slug the older keeps it, so that a new post never
 * takes over the address of an old one; the newer gets a suffix made of its address. Of posts of one date,
 * or without any, the one further down in the feed is the older.
 */
export function assemblePosts(feeds: readonly FeedEntries[]): AssembledPosts {
  const { merged, duplicates } = mergeFeeds(feeds)
  const slugs = assignSlugs(merged)
  return {
    posts: merged
      .map(({ entry: { post }, language, sources }) => ({
        ...(language && { language }),
        ...post,
        slug: slugs.get(post.id)!,
        tags: [...post.tags, ...sources.map(sourceTag)],
      }))
      .toSorted(compareNewestFirst),
    origins: new Map(merged.map(({ entry, origin }) => [entry.post.id, origin])),
    duplicates,
  }
}

interface MergedEntry {
  readonly entry: PostEntry
  readonly origin: PostOrigin
  readonly language: string | undefined
  readonly sources: string[]
}

function mergeFeeds(feeds: readonly FeedEntries[]) {
  const merged: MergedEntry[] = []
  const duplicates = new Map<string, string>()
  const known = new Map<string, MergedEntry>()
  const isOnlyFeed = feeds.length === 1
  for (const { key, name, language, entries } of feeds) {
    // In one feed alone ids tell posts apart, and thousands of addresses need not be taken apart.
    const shared = isOnlyFeed ? new Set<string>() : repeatedAddresses(entries)
    const namesOf = ({ post }: PostEntry) =>
      isOnlyFeed
        ? [`id ${post.id}`]
        : [`id ${post.id}`, addressKey(post.url)].filter((its) => its !== '' && !shared.has(its))
    const own = entries.map((entry) => {
      const earlier = namesOf(entry).map((its) => known.get(its))
      const first = earlier.find((other) => other !== undefined)
      if (first) {
        if (name && !first.sources.includes(name)) first.sources.push(name)
        duplicates.set(entry.post.id, first.entry.post.id)
        return undefined
      }
      const origin = { feed: key, id: entry.post.id, revision: entry.revision }
      return { entry, origin, language, sources: name ? [name] : [] }
    })
    for (const entry of own) {
      if (!entry) continue
      merged.push(entry)
      for (const its of namesOf(entry.entry)) known.set(its, entry)
    }
  }
  return { merged, duplicates }
}

/** Addresses that several posts of one feed share, of a home page for instance, tell none of them. */
function repeatedAddresses(entries: readonly PostEntry[]): ReadonlySet<string> {
  const once = new Set<string>()
  const repeated = new Set<string>()
  for (const address of entries.map(({ post }) => addressKey(post.url))) {
    if (once.has(address)) repeated.add(address)
    once.add(address)
  }
  return repeated
}

function sourceTag(name: string) {
  return { facet: sourceFacet, slug: slugify(name), name }
}

function assignSlugs(merged: readonly MergedEntry[]): Map<string, string> {
  const slugs = new Map<string, string>()
  const taken = new Set<string>()
  const oldestFirst = merged
    .toReversed()
    .toSorted((a, b) => time(a.entry.post.published) - time(b.entry.post.published))
  for (const { entry } of oldestFirst) {
    const { post, slugBase } = entry
    const slug = slugBase && !taken.has(slugBase) ? slugBase : suffixed(slugBase, post, taken)
    taken.add(slug)
    slugs.set(post.id, slug)
  }
  return slugs
}

/** Made of the address, which is the same in every format that the post is published in. */
function suffixed(
  slugBase: string,
  { id, url }: PostEntry['post'],
  taken: ReadonlySet<string>,
): string {
  // Six digits of two texts among some thousands can be the same: then those of a longer one are taken.
  for (let text = url ?? id; ; text += id) {
    const slug = `${slugBase || 'post'}-${checksum(text).slice(0, 6)}`
    if (!taken.has(slug)) return slug
  }
}

function compareNewestFirst(a: PostSummary, b: PostSummary): number {
  return time(b.published) - time(a.published) || (a.id < b.id ? -1 : 1)
}

function time(date: string | undefined): number {
  return date ? Date.parse(date) : 0
}

/**
 * Everything known of each author: the first value met of each field wins.
 *
 * @param authors  in the order of the feeds and their posts
 * @returns by name
 */
export function gatherAuthors(authors: Iterable<Author>): readonly Author[] {
  const bySlug = new Map<string, Author>()
  for (const author of authors) {
    bySlug.set(author.slug, { ...author, ...bySlug.get(author.slug) })
  }
  return [...bySlug.values()].toSorted((a, b) => a.name.localeCompare(b.name))
}
