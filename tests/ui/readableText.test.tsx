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

test('tells what of the text a range has, and leads there again', () => {
  const readable = read(
    '<p>One\n  <b>two</b> <i>three</i></p><p>four <br>five</p><ul><li> six</li></ul>',
  )
  const [bold, second, item] = ['b', 'p + p', 'li'].map((name) => document.querySelector(name)!)
  function wordsOf(set: (range: Range) => void): string | undefined {
    const range = document.createRange()
    set(range)
    const span = readable.spanOf(range)
    return span && readable.text.slice(span.start, span.end)
  }
  expect(wordsOf((range) => range.selectNode(bold!))).toBe('two')
  expect(wordsOf((range) => range.selectNodeContents(bold!.firstChild!))).toBe('two')
  expect(wordsOf((range) => range.selectNodeContents(bold!.parentElement!))).toBe('One two three')
  // As a browser selects a paragraph: up to the beginning of the next one.
  expect(
    wordsOf((range) => {
      range.setStart(bold!.firstChild!, 1)
      range.setEnd(second!, 0)
    }),
  ).toBe('wo three')
  expect(
    wordsOf((range) => {
      range.setStart(second!.lastChild!, 0)
      range.setEnd(item!.firstChild!, 3)
    }),
  ).toBe('five si')
  expect(wordsOf((range) => range.setStart(bold!, 0))).toBeUndefined()
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
