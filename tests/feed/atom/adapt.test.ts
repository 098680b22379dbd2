import { describe, expect, it } from 'vitest'
import type { PostDraft } from '../../../src/feed/PostDraft.ts'
import { readText } from '../xml/readText.ts'

const xhtml = (inner: string) => `<div xmlns="http://www.w3.org/1999/xhtml">${inner}</div>`

/** One entry of a feed whose home page is https://feed.example/. */
async function draftOf(
  entry: string,
  { head = '<link href="https://feed.example/"/>', root = '', attributes = '' } = {},
): Promise<PostDraft> {
  const text = `<feed xmlns="http://www.w3.org/2005/Atom" ${root}>${head}<entry ${attributes}>${entry}</entry></feed>`
  const { drafts, problems, fault } = await readText(text)
  expect({ problems, fault }).toEqual({ problems: [], fault: undefined })
  return drafts[0]!
}

async function postOf(entry: string, feed: Parameters<typeof draftOf>[1] = {}) {
  return (await draftOf(`<id>1</id>${entry}`, feed)).post
}

describe('the feed', () => {
  it('says what it is called, about, in which language and where', async () => {
    const { details } = await readText(
      `<feed xml:lang="en-GB"><title type="html">Salt &amp;amp; &lt;i>pepper&lt;/i></title>
      <subtitle>On &lt;food&gt;</subtitle>
      <link rel="self" href="/feed"/><link href="/data.json" type="application/json"/>
      <link rel="alternate" type="text/html" href="/blog/"/></feed>`,
    )
    expect(details).toEqual({
      title: 'Salt & pepper',
      description: 'On <food>',
      language: 'en-GB',
      homePageUrl: 'https://feed.example/blog/',
    })
  })
})

describe('id and address', () => {
  const link = (attributes: string) => `<link href="https://feed.example/${attributes}/>`
  it.each([
    ['id and link', `<id>a</id>${link('1"')}`, 'a', 'https://feed.example/1'],
    ['a link only', link('1"'), 'https://feed.example/1', 'https://feed.example/1'],
    ['a blank id', `<id> </id>${link('1"')}`, 'https://feed.example/1', 'https://feed.example/1'],
    ['an alternate', `<id>a</id>${link('1" rel="alternate"')}`, 'a', 'https://feed.example/1'],
    [
      'the page before the data',
      `<id>a</id>${link('1.json" type="application/json"')}${link('1" type="text/html"')}`,
      'a',
      'https://feed.example/1',
    ],
    [
      'nothing that is only related',
      `<id>a</id>${link('1" rel="related"')}${link('2" rel="via"')}${link('3" rel="enclosure"')}${link('4" rel="self"')}`,
      'a',
      undefined,
    ],
    [
      'no id that is an address',
      '<id>https://feed.example/1</id>',
      'https://feed.example/1',
      undefined,
    ],
  ])('come from %s', async (_what, entry, id, url) => {
    const { post } = await draftOf(`${entry}<title>T</title>`)
    expect({ id: post.id, url: post.url }).toEqual({ id, url })
  })

  it('are missed, with the title', async () => {
    const { problems } = await readText('<feed><entry><title>Lost</title></entry></feed>')
    expect(problems).toEqual([{ code: 'no-id', position: 1, title: 'Lost' }])
  })

  it.each([
    [
      "the entry's xml:base",
      { attributes: 'xml:base="/entry/"', root: 'xml:base="https://base.example/feed/"' },
      'https://base.example/entry/1',
    ],
    [
      "the feed's xml:base",
      { root: 'xml:base="https://base.example/feed/"' },
      'https://base.example/feed/1',
    ],
    ['the home page', { head: '<link href="https://home.example/"/>' }, 'https://home.example/1'],
    ['the feed', { head: '' }, 'https://feed.example/blog/1'],
  ])('that are relative resolve against %s', async (_what, feed, url) => {
    expect((await postOf('<title>T</title><link href="1"/>', feed)).url).toBe(url)
  })

  it.each([
    ['the post', '', 'https://feed.example/posts/1'],
    ["the content's xml:base", 'xml:base="/files/"', 'https://feed.example/files/'],
  ])('of the body resolve against %s', async (_what, attributes, base) => {
    const content = `<content type="html" ${attributes}>&lt;img src="a.png">Text</content>`
    const { post, images } = await draftOf(`<id>1</id><link href="/posts/1"/>${content}`)
    expect(post.base).toBe(base)
    expect(images).toEqual([new URL('a.png', base).href])
  })
})

describe('title', () => {
  it.each([
    ['text by default', '<title>5 &lt; 6 &amp;amp;\n 7</title>', '5 < 6 &amp; 7'],
    ['text', '<title type="text">&lt;example&gt;</title>', '<example>'],
    [
      'HTML',
      '<title type="html">A &lt;em>heron&lt;/em> &amp;amp; a fish</title>',
      'A heron & a fish',
    ],
    [
      'HTML in a CDATA section',
      '<title type="html"><![CDATA[A <em>heron</em> &amp; a fish]]></title>',
      'A heron & a fish',
    ],
    [
      'XHTML',
      `<title type="xhtml">${xhtml('A <em>heron</em> &amp; a fish')}</title>`,
      'A heron & a fish',
    ],
  ])('is read as %s', async (_what, title, expected) => {
    expect((await postOf(title)).title).toBe(expected)
  })
})

