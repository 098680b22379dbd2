import { expect, test } from 'vitest'
import { summariseBookmark } from '../../src/model/Bookmark.ts'
import type { PostSummary } from '../../src/model/Post.ts'
import type { ShelfNote } from '../../src/model/ShelfNote.ts'
import { qrPath } from '../../src/ui/backup/qrPath.ts'
import { toMarkdown } from '../../src/ui/backup/toMarkdown.ts'
import { toNetscapeBookmarks } from '../../src/ui/backup/toNetscapeBookmarks.ts'
import { createPost } from '../factories/post.ts'

const savedAt = '2026-05-03T10:00:00.000Z'
const addressOf = ({ url }: PostSummary) => url ?? 'https://reader.example/posts/own'

function listed(title: string, noted?: Partial<ShelfNote>) {
  const post = createPost({ title, url: 'https://feed.example/?a=1&b="2"', slug: 'one' })
  const bookmark = summariseBookmark({ id: post.id, savedAt, post, authors: [], images: [] })
  const blank = { id: post.id, place: 'to-read' as const, labels: [], note: '', changedAt: savedAt }
  return { bookmark, note: noted && { ...blank, ...noted } }
}

test('writes bookmarks that a browser reads: dates, labels, notes, nothing that is markup', () => {
  const note = { labels: ['ward', 'to cite, soon'], note: 'See <b>Tom</b>.' }
  const text = toNetscapeBookmarks([listed('Bins & <script>', note)], {
    title: 'Saved from "A"',
    addressOf,
  })
  const page = new DOMParser().parseFromString(text, 'text/html')
  const link = page.querySelector('a')!
  expect(link.textContent).toBe('Bins & <script>')
  expect(link.getAttribute('href')).toBe('https://feed.example/?a=1&b="2"')
  expect(link.getAttribute('add_date')).toBe(String(Date.parse(savedAt) / 1000))
  expect(link.getAttribute('tags')).toBe('ward,to cite  soon')
  expect(page.querySelector('dd')!.textContent).toContain('See <b>Tom</b>.')
  expect(page.querySelector('h3')!.textContent).toBe('Saved from "A"')
  expect(page.querySelectorAll('script, b')).toHaveLength(0)
})

test('writes Markdown in which no sign of a title or a note means anything', () => {
  const note = { labels: ['ward'], note: '# No heading\n---\n1. [No](link)' }
  const text = toMarkdown([listed('*Bins* [and] `code` <script>', note)], {
    title: 'Saved',
    addressOf,
  })
  expect(text).toBe(
    [
      '# Saved',
      '',
      '- [\\*Bins\\* \\[and\\] \\`code\\` \\<script\\>](<https://feed.example/?a=1&b="2">)\\',
      '  2 March 2026 · Saved 3 May 2026\\',
      '  Labels: ward',
      '',
      '  > \\# No heading',
      '  > \\---',
      '  > 1\\. \\[No\\](link)',
      '',
    ].join('\n'),
  )
})

test('draws a QR code up to what one can hold, with light around', () => {
  const code = qrPath('https://reader.example/saved#list=AUtMSk4BAA')!
  expect(code.size).toBeGreaterThan(21 + 8)
  const starts = [...code.path.matchAll(/M(\d+) (\d+)/g)].flatMap(([, x, y]) => [
    Number(x),
    Number(y),
  ])
  expect(Math.min(...starts)).toBe(4)
  expect(Math.max(...starts)).toBeLessThan(code.size - 4)
  expect(qrPath('a'.repeat(2_953))!.size).toBe(177 + 8)
  expect(qrPath('a'.repeat(2_954))).toBeUndefined()
})
