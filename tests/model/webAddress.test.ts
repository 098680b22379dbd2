import { describe, expect, it } from 'vitest'
import { addressKey, webAddress } from '../../src/model/webAddress.ts'

const base = 'https://feed.example/blog/feed.json'

it.each([
  ['https://a.example', 'https://a.example/'],
  ['HTTP://A.Example/B', 'http://a.example/B'],
  [' \n https://a.example/x ', 'https://a.example/x'],
  ['post', 'https://feed.example/blog/post'],
  ['../', 'https://feed.example/'],
  ['?page=2', 'https://feed.example/blog/feed.json?page=2'],
  ['//cdn.example/a', 'https://cdn.example/a'],
  ['https://a.example/ü b', 'https://a.example/%C3%BC%20b'],
])('makes of %j the address %s', (value, address) => {
  expect(webAddress(value, base)).toBe(address)
})

it.each([
  ['javascript:alert(1)'],
  ['\u0001javascript:alert(1)'],
  ['java\tscript:alert(1)'],
  ['data:text/html,x'],
  ['blob:https://a.example/1'],
  ['file:///etc/passwd'],
  ['ftp://a.example/'],
  ['mailto:a@b.example'],
  ['https://'],
  ['http://a b.example/'],
  [''],
  ['  '],
  [null],
  [undefined],
  [5],
  [['https://a.example']],
])('refuses %j', (value) => {
  expect(webAddress(value, base)).toBeUndefined()
})

it('knows no relative address where there is nothing to resolve it against', () => {
  expect(webAddress('/post')).toBeUndefined()
})

describe('addressKey', () => {
  it.each([
    ['http://x.example/p'],
    ['https://www.x.example/p'],
    ['https://x.example/p/'],
    ['https://x.example/p#more'],
  ])('is the same for https://x.example/p and %s', (address) => {
    expect(addressKey(address)).toBe(addressKey('https://x.example/p'))
  })

  it.each([
    ['https://x.example/q'],
    ['https://y.example/p'],
    ['https://x.example/p?page=2'],
    ['https://x.example:8080/p'],
  ])('is another for https://x.example/p and %s', (address) => {
    expect(addressKey(address)).not.toBe(addressKey('https://x.example/p'))
  })

  it('is empty for what is no address', () => {
    expect([addressKey(undefined), addressKey('x')]).toEqual(['', ''])
  })
})
