import type { BookmarkSummary } from '../../model/Bookmark.ts'
import type { PostSummary } from '../../model/Post.ts'
import type { ShelfNote } from '../../model/ShelfNote.ts'
import { escapeHtml } from '../pack/escapeHtml.ts'

/** A kept post with what is noted of it. */
export interface ListedBookmark {
  readonly bookmark: BookmarkSummary
  readonly note: ShelfNote | undefined
}

export interface ListOptions {
  /** Of the folder or the document. */
  readonly title: string
  /** Where a post is: at its publisher, else on this site. */
  readonly addressOf: (post: PostSummary) => string
}

/**
 * The list as browsers and bookmark services take it: the format that Netscape's browser wrote, with
 * dates in seconds, labels as `TAGS` and notes as descriptions. Its end tags are missing by design.
 *
 * @see https://learn.microsoft.com/previous-versions/windows/internet-explorer/ie-developer/platform-apis/aa753582(v=vs.85)
 */
export function toNetscapeBookmarks(
  list: readonly ListedBookmark[],
  { title, addressOf }: ListOptions,
): string {
  const entries = list.map(({ bookmark: { post, savedAt }, note }) => {
    const labels = note?.labels.map((label) => label.replaceAll(',', ' ')) ?? []
    const tags = labels.length > 0 ? ` TAGS="${escapeHtml(labels.join(','))}"` : ''
    const date = Math.floor(Date.parse(savedAt) / 1000)
    const description = note?.note ? `        <DD>${escapeHtml(note.note)}\n` : ''
    const href = escapeHtml(addressOf(post))
    return `        <DT><A HREF="${href}" ADD_DATE="${date}"${tags}>${escapeHtml(post.title)}</A>\n${description}`
  })
  return `<!DOCTYPE NETSCAPE-Bookmark-file-1>
<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=UTF-8">
<TITLE>Bookmarks</TITLE>
<H1>Bookmarks</H1>
<DL><p>
    <DT><H3>${escapeHtml(title)}</H3>
    <DL><p>
${entries.join('')}    </DL><p>
</DL><p>
`
}
