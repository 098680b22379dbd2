import { describe, expect, it } from 'vitest'
import { cacheControl, securityHeaders } from '../../src/publish/headers.ts'

/** The security policy, by directive. */
function policyOf(site: Parameters<typeof securityHeaders>[0]): Record<string, string[]> {
  const policy = securityHeaders(site)['Content-Security-Policy']!
  return Object.fromEntries(
    policy.split('; ').map((directive) => {
      const [name, ...sources] = directive.split(' ')
      return [name!, sources]
    }),
  )
}

describe('the security policy', () => {
  it('lists the site itself, the host of its feed and those of its pictures, and nobody else', () => {
    const policy = policyOf({
      feeds: [{ url: 'https://feeds.example/posts.json' }],
      imageHosts: ['media.example', 'pictures.example:8443'],
    })
    const images = [
      'https://media.example',
      'http://media.example',
      'https://pictures.example:8443',
      'http://pictures.example:8443',
    ]
    expect(policy['img-src']).toEqual(["'self'", 'blob:', 'data:', ...images])
    expect(policy['connect-src']).toEqual(["'self'", 'https://feeds.example', ...images])
    expect(policy['media-src']).toEqual(["'self'", ...images])
    const {
      'img-src': _images,
      'media-src': _media,
      'connect-src': _connections,
      ...others
    } = policy
    for (const [directive, sources] of Object.entries(others)) {
      expect(sources.join(' '), directive).not.toContain('example')
    }
  })

  it('lists nobody for a site that keeps everything itself', () => {
    const policy = policyOf({ feeds: [], imageHosts: [] })
    expect(policy['connect-src']).toEqual(["'self'"])
    expect(policy['img-src']).toEqual(["'self'", 'blob:', 'data:'])
  })

  it('permits no inline script or style, no frame and no plain text where script is meant', () => {
    const policy = policyOf({ feeds: [], imageHosts: [] })
    expect(policy).toMatchObject({
      'default-src': ["'none'"],
      'script-src': ["'self'"],
      'style-src': ["'self'"],
      'worker-src': ["'self'"],
      'object-src': ["'none'"],
      'base-uri': ["'none'"],
      'frame-ancestors': ["'none'"],
      'require-trusted-types-for': ["'script'"],
    })
  })
})

it('tells no other site where the reader came from', () => {
  expect(securityHeaders({ feeds: [], imageHosts: [] })).toMatchObject({
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
  })
})

it.each([
  ['assets/main-Bx3f.js', 'public, max-age=31536000, immutable'],
  ['archive/0x9z2ab/card-17.json', 'public, max-age=31536000, immutable'],
  ['archive/head.json', 'no-cache'],
  ['archive/posts/assets.json', 'no-cache'],
  ['index.html', 'no-cache'],
  ['sw.js', 'no-cache'],
  ['site.json', 'no-cache'],
  ['feed.json', 'no-cache'],
])('lets %s be kept as long as its name stands for its content', (path, value) => {
  expect(cacheControl(path)).toBe(value)
})
