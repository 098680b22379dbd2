import { expect, test } from 'vitest'
import { adjustTo } from '../../src/ui/post/adjustTo.ts'

function elementOf(html: string): HTMLElement {
  const element = document.createElement('div')
  element.innerHTML = html
  return element
}

const before =
  '<p>One <a href="https://example.org/a">link</a>.</p><p>Two <em>and</em></p><img src="a">'

test('leaves alone whatever is alike', () => {
  const element = elementOf(before)
  const [first, second, picture] = element.children
  const text = first!.firstChild
  adjustTo(element, elementOf(before.replace('https://example.org/a', '/posts/a')))
  expect(element.querySelector('a')!.getAttribute('href')).toBe('/posts/a')
  expect([...element.children]).toEqual([first, second, picture])
  expect(first!.firstChild).toBe(text)
})

test('leaves the focus with a block that somebody was led to', () => {
  const element = elementOf(before)
  document.body.replaceChildren(element)
  const [first, second] = element.querySelectorAll('p')
  for (const block of [first!, second!]) block.tabIndex = -1
  second!.focus()
  adjustTo(element, elementOf(before.replace('https://example.org/a', '/posts/a')))
  expect(document.activeElement).toBe(second)
  expect(element.firstChild).toBe(first)
  expect(element.querySelector('a')!.getAttribute('href')).toBe('/posts/a')
})

test.each([
  ['', 'nothing'],
  ['<p>Another</p>', 'less'],
  [`<h2>New</h2>${before}`, 'more'],
  [before.replace('Two', 'Three'), 'other words'],
  [before.replace('em>', 'b>').replace('em>', 'b>'), 'other elements'],
  [before.replace('<p>Two', '<p class="lead">Two'), 'other attributes'],
  [before.replace('src="a"', 'src="b"'), 'another picture'],
  ['words', 'no element'],
])('comes to exactly what is wanted: %s (%s)', (wanted) => {
  const element = elementOf(before)
  adjustTo(element, elementOf(wanted))
  expect(element.innerHTML).toBe(wanted)
  const back = elementOf(wanted)
  adjustTo(back, elementOf(before))
  expect(back.innerHTML).toBe(before)
})
