import { afterEach, expect, test } from 'vitest'
import { markMatches } from '../../src/ui/post/markMatches.ts'
import { firstFrom } from '../../src/ui/post/showMatch.ts'
import { rangeIn, readTextBlocks } from '../../src/ui/post/textBlocks.ts'

afterEach(() => {
  document.body.innerHTML = ''
})

/** Marks a pattern wherever it stands in one block. */
function paint(html: string, pattern: RegExp) {
  document.body.innerHTML = html
  const blocks = readTextBlocks([document.body])
  return markMatches(
    blocks.flatMap((block) =>
      [...block.text.matchAll(pattern)].map(({ index, 0: text }) =>
        rangeIn(block, index, index + text.length),
      ),
    ),
  )
}

test('wraps matches in marks, several of one text too', () => {
  paint('<p>Ward by ward, a warden.</p>', /\bward\b/gi)
  expect(document.body.innerHTML).toBe(
    '<p><mark class="found">Ward</mark> by <mark class="found">ward</mark>, a warden.</p>',
  )
})

test('marks a phrase that reaches over the edges of elements, without changing those', () => {
  paint('<p>A <em>quiet</em> <a href="#">ward here</a>.</p>', /quiet ward/g)
  expect(document.body.innerHTML).toBe(
    '<p>A <em><mark class="found">quiet</mark></em><mark class="found"> </mark>' +
      '<a href="#"><mark class="found">ward</mark> here</a>.</p>',
  )
})

test('tells one match apart at a time', () => {
  const painting = paint('<p>a b<em>c</em> a bc</p>', /bc/g)
  painting.setCurrent(0)
  painting.setCurrent(1)
  const current = [...document.querySelectorAll('mark.found-current')]
  expect(current.map((mark) => mark.textContent)).toEqual(['bc'])
  painting.setCurrent(0)
  expect(document.querySelectorAll('mark.found-current')).toHaveLength(2)
})

test('leaves every node as it was', () => {
  const html = '<p>A <em>quiet</em> ward, a quiet <b>ward</b> by <i>day</i></p><p>ward</p>'
  const painting = paint(html, /quiet ward|ward/g)
  expect(painting.count).toBe(3)
  const nodes = [...document.querySelectorAll('em, b, i')]
  painting.setCurrent(1)
  painting.remove()
  painting.remove()
  expect(document.body.innerHTML).toBe(html)
  expect([...document.querySelectorAll('em, b, i')]).toEqual(nodes)
  for (const paragraph of document.querySelectorAll('p')) {
    const before = paragraph.childNodes.length
    paragraph.normalize()
    expect(paragraph.childNodes).toHaveLength(before)
  }
})

test('finds the first match in or after an element', () => {
  const painting = paint(
    '<p>ward</p><h2 id="a">The ward</h2><p>ward</p><h2 id="b">End</h2><p>ward</p><h2 id="c">None</h2>',
    /ward/g,
  )
  const from = (id: string) => firstFrom(painting, document.getElementById(id)!)
  expect([from('a'), from('b'), from('c')]).toEqual([1, 3, 0])
})

test('marks what two matches share once, for both', () => {
  document.body.innerHTML = '<p>a quiet ward here</p>'
  const [block] = readTextBlocks([document.body])
  const painting = markMatches([rangeIn(block!, 2, 12), rangeIn(block!, 8, 17)])
  expect(document.body.innerHTML).toBe(
    '<p>a <mark class="found">quiet </mark><mark class="found">ward</mark>' +
      '<mark class="found"> here</mark></p>',
  )
  painting.setCurrent(1)
  const current = [...document.querySelectorAll('.found-current')].map((mark) => mark.textContent)
  expect(current).toEqual(['ward', ' here'])
  painting.remove()
  expect(document.body.innerHTML).toBe('<p>a quiet ward here</p>')
})