describe('body', () => {
  it.each([
    ['HTML', '<content type="html">&lt;p>Hi&lt;/p></content>', '<p>Hi</p>'],
    ['HTML by its media type', '<content type="text/html">&lt;p>Hi&lt;/p></content>', '<p>Hi</p>'],
    ['text', '<content type="text">5 &lt; 6</content>', '<p>5 &lt; 6</p>'],
    ['text by default', '<content>One\n\nTwo</content>', '<p>One</p>\n<p>Two</p>'],
    [
      'XHTML, without the element around it',
      `<content type="xhtml">${xhtml('<p>5 &lt; 6</p><br/>')}</content>`,
      '<p>5 &lt; 6</p><br/>',
    ],
    [
      'XHTML with a prefix',
      '<content type="xhtml"><h:div xmlns:h="http://www.w3.org/1999/xhtml"><h:p>Hi</h:p></h:div></content>',
      '<p>Hi</p>',
    ],
    [
      'XHTML whose empty elements HTML would leave open',
      `<content type="xhtml">${xhtml('<a id="x > y"/>Text<img src="a"/><td />')}</content>`,
      '<a id="x > y"></a>Text<img src="a"/><td></td>',
    ],
  ])('is %s', async (_what, content, html) => {
    const post = await postOf(`<title>T</title>${content}<summary>Short</summary>`)
    expect(post).toMatchObject({ html, summary: 'Short' })
    expect(post).not.toHaveProperty('isExcerpt')
  })

  it.each([
    ['there is no content', ''],
    ['the content is elsewhere', '<content src="/1.html" type="text/html"/>'],
    [
      'the content is of a kind that is not read',
      '<content type="image/png">iVBORw0KGgo=</content>',
    ],
  ])('is the summary, as an excerpt, where %s', async (_what, content) => {
    const summary = '<summary type="html">&lt;p>In &lt;b>short&lt;/b>&lt;/p></summary>'
    expect(await postOf(`<title>T</title>${content}${summary}`)).toMatchObject({
      html: '<p>In <b>short</b></p>',
      summary: 'In short',
      isExcerpt: true,
    })
  })

  it('is nothing where there is neither', async () => {
    expect(await postOf('<title>T</title>')).toMatchObject({ html: '', isExcerpt: true })
  })
})

describe('authors', () => {
  const person = (name: string, uri = '') =>
    `<author><name>${name}</name>${uri && `<uri>${uri}</uri>`}</author>`

  it('have names and, on the web, addresses', async () => {
    const { authors } = await draftOf(
      `<id>1</id><title>T</title>${person('Ada', '/ada')}${person('Ben', 'mailto:ben@press.example')}${person('ben@press.example')}`,
    )
    expect(authors).toEqual([
      { slug: 'ada', name: 'Ada', url: 'https://feed.example/ada' },
      { slug: 'ben', name: 'Ben' },
    ])
  })

  it.each([
    ["the entry's own", person('Ada'), ['Ada']],
    ['those of the feed it was taken from', `<source>${person('Cleo')}</source>`, ['Cleo']],
    ["the feed's where it names none", '', ['The Press']],
  ])('are %s', async (_what, entry, names) => {
    const post = await postOf(`<title>T</title>${entry}`, { head: person('The Press') })
    expect(post.authors.map(({ name }) => name)).toEqual(names)
  })
})

describe('tags', () => {
  it.each([
    ['a term', '<category term="spring"/>', ['topic/spring']],
    [
      'a label before the term',
      '<category term="spring" label="Spring &amp; summer"/>',
      ['topic/Spring & summer'],
    ],
    [
      'a scheme that a facet reads',
      '<category term="Guide" scheme="https://feed.example/type"/>',
      ['type/Guide'],
    ],
    [
      'any other scheme, as if it were plain',
      '<category term="Guide" scheme="https://feed.example/tags/"/>',
      ['topic/Guide'],
    ],
    ['nothing in them', '<category/>', []],
  ])('come from %s', async (_what, entry, tags) => {
    const post = await postOf(`<title>T</title>${entry}`)
    expect(post.tags.map(({ facet, name }) => `${facet}/${name}`)).toEqual(tags)
  })
})

describe('dates', () => {
  it.each([
    [
      'both',
      '<published>2020-01-02T03:04:05+06:00</published><updated>2021-01-01</updated>',
      '2020-01-02T03:04:05+06:00',
      '2021-01-01',
    ],
    [
      'one that says both',
      '<updated>2021-01-01T00:00:00Z</updated>',
      '2021-01-01T00:00:00Z',
      undefined,
    ],
    ['one that cannot be read', '<published>soon</published>', undefined, undefined],
  ])('are %s', async (_what, entry, published, updated) => {
    const post = await postOf(`<title>T</title>${entry}`)
    expect({ published: post.published, updated: post.updated }).toEqual({ published, updated })
  })
})

describe('language, pictures and files', () => {
  it.each([
    ["the entry's", { attributes: 'xml:lang="fr"', root: 'xml:lang="en"' }, 'fr'],
    ["the feed's", { root: 'xml:lang="en"' }, 'en'],
  ])('has %s language', async (_what, feed, language) => {
    expect((await postOf('<title>T</title>', feed)).language).toBe(language)
  })

  it('come as links of the kind "enclosure"', async () => {
    const { image, attachments } = await postOf(
      `<title>T</title><link rel="enclosure" href="/a.mp3" type="audio/mpeg" length="9" title="Episode"/>
      <link rel="enclosure" href="/a.jpg" type="image/jpeg"/>`,
    )
    expect(image).toEqual({ url: 'https://feed.example/a.jpg' })
    expect(attachments).toEqual([
      { url: 'https://feed.example/a.mp3', mimeType: 'audio/mpeg', title: 'Episode', bytes: 9 },
    ])
  })

  it('come in elements of media too', async () => {
    const { image } = await postOf(
      '<title>T</title><media:group><media:thumbnail url="/t.jpg" width="480"/></media:group>',
    )
    expect(image).toEqual({ url: 'https://feed.example/t.jpg' })
  })
})
