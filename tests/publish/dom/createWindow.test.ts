import createPurifier, { type WindowLike } from 'dompurify'
import * as fc from 'fast-check'
import { JSDOM } from 'jsdom'
import { readFileSync } from 'node:fs'
import { beforeAll, expect, it, vi } from 'vitest'
import { asUntrustedHtml } from '../../../src/model/UntrustedHtml.ts'
import { createWindow } from '../../../src/publish/dom/createWindow.ts'
import type { sanitizeHtml } from '../../../src/ui/post/sanitizeHtml.ts'

/** What cleans texts, with another window for a browser's. */
async function createSanitizer(window: WindowLike): Promise<(html: string) => unknown> {
  vi.resetModules()
  vi.doMock('dompurify', () => ({ default: createPurifier(window) }))
  const module = (await import('../../../src/ui/post/sanitizeHtml.ts')) as {
    readonly sanitizeHtml: typeof sanitizeHtml
  }
  const isListed = (url: string) => new URL(url).host === 'media.example'
  return (html) =>
    module.sanitizeHtml(asUntrustedHtml(html), {
      base: 'https://saltmarsh.example/posts/one',
      internalHref: (url) => (url.endsWith('/two') ? '/posts/two' : undefined),
      imageSource: (url) => (isListed(url) ? url : undefined),
      mayLoad: isListed,
    })
}

let lean: (html: string) => unknown
let jsdom: (html: string) => unknown

beforeAll(async () => {
  lean = await createSanitizer(createWindow())
  jsdom = await createSanitizer(new JSDOM('').window)
})

const tags = (
  'a b p h1 h2 h3 table tr td caption svg math mi style template form iframe noscript video audio ' +
  'pre ul li div span script x-custom mglyph annotation-xml foreignObject desc title textarea xmp ' +
  'body html head select option font figure figcaption details summary plaintext'
).split(' ')

const pieces = [
  ...tags.flatMap((tag) => [`<${tag}>`, `</${tag}>`]),
  '<a href="https://x.example/a">',
  '<a href="/posts/two">',
  '<a href="#title">',
  '<a href="javascript:alert(1)">',
  '<h2 id="title">',
  '<h3 id="part">',
  '<div id="images" class="c" style="x" data-q="1">',
  '<img src=x onerror=alert(1)>',
  '<img src="https://media.example/a.png" width=300 alt="a">',
  '<img src="https://media.example/b.png" width=1>',
  '<iframe src="https://v.example/1">',
  '<input name="attributes">',
  '<input name="childNodes">',
  '<video src="https://media.example/v.mp4" poster=p.png>',
  '<source src="https://media.example/v.webm" type=video/webm>',
  '<track src="https://media.example/v.vtt" kind=captions>',
  '<audio controls src=https://q.example/a.mp3>',
  '<p align=center xlink:href="javascript:1" id="body">',
  '<span title="a--><b>">',
  '<br>',
  '<!-- c -->',
  '<!-- <b> -->',
  '<?x y?>',
  '<![CDATA[x]]>',
  ' text ',
  '&amp;&lt;b&gt;&nbsp;',
  ' \n',
  'é👋',
]

it('cleans whatever feeds bring as jsdom does', () => {
  const bodies = fc.array(fc.constantFrom(...pieces), { maxLength: 30 }).map((all) => all.join(''))
  fc.assert(
    fc.property(bodies, (html) => {
      expect(lean(html)).toEqual(jsdom(html))
    }),
    { seed: 20, numRuns: 2000 },
  )
}, 120_000)

it('cleans the posts of the sample as jsdom does', () => {
  const path = new URL('../../../public/feed.json', import.meta.url)
  const { items } = JSON.parse(readFileSync(path, 'utf8')) as {
    items: readonly { content_html: string }[]
  }
  for (const { content_html: html } of items) expect(lean(html)).toEqual(jsdom(html))
})

it('refuses what is not understood rather than to find nothing', () => {
  const { document } = createWindow()
  expect(() => document?.querySelector('p > b')).toThrow('"p > b" is not understood')
})
