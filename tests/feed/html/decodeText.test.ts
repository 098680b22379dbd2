import { expect, it } from 'vitest'
import { decodeText } from '../../../src/feed/html/decodeText.ts'

it.each([
  ['plain words', 'plain words'],
  ['Research &amp; development', 'Research & development'],
  ['Add Task &amp;amp; Sub Tasks', 'Add Task &amp; Sub Tasks'],
  ['It&#8217;s &ldquo;here&rdquo;', 'It’s “here”'],
  ['</example>', '</example>'],
  ['&lt;b&gt;bold&lt;/b&gt;', '<b>bold</b>'],
  ['<b>bold</b>', '<b>bold</b>'],
  ['AT&T and R&D', 'AT&T and R&D'],
  ['  two\n lines\u00a0here ', 'two lines here'],
])('reads %j as the text %j', (written, text) => {
  expect(decodeText(written)).toBe(text)
})

it('cuts a text that no page could show, and says so', () => {
  const text = decodeText('x'.repeat(3_000_000))
  expect(text).toHaveLength(10_001)
  expect(text).toMatch(/x…$/)
})

it.each([[''], [' \n '], ['&nbsp;'], [null], [undefined], [7], [['a']], [{}]])(
  'has nothing to show of %j',
  (value) => {
    expect(decodeText(value)).toBeUndefined()
  },
)
