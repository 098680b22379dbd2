import { expect, test } from 'vitest'
import { readText } from '../../src/ui/post/readableText.ts'

function read(html: string) {
  const root = document.createElement('div')
  root.innerHTML = html
  document.body.replaceChildren(root)
  return readText(root, 'en')
}

test('reads blocks as one text with single spaces', () => {
  const { text } = read('<p>One\n  <b>two</b> </p><ul><li>three</li><li> four</li></ul>')
  expect(text).toBe('One two three four ')
})

test('leads from a span back to the page, over the edges of elements and blocks', () => {
  const readable = read('<p>One\n  <b>two</b></p><p>three four</p>')
  const spanOf = (words: string) => {
    const start = readable.text.indexOf(words)
    return { start, end: start + words.length }
  }
  expect(readable.rangeOf(spanOf('two')).toString()).toBe('two')
  expect(readable.rangeOf(spanOf('One two')).toString()).toBe('One\n  two')
  expect(readable.rangeOf(spanOf('two three')).toString()).toBe('twothree')
})

test('parts sentences, also in a language that is none', () => {
  const readable = read('<p>It was late. Nobody slept.</p><p>Why?</p>')
  const said = readable.blocks.map((block) =>
    readable.sentencesIn(block).map(({ start, end }) => readable.text.slice(start, end)),
  )
  expect(said).toEqual([['It was late.', 'Nobody slept.'], ['Why?']])
  const root = document.createElement('p')
  root.textContent = 'One. Two.'
  const odd = readText(root, 'no such language')
  expect(odd.sentencesIn(odd.blocks[0]!)).toHaveLength(2)
})
