import { expect, test } from 'vitest'
import { matchRoute, type Route } from '../../src/navigation/matchRoute.ts'

const routes: readonly Route[] = [
  '/',
  '/page/:page',
  '/posts/:slug',
  '/authors',
  '/authors/:slug',
  '/authors/:slug/page/:page',
].map((path) => ({ path, load: () => Promise.resolve(() => null) }))

test.each([
  ['/', '/', {}],
  ['/page/2', '/page/:page', { page: '2' }],
  ['/authors', '/authors', {}],
  ['/authors/', '/authors', {}],
  ['/Authors', '/authors', {}],
  ['/authors/ida', '/authors/:slug', { slug: 'ida' }],
  ['/authors/ida/page/3', '/authors/:slug/page/:page', { slug: 'ida', page: '3' }],
  ['/posts/A%20b%2Fc', '/posts/:slug', { slug: 'A b/c' }],
  ['/posts/caf%C3', '/posts/:slug', { slug: 'caf%C3' }],
])('%s is at %s', (address, path, params) => {
  const match = matchRoute(routes, address)
  expect(match?.route.path).toBe(path)
  expect(match?.params).toEqual(params)
})

test.each(['/nowhere', '/posts', '/posts/a/b', '/authors/ida/page'])(
  '%s leads nowhere',
  (address) => {
    expect(matchRoute(routes, address)).toBeUndefined()
  },
)
