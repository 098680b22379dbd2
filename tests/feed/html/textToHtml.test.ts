import { expect, it } from 'vitest'
import { htmlToSections } from '../../../src/feed/html/htmlToSections.ts'
import { textToHtml } from '../../../src/feed/html/textToHtml.ts'

it.each([
  ['', ''],
  [' \n\n ', ''],
  ['One line', '<p>One line</p>'],
  ['One\nTwo', '<p>One<br>Two</p>'],
  ['One\r\nTwo\r\n\r\nThree', '<p>One<br>Two</p>\n<p>Three</p>'],
  ['One\n \n\n\nTwo', '<p>One</p>\n<p>Two</p>'],
  ['a < b & c > d', '<p>a &lt; b &amp; c &gt; d</p>'],
  ['&amp;', '<p>&amp;amp;</p>'],
  ['<script>alert(1)</script>', '<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>'],
])('writes %j as %j', (text, html) => {
  expect(textToHtml(text)).toBe(html)
})

it('gives the text back when it is read as HTML', () => {
  const text = 'If a < b && b > c then &lt; is not <b>.'
  expect(htmlToSections(textToHtml(text)).sections).toEqual([{ text }])
})
