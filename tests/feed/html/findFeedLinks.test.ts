import { expect, it } from 'vitest'
import { findFeedLinks } from '../../../src/feed/html/findFeedLinks.ts'

const page = 'https://blog.example/about/'

function urlsOf(html: string, header?: string): string[] {
  return findFeedLinks(html, page, header).map(({ url }) => url)
}

function alternate(type: string, href: string, title = ''): string {
  return `<link rel="alternate" type="${type}" href="${href}" title="${title}">`
}

it('prefers WordPress to JSON Feed, that to Atom and that to RSS, however they are listed', () => {
  const html = [
    alternate('application/rss+xml', '/feed/'),
    alternate('application/atom+xml', '/atom'),
    alternate('application/feed+json; charset=utf-8', 'feed.json'),
    '<link rel="https://api.w.org/" href="/wp-json/">',
  ].join('')
  expect(findFeedLinks(html, page)).toEqual([
    { kind: 'wordpress', url: 'https://blog.example/wp-json/' },
    { kind: 'feed', url: 'https://blog.example/about/feed.json' },
    { kind: 'feed', url: 'https://blog.example/atom' },
    { kind: 'feed', url: 'https://blog.example/feed/' },
  ])
})

it('finds the API of WordPress in the header of the response', () => {
  const header = '<https://blog.example/api/>; rel="https://api.w.org/", <x>; rel=shortlink'
  expect(urlsOf('', header)).toEqual(['https://blog.example/api/'])
})

it('resolves addresses against the base of the page', () => {
  const html = `<base href="/blog/">${alternate('application/rss+xml', 'rss.xml')}`
  expect(urlsOf(html)).toEqual(['https://blog.example/blog/rss.xml'])
})

it('reads relations and types whatever their case', () => {
  expect(urlsOf('<LINK REL="home Alternate" TYPE="Application/RSS+XML" HREF="/rss">')).toEqual([
    'https://blog.example/rss',
  ])
})

it.each([
  [
    'feeds of comments',
    alternate('application/rss+xml', '/comments/feed/', 'Blog » Comments Feed'),
  ],
  ['a page as JSON of its own', alternate('application/json', '/wp-json/wp/v2/pages/7')],
  ['oEmbed', alternate('application/json+oembed', '/wp-json/oembed/1.0/embed?url=x')],
  ['other languages of the page', '<link rel="alternate" hreflang="cy" href="/cy/">'],
  ['style sheets', '<link rel="stylesheet" type="text/css" href="/a.css">'],
  ['addresses that are none', alternate('application/rss+xml', 'javascript:alert(1)')],
  ['links in the text', '<a rel="alternate" type="application/rss+xml" href="/rss">RSS</a>'],
])('does not take for a feed: %s', (_what, html) => {
  expect(urlsOf(html)).toEqual([])
})
