import { foldWords, hasWords } from './foldWords.ts'
import type { Highlight, HighlightedPost } from './Highlight.ts'

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
