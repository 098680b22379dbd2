import { expect, it } from 'vitest'
import { feed } from '../../factories/feed.ts'
import { checkDocuments, readDocuments, soundItem } from './checkDocuments.ts'

const first = 'https://saltmarsh.example/feed.json'
const second = 'https://saltmarsh.example/feed-2.json'

function page(items: readonly unknown[], next?: string): string {
  return JSON.stringify(feed(items, next ? { next_url: next } : {}))
}

it('knows positions over pages, where a post has moved to the next', async () => {
  const read = await readDocuments({
    [first]: page([soundItem('a'), {}, soundItem('b')], second),
    [second]: page([soundItem('b'), soundItem('c'), {}, soundItem('d', { date_published: '?' })]),
  })
  expect(read.posts.map(({ draft }) => [draft.post.title, draft.position])).toEqual([
    ['Post a', 1],
    ['Post b', 3],
    ['Post c', 5],
    ['Post d', 7],
  ])
  expect(read.posts.at(-1)!.draft.written.published).toBe('?')
  expect(read.pages.map(({ url }) => url)).toEqual([first, second])
})

it('says that a feed breaks off, and checks what there is', async () => {
  const cut = page([soundItem('a', { authors: [] }), soundItem('b')]).slice(0, -40)
  const findings = await checkDocuments({ [first]: cut })
  expect(findings).toMatchObject([
    {
      code: 'cut-off',
      severity: 'problem',
      message: `The feed breaks off after 1 post. The feed ends in the middle. (${first})`,
    },
    { code: 'no-author' },
  ])
})

it('takes a page that is missing for a fault on the web, and for none in a file', async () => {
  const documents = { [first]: page([soundItem('a')], second) }
  expect(await checkDocuments(documents)).toMatchObject([{ code: 'cut-off' }])
  expect(await checkDocuments(documents, { isWeb: false })).toMatchObject([
    { code: 'more-pages', severity: 'advice' },
  ])
})

it('gives the address of a feed that was found by way of a web page', async () => {
  const findings = await checkDocuments({
    'https://saltmarsh.example/': `<!doctype html><link rel="alternate" type="application/feed+json" href="feed.json">`,
    [first]: page([soundItem('a')]),
  })
  expect(findings).toMatchObject([{ code: 'web-page-address', severity: 'advice' }])
  expect(findings[0]!.message).toMatch(/"feed": "https:\/\/saltmarsh.example\/feed.json"$/)
})

const rssItem = (title: string, date: string) =>
  `<item><title>${title}</title><guid>${title}</guid><dc:creator>Ida</dc:creator>
  <description>&lt;p&gt;Text&lt;/p&gt;</description>${date}</item>`

it('reads dates of RSS as they are written', async () => {
  const read = await checkDocuments({
    'https://saltmarsh.example/rss': `<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/">
      <channel><title>T</title><link>https://saltmarsh.example/</link><language>en</language>
      ${rssItem('a', '<pubDate>Mon, 2 Mar 2026 09:00:00 GMT</pubDate>')}
      ${rssItem('b', '<pubDate> last Monday </pubDate>')}
      ${rssItem('c', '')}
      ${rssItem('d', '<dc:date>2026-03-02</dc:date>')}
      </channel></rss>`,
  })
  expect(read.filter(({ code }) => code.endsWith('date'))).toMatchObject([
    { code: 'no-date', posts: [{ title: 'c', position: 3 }] },
    { code: 'unreadable-date', posts: [{ title: 'b', position: 2, detail: '“last Monday”' }] },
  ])
})

it('reads dates of Atom as they are written', async () => {
  const entry = (id: string, dates: string) =>
    `<entry><id>${id}</id><title>${id}</title><author><name>Ida</name></author>
    <content type="html">Text</content>${dates}</entry>`
  const findings = await checkDocuments({
    'https://saltmarsh.example/atom': `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
      <title>T</title><link href="https://saltmarsh.example/"/>
      ${entry('a', '<updated>2026-03-02T09:00:00Z</updated>')}
      ${entry('b', '<updated>never</updated>')}
      ${entry('c', '<published>2026-03-02</published><updated>never</updated>')}
      </feed>`,
  })
  expect(findings).toMatchObject([
    { code: 'unreadable-date', posts: [{ title: 'b', detail: '“never”' }] },
    { code: 'unreadable-update', posts: [{ title: 'c', detail: '“never”' }] },
  ])
})

it('names taxonomies of WordPress that no facet takes', async () => {
  const terms = ['category', 'branch', 'post_format', 'branch'].map((taxonomy, index) => [
    { taxonomy, name: `Term ${index}`, slug: `term-${index}` },
  ])
  const post = {
    id: 1,
    guid: { rendered: 'https://saltmarsh.example/?p=1' },
    link: 'https://saltmarsh.example/a/',
    title: { rendered: 'A' },
    content: { rendered: '<p>Text</p>' },
    date_gmt: '2026-03-02T09:00:00',
    modified_gmt: '2026-03-02T09:00:00',
    _embedded: { author: [{ name: 'Ida' }], 'wp:term': terms },
  }
  const documents = { 'https://saltmarsh.example/posts.json': JSON.stringify([post]) }
  const findings = await checkDocuments(documents)
  expect(findings.filter(({ code }) => code === 'unmapped-taxonomy')).toMatchObject([
    { severity: 'advice', posts: [{ title: 'A', position: 1 }] },
  ])
  expect(findings.some(({ code }) => code.includes('date'))).toBe(false)
})
