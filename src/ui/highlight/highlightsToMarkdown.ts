import type { HighlightedPassages } from '../../model/arrangeHighlights.ts'
import type { HighlightedPost } from '../../model/Highlight.ts'
import { escapeAddress, escapeMarkdown } from '../backup/escapeMarkdown.ts'
import { m } from '../messages/messages.ts'

interface MarkdownOptions {
  /** Of the whole; absent where there is but one post. */
  readonly title?: string
  /** Where others read a post. */
  readonly addressOf: (post: HighlightedPost) => string
}

/** Highlights by post as Markdown: titles that link to the originals, passages as quotes, notes below. */
export function highlightsToMarkdown(
  groups: readonly HighlightedPassages[],
  { title, addressOf }: MarkdownOptions,
): string {
  const blocks = groups.flatMap(({ post, highlights }) => [
    `## [${escapeMarkdown(post.title)}](<${escapeAddress(addressOf(post))}>)`,
    ...factsOf(post),
    ...highlights.flatMap(({ anchor, note }) => [
      `> ${escapeMarkdown(anchor.exact)}`,
      ...paragraphsOf(note),
    ]),
  ])
  const all = title === undefined ? blocks : [`# ${escapeMarkdown(title)}`, ...blocks]
  return `${all.join('\n\n')}\n`
}

function factsOf({ authors, published }: HighlightedPost): string[] {
  const facts = [authors.map(({ name }) => name).join(', '), published ? m.date(published) : '']
  const known = facts.filter((fact) => fact !== '')
  return known.length > 0 ? [escapeMarkdown(known.join(' · '))] : []
}

/** What the reader wrote, with its lines and the empty ones between them. */
function paragraphsOf(note: string): string[] {
  return note
    .split(/(?:\r?\n[ \t]*){2,}/)
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph) =>
      paragraph
        .split(/\r?\n/)
        .filter((line) => line.trim() !== '')
        .map(escapeMarkdown)
        // A backslash at the end of a line breaks it.
        .join('\\\n'),
    )
}
