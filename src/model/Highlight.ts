import { foldWords, hasWords } from './foldWords.ts'
import type { PostSummary } from './Post.ts'
import { alikeAround, findAnchor, type TextAnchor, type TextSpan } from './textAnchor.ts'

/** What of a post is kept with a passage of it, so that the passage can be listed without the post. */
export type HighlightedPost = Pick<
  PostSummary,
  'id' | 'slug' | 'title' | 'url' | 'published' | 'language' | 'authors'
>

/** A passage of a post that the reader marked, and what the reader wrote to it. It outlives the post. */
export interface Highlight {
  /** Its own. */
  readonly id: string
  readonly post: HighlightedPost
  readonly anchor: TextAnchor
  /** Plain text, empty where there is none. */
  readonly note: string
  /** ISO 8601. */
  readonly createdAt: string
  /** ISO 8601. */
  readonly changedAt: string
}

/** A highlight that was removed, as long as it can be brought back. */
export interface RemovedHighlight extends Highlight {
  /** ISO 8601. */
  readonly deletedAt: string
}

/** Longer passages are refused: a highlight is not another copy of the post. */
export const passageLength = 3_000

/** Where a passage stands in a text. */
export interface FoundPassage {
  readonly span: TextSpan
  /** It stands there word for word. */
  readonly isWhole: boolean
}

/** A passage shorter than this may stand elsewhere by chance, and needs surroundings that it knows. */
const tellingLength = 24
/** Characters before and behind it that have to be those that were there. */
const leastAround = 8
/** How much of an edited passage has to be as it was, by its runs of three letters. */
const leastAlike = 0.5

/**
 * Finds a highlighted passage in its text, which may have been edited since.
 *
 * @param text  with every run of white space as one space
 * @returns `undefined` where the words are gone: to mark others would be worse than to mark none
 */
export function findPassage(text: string, anchor: TextAnchor): FoundPassage | undefined {
  const span = findAnchor(text, anchor)
  if (!span) return undefined
  const found = text.slice(span.start, span.end)
  if (found !== anchor.exact) {
    return likeness(found, anchor.exact) >= leastAlike ? { span, isWhole: false } : undefined
  }
  const known = Math.min(leastAround, anchor.before.length + anchor.after.length)
  const isTold = anchor.exact.length >= tellingLength || alikeAround(text, span, anchor) >= known
  return isTold ? { span, isWhole: true } : undefined
}

/** Of the runs of three letters in both texts the share that both have: 0 to 1. */
function likeness(a: string, b: string): number {
  const counts = new Map<string, number>()
  for (const run of runsOf(a)) counts.set(run, (counts.get(run) ?? 0) + 1)
  let common = 0
  for (const run of runsOf(b)) {
    const left = counts.get(run) ?? 0
    if (left > 0) common++
    counts.set(run, left - 1)
  }
  return (2 * common) / Math.max(1, a.length + b.length - 4)
}

function runsOf(text: string): string[] {
  return Array.from({ length: Math.max(0, text.length - 2) }, (_, at) => text.slice(at, at + 3))
}

/** Takes from a post what a highlight of it keeps. */
export function highlightedPost(post: PostSummary): HighlightedPost {
  const { id, slug, title, url, published, language, authors } = post
  return {
    id,
    slug,
    title,
    ...(url !== undefined && { url }),
    ...(published !== undefined && { published }),
    ...(language !== undefined && { language }),
    authors,
  }
}

/** Highlights of one post. */
export interface HighlightedPassages {
  readonly post: HighlightedPost
  /** In the order of the text. */
  readonly highlights: readonly Highlight[]
}

/** Highlights by post: the post that was marked last comes first, and in it what stands first. */
export function groupHighlights(highlights: readonly Highlight[]): readonly HighlightedPassages[] {
  const newest = highlights.toSorted((a, b) => (a.createdAt < b.createdAt ? 1 : -1))
  const byPost = Map.groupBy(newest, ({ post }) => post.id)
  return [...byPost.values()].map((ofPost) => ({
    // As it was called last.
    post: ofPost[0]!.post,
    highlights: ofPost.toSorted(byPlace),
  }))
}

/** The order of a text. */
export function byPlace(a: Highlight, b: Highlight): number {
  return a.anchor.share - b.anchor.share || (a.createdAt < b.createdAt ? -1 : 1)
}

/** Those that have all the words, in their passage, in what was written to it or in the post's title. */
export function searchHighlights(
  highlights: readonly Highlight[],
  words: string,
): readonly Highlight[] {
  return highlights.filter(({ post, anchor, note }) =>
    hasWords([anchor.exact, note, post.title].map(foldWords).join(''), words),
  )
}
