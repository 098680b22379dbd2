import { afterEach, expect, test } from 'vitest'
import { rangeIn, readTextBlocks } from '../../src/ui/post/textBlocks.ts'

afterEach(() => {
  document.body.innerHTML = ''
})

function read(html: string) {
  document.body.innerHTML = html
  return readTextBlocks([document.body])
}

function texts(html: string): readonly string[] {
  return read(html).map(({ text }) => text)
}

test.each([
  ['<p>One <em>and</em> <a href="#">two</a>.</p>', ['One and two.']],
  ['<p>One</p><p>two</p>', ['One', 'two']],
  ['<h2>One</h2>two', ['One', 'two']],
  ['<ul><li>One<ul><li>two</li></ul>three</li></ul>', ['One', 'two', 'three']],
  ['<table><tr><th>One</th><td>two</td></tr></table>', ['One', 'two']],
  ['<figure><img alt="none"><figcaption>One</figcaption></figure>', ['One']],
  ['<blockquote>One <cite>two</cite></blockquote>', ['One two']],
  ['<pre>one\n  <code>two</code></pre>', ['one\n  two']],
  ['<details><summary>One</summary>two</details>', ['One', 'two']],
  ['<dl><dt>One</dt><dd>two</dd></dl>', ['One', 'two']],
  ['<p>One<br>two</p>', ['One\ntwo']],
  ['<p>One <span class="held">Picture on a.example</span>two</p>', ['One ', 'two']],
  ['<p>co<b>-</b>de<i>sign</i></p>', ['co-design']],
  ['<p> \n </p><div></div>', []],
])('parts text at the edges of blocks and nowhere else: %s', (html, expected) => {
  expect(texts(html)).toEqual(expected)
})

test('keeps several elements apart', () => {
  document.body.innerHTML = '<span>One</span><span>two</span>'
  expect(readTextBlocks(document.body.children).map(({ text }) => text)).toEqual(['One', 'two'])
})

test('finds the place of a part that reaches over the edges of elements', () => {
  const [block] = read('<p>Of <em>the <b>quiet</b></em> ward</p>')
  const start = block!.text.indexOf('quiet ward')
  expect(rangeIn(block!, start, start + 'quiet ward'.length).toString()).toBe('quiet ward')
})

test('starts in the node of the first letter and ends in that of the last', () => {
  const [block] = read('<p>a<em>b</em>c</p>')
  const range = rangeIn(block!, 1, 2)
  expect(range.startContainer.parentElement!.localName).toBe('em')
  expect(range.endContainer.parentElement!.localName).toBe('em')
})

test('gives for every part of every block the text that stands there', () => {
  const random = seededRandom(7)
  for (let round = 0; round < 200; round++) {
    const blocks = read(randomHtml(random))
    for (const block of blocks) {
      const start = Math.floor(random() * block.text.length)
      const end = start + 1 + Math.floor(random() * (block.text.length - start))
      // A line break is an element and no text.
      const slice = block.text.slice(start, end).replaceAll('\n', '')
      expect(rangeIn(block, start, end).toString()).toBe(slice)
    }
  }
})

test('does not break where somebody else has shortened the text', () => {
  const [block] = read('<p>A quiet ward</p>')
  block!.pieces[0]!.node.data = 'A'
  expect(rangeIn(block!, 2, 7).toString()).toBe('')
})

/** Paragraphs of words in elements inside each other. */
function randomHtml(random: () => number): string {
  const inline = (depth: number): string =>
    Array.from({ length: 1 + Math.floor(random() * 4) }, () => {
      const kind = random()
      if (kind < 0.1) return '<br>'
      if (depth === 0 || kind < 0.5)
        return `${random().toString(36).slice(2, 5)}${kind < 0.3 ? ' ' : ''}`
      return `<em>${inline(depth - 1)}</em>`
    }).join('')
  return Array.from({ length: 3 }, () => `<p>${inline(3)}</p>`).join('')
}

/** The same numbers at every run: a failure can be looked at. */
function seededRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 16807) % 2147483647
    return state / 2147483647
  }
}
