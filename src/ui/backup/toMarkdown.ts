import { m } from '../messages/messages.ts'
import { moving } from '../messages/movingMessages.ts'
import { escapeAddress, escapeMarkdown } from './escapeMarkdown.ts'
import type { ListedBookmark, ListOptions } from './toNetscapeBookmarks.ts'

/** The list as Markdown: titles that link to the originals, who wrote them and when, labels, notes. */
export function toMarkdown(
  list: readonly ListedBookmark[],
  { title, addressOf }: ListOptions,
): string {
  const entries = list.map(({ bookmark: { post, savedAt }, note }) => {
    const facts = [
      post.authors.map(({ name }) => name).join(', '),
      post.published ? m.date(post.published) : '',
      m.savedOn(m.date(savedAt)),
    ].filter((fact) => fact !== '')
    const labels = note?.labels ?? []
    const lines = [
      `- [${escapeMarkdown(post.title)}](<${escapeAddress(addressOf(post))}>)`,
      escapeMarkdown(facts.join(' · ')),
      ...(labels.length > 0 ? [escapeMarkdown(moving.labelsLine(labels.join(', ')))] : []),
    ]
    return [
      // A backslash at the end of a line breaks it.
      lines.join('\\\n  '),
      ...(note?.note ? ['', ...quote(note.note)] : []),
      '',
    ].join('\n')
  })
  return [`# ${escapeMarkdown(title)}`, '', ...entries].join('\n')
}

function quote(note: string): string[] {
  return note.split(/\r?\n/).map((line) => `  > ${escapeMarkdown(line)}`.trimEnd())
}
