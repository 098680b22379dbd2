import { readFileSync } from 'node:fs'
import { afterEach, expect, test } from 'vitest'
import { htmlToSections } from '../../src/feed/html/htmlToSections.ts'
import { asUntrustedHtml } from '../../src/model/UntrustedHtml.ts'
import { createCorpus } from '../../src/search/Corpus.ts'
import { addToIndex, createIndex } from '../../src/search/index/PostIndex.ts'
import { findInText } from '../../src/search/text/findInText.ts'
import { markMatches } from '../../src/ui/post/markMatches.ts'
import { sanitizeHtml } from '../../src/ui/post/sanitizeHtml.ts'
import { rangeIn, readTextBlocks } from '../../src/ui/post/textBlocks.ts'
import { createPostSummary } from '../factories/post.ts'

interface FeedItem {
  readonly id: string
  readonly title: string
  readonly content_html: string
}

const { items } = JSON.parse(readFileSync('public/feed.json', 'utf8')) as {
  items: readonly FeedItem[]
}
const posts = items.map(({ id, title }) => createPostSummary({ id, title, slug: id }))
const index = createIndex()
for (const [position, { content_html: html }] of items.entries()) {
  addToIndex(index, posts[position]!, htmlToSections(html).sections)
}
const corpus = createCorpus(posts, [], index, () => [])

afterEach(() => {
  document.body.replaceChildren()
})

function show({ title, content_html: html }: FeedItem): void {
  const { html: shown } = sanitizeHtml(asUntrustedHtml(html), {
    base: 'https://fernhollow.example/',
    internalHref: () => undefined,
    imageSource: () => undefined,
    mayLoad: () => false,
  })
  const heading = document.createElement('h1')
  heading.textContent = title
  const body = document.createElement('div')
  body.innerHTML = shown as unknown as string
  document.body.append(heading, body)
}

/** A line break is an element and no text. */
function withoutBreaks(text: string): string {
  return text.replaceAll('\n', '')
}

/** As many as show every kind of markup, in little time. */
const shownItems = items.filter((_item, position) => position % 4 === 0)

test.each(['the', 'pilot', 'evaluate ward', '"at the"', 'a'])(
  'paints in posts of the sample exactly the parts that the search gave: %s',
  (words) => {
    let count = 0
    for (const item of shownItems) {
      show(item)
      const before = document.body.innerHTML
      const blocks = readTextBlocks(document.body.children)
      const { matches, best } = findInText(
        corpus,
        words,
        blocks.map(({ text }) => text),
      )
      const slices = matches.map(({ block, start, end }) => blocks[block]!.text.slice(start, end))
      const ranges = matches.map(({ block, start, end }) => rangeIn(blocks[block]!, start, end))
      expect(ranges.map((range) => withoutBreaks(range.toString()))).toEqual(
        slices.map(withoutBreaks),
      )
      expect(best).toBeLessThan(Math.max(1, matches.length))

      const painting = markMatches(ranges)
      for (const [position, slice] of slices.entries()) {
        painting.setCurrent(position)
        const marks = document.querySelectorAll('mark.found-current')
        const painted = Array.from(marks, (mark) => mark.textContent).join('')
        expect(withoutBreaks(painted)).toBe(withoutBreaks(slice))
      }
      painting.remove()
      expect(document.body.innerHTML).toBe(before)
      document.body.replaceChildren()
      count += matches.length
    }
    if (words !== 'a') expect(count).toBeGreaterThan(5)
  },
)
