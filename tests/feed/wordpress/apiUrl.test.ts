import { describe, expect, it } from 'vitest'
import { apiUrl, guessApiRoots, splitCollectionUrl } from '../../../src/feed/wordpress/apiUrl.ts'

describe('the address of a part of the API', () => {
  it.each([
    ['https://a.example/wp-json/', 'wp/v2/posts', 'https://a.example/wp-json/wp/v2/posts?page=1'],
    ['https://a.example/wp-json', 'wp/v2/posts', 'https://a.example/wp-json/wp/v2/posts?page=1'],
    ['https://a.example/blog/api/', '', 'https://a.example/blog/api/?page=1'],
    [
      'https://a.example/?rest_route=/',
      'wp/v2/posts',
      'https://a.example/?rest_route=%2Fwp%2Fv2%2Fposts&page=1',
    ],
    ['https://a.example/?rest_route=/', '', 'https://a.example/?rest_route=%2F&page=1'],
    [
      'https://a.example/index.php?lang=en&rest_route=/',
      'wp/v2/news',
      'https://a.example/index.php?lang=en&rest_route=%2Fwp%2Fv2%2Fnews&page=1',
    ],
  ])('%s and %s make %s', (root, path, address) => {
    expect(apiUrl(root, path, { page: '1' })).toBe(address)
  })
})

describe('the address of a collection', () => {
  it.each([
    ['https://a.example/wp-json/wp/v2/posts', 'https://a.example/wp-json/', 'posts'],
    ['https://a.example/wp-json/wp/v2/case-study/', 'https://a.example/wp-json/', 'case-study'],
    ['https://a.example/blog/api/wp/v2/news?per_page=5', 'https://a.example/blog/api/', 'news'],
    ['https://a.example/?rest_route=/wp/v2/posts', 'https://a.example/?rest_route=%2F', 'posts'],
  ])('%s has the root %s', (address, root, collection) => {
    expect(splitCollectionUrl(address)).toEqual({ root, collection })
  })

  it.each([
    ['https://a.example/'],
    ['https://a.example/wp-json/'],
    ['https://a.example/wp-json/wp/v2/posts/7'],
    ['https://a.example/?rest_route=/wp/v2/'],
    ['https://a.example/posts.json'],
  ])('%s is none', (address) => {
    expect(splitCollectionUrl(address)).toBeUndefined()
  })

  it.each([
    [
      'https://a.example/wp-json/wp/v2/posts?categories=5&per_page=9&page=2&_embed',
      'https://a.example/wp-json/wp/v2/posts?categories=5&page=1',
    ],
    [
      'https://a.example/?lang=en&rest_route=/wp/v2/posts&_fields=id',
      'https://a.example/?lang=en&rest_route=%2Fwp%2Fv2%2Fposts&page=1',
    ],
  ])('keeps what chooses among its posts: %s', (address, asked) => {
    const { root, collection } = splitCollectionUrl(address)!
    expect(apiUrl(root, `wp/v2/${collection}`, { page: '1' })).toBe(asked)
  })
})

describe('a site that does not say where its API is', () => {
  it.each([
    ['https://a.example/', ['https://a.example/wp-json/', 'https://a.example/?rest_route=/']],
    [
      'https://a.example/blog/',
      [
        'https://a.example/blog/wp-json/',
        'https://a.example/blog/?rest_route=/',
        'https://a.example/wp-json/',
        'https://a.example/?rest_route=/',
      ],
    ],
    [
      'https://a.example/blog/index.php',
      [
        'https://a.example/blog/wp-json/',
        'https://a.example/blog/?rest_route=/',
        'https://a.example/wp-json/',
        'https://a.example/?rest_route=/',
      ],
    ],
    [
      'https://a.example/blog',
      [
        'https://a.example/blog/wp-json/',
        'https://a.example/blog/?rest_route=/',
        'https://a.example/wp-json/',
        'https://a.example/?rest_route=/',
      ],
    ],
  ])('is asked for it where WordPress has it, there and at the top: %s', (site, roots) => {
    expect(guessApiRoots(site)).toEqual(roots)
  })
})
