import type { Post } from '../../model/Post.ts'
import type { PostText } from '../../model/PostText.ts'
import { arrangeText } from './arrangeText.ts'
import { sanitizeHtml, type SafeHtml, type SanitizeOptions } from './sanitizeHtml.ts'

/** The text of a post as the page shows it, with all that follows from it. */
export interface ShownText extends PostText {
  readonly html: SafeHtml
}

/** Cleans the body of a post and decides what of it and of the summary is shown. */
export function arrangePost(post: Post, options: SanitizeOptions): ShownText {
  const body = sanitizeHtml(post.html, options)
  const { html, headings, recordings } = body
  return { html, headings, recordings, ...arrangeText(post, body) }
}
