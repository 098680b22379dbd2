import { expect, test } from 'vitest'
import { groupHighlights } from '../../src/model/arrangeHighlights.ts'
import type { Highlight } from '../../src/model/Highlight.ts'
import { highlightsToMarkdown } from '../../src/ui/highlight/highlightsToMarkdown.ts'
import { createHighlight } from '../factories/highlight.ts'

const addressOf = () => 'https://saltmarsh.example/a post>'

function write(highlights: readonly Highlight[], title?: string): string {
  return highlightsToMarkdown(groupHighlights(highlights), {
    ...(title !== undefined && { title }),
    addressOf,
  })
}

const anchor = createHighlight().anchor
const post = {
  ...createHighlight().post,
  published: '2026-05-03T10:00:00Z',
  authors: [
    { slug: 'ida', name: 'Ida Fenwick' },
    { slug: 'tom', name: 'Tom *Marsh*' },
  ],
}

test('has titles that link to the originals, who wrote them and when, passages as quotes, notes below', () => {
  expect(
    write(
      [
        createHighlight({ post, note: 'Ask Tom.\nTwice.\n\nAnd Ida.' }),
        createHighlight({ id: 'h2', post, anchor: { ...anchor, exact: 'First.', share: 0.1 } }),
      ],
      'Highlights from Saltmarsh',
    ),
  ).toBe(`# Highlights from Saltmarsh

## [Quiet wards](<https://saltmarsh.example/a%20post%3E>)

Ida Fenwick, Tom \\*Marsh\\* · 3 May 2026

> First.

> Nobody slept.

Ask Tom.\\
Twice.

And Ida.
`)
})

test('means nothing by what stands in a passage, a note or a title', () => {
  const text = write([
    createHighlight({
      post: { ...createHighlight().post, title: '[x](javascript:alert(1))', authors: [] },
      anchor: { ...anchor, exact: '# No <b>heading</b>\n> or quote' },
      note: '- no list\n1. none\n---\n> no quote',
    }),
  ])
  expect(text).toBe(`## [\\[x\\](javascript:alert(1))](<https://saltmarsh.example/a%20post%3E>)

2 March 2026

> \\# No \\<b\\>heading\\</b\\> \\> or quote

\\- no list\\
1\\. none\\
\\---\\
\\> no quote
`)
})
