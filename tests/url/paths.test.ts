import { expect, it } from 'vitest'
import { authorPath, postPath, slugOfPost, topicPath } from '../../src/url/paths.ts'

const awkward = ['plain', 'a b', 'ä/ö?ü#', '100%', '..', '日本語', '"><script>', "it's", '👩‍⚕️']

it.each(awkward)(
  'puts the slug %j into one segment of a path, from which it can be read',
  (slug) => {
    for (const [path, screen] of [
      [postPath(slug), 'posts'],
      [authorPath(slug), 'authors'],
      [topicPath('type', slug), 'topics/type'],
    ] as const) {
      expect(path.startsWith(`/${screen}/`)).toBe(true)
      const segment = path.slice(screen.length + 2)
      expect(segment).not.toMatch(/[/?#"<> ]/)
      expect(decodeURIComponent(segment)).toBe(slug)
    }
  },
)

it('adds the heading to go to, encoded', () => {
  expect(postPath('a', { anchor: 'section-why' })).toBe('/posts/a#section-why')
  expect(postPath('a', { anchor: 'section-für alle' })).toBe('/posts/a#section-f%C3%BCr%20alle')
  expect(postPath('a')).toBe('/posts/a')
})

it('adds the words to mark in a post before the heading to go to', () => {
  expect(postPath('a', { find: 'quiet ward' })).toBe('/posts/a?find=quiet+ward')
  expect(postPath('a', { find: '"a&b" #1', anchor: 'section-why' })).toBe(
    '/posts/a?find=%22a%26b%22+%231#section-why',
  )
  expect(postPath('a', { find: '  ', anchor: '' })).toBe('/posts/a')
})

it.each([
  ['/posts/quiet-wards', 'quiet-wards'],
  ['/posts/quiet-wards/', 'quiet-wards'],
  ['/posts/bl%C3%A5', 'blå'],
  ['/posts/', undefined],
  ['/posts/a/b', undefined],
  ['/posts/%E0%A4%A', undefined],
  ['/authors/ida', undefined],
])('the path %s leads to the post %s', (path, slug) => {
  expect(slugOfPost(path)).toBe(slug)
})
