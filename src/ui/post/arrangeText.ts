import type { Post } from '../../model/Post.ts'
import type { TextArrangement } from '../../model/PostText.ts'
import type { SanitizedBody } from './sanitizeHtml.ts'

/** A text up to this many characters is still read as a summary. */
const summaryLength = 500

/**
 * Decides what of a post's summary and body is shown, so that nothing is said twice: the body of an
 * excerpt is often the summary once more, and a title may have been made of either.
 */
export function arrangeText(
  post: Post,
  body: Pick<SanitizedBody, 'text' | 'hasMedia' | 'hasLinks'>,
): TextArrangement {
  const hasBody = body.text !== '' || body.hasMedia
  const summary = isTold(post, hasBody) ? undefined : post.summary
  if (post.isProtected) return { summary, hasBody, lack: 'password' }
  // With a recording the post is there, though nothing of it can be read.
  const textLack = post.attachments.length > 0 ? undefined : 'text'
  const restLack = cutEnd.test(body.text || (summary ?? '')) ? 'rest' : undefined
  if (!hasBody) return { summary, hasBody, lack: restLack ?? textLack }
  if (!post.isExcerpt) return { summary, hasBody, lack: undefined }

  if (post.isTitleDerived) {
    // A note. Who writes without titles writes no more than this, unless one sees that it is cut.
    const isTitle = squash(post.title) === squash(body.text) && !body.hasMedia && !body.hasLinks
    return { summary, hasBody: !isTitle, lack: restLack }
  }
  if (!summary || !squash(body.text).startsWith(withoutCut(squash(summary)))) {
    return { summary, hasBody, lack: 'rest' }
  }
  const isPlain = body.text.length <= summaryLength && !body.hasMedia
  return isPlain
    ? { summary, hasBody: false, lack: restLack ?? textLack }
    : { summary: undefined, hasBody, lack: 'rest' }
}

/** A title that was made of the summary tells its beginning, and what is below it the rest. */
function isTold({ title, summary, isTitleDerived }: Post, hasBody: boolean): boolean {
  return isTitleDerived === true && (hasBody || summary === title)
}

/** "…", "[...]" or "Read more", and what WordPress writes after it. */
const cutEnd = /(?:…|\.{3}|read more|continue reading)\W*(?:the post .* appeared first on .*)?$/i

/** White space stands elsewhere in markup than in the plain text made of it. */
function squash(text: string): string {
  return text.replace(/\s+/g, '')
}

function withoutCut(text: string): string {
  return text.replace(/(?:…|\.{3})$/, '')
}
