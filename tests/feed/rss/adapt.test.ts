import { describe, expect, it } from 'vitest'
import type { PostDraft } from '../../../src/feed/PostDraft.ts'
import { feedUrl, readText } from '../xml/readText.ts'

const description = '<description><![CDATA[<p>Text</p>]]></description>'

/** One item of a feed whose home page is https://feed.example/. */
async function draftOf(
  item: string,
  { channel = '<link>https://feed.example/</link>', root = '', attributes = '' } = {},
): Promise<PostDraft> {
  const text = `<rss version="2.0" ${root}><channel>${channel}<item ${attributes}>${item}</item></channel></rss>`
  const { drafts, problems, fault } = await readText(text)
  expect({ problems, fault }).toEqual({ problems: [], fault: undefined })
  return drafts[0]!
}

async function postOf(item: string, feed: Parameters<typeof draftOf>[1] = {}) {
  return (await draftOf(`<guid isPermaLink="false">1</guid>${item}`, feed)).post
}

describe('the feed', () => {
  it('says what it is called, about, in which language and where', async () => {
    const { details } = await readText(
      `<rss><channel><title>Salt &amp;amp; pepper</title><description>On\n food</description>
      <language>en-GB</language><link>/blog/</link></channel></rss>`,
    )
    expect(details).toEqual({
      title: 'Salt & pepper',
      description: 'On food',
      language: 'en-GB',
      homePageUrl: 'https://feed.example/blog/',
    })
  })

  it.each([
    ['in Dublin Core', '<rss><channel><dc:language>cy</dc:language></channel></rss>'],
    ['as an attribute', '<rss xml:lang="cy"><channel><title>T</title></channel></rss>'],
  ])('may name its language %s', async (_where, text) => {
    expect((await readText(text)).details.language).toBe('cy')
  })

  it('has no home page where the link is no address on the web', async () => {
    const { details } = await readText('<rss><channel><link>javascript:x</link></channel></rss>')
    expect(details).toEqual({})
  })
})

describe('id and address', () => {
  it.each([
    [
      'guid and link',
      '<guid>a</guid><link>https://feed.example/1</link>',
      'a',
      'https://feed.example/1',
    ],
    [
      'a link only',
      '<link>https://feed.example/1</link>',
      'https://feed.example/1',
      'https://feed.example/1',
    ],
    [
      'a blank guid',
      '<guid> </guid><link>https://feed.example/1</link>',
      'https://feed.example/1',
      'https://feed.example/1',
    ],
    [
      'a guid that is an address',
      '<guid>https://feed.example/2</guid>',
      'https://feed.example/2',
      'https://feed.example/2',
    ],
    [
      'one that says so',
      '<guid isPermaLink="true">https://feed.example/2</guid>',
      'https://feed.example/2',
      'https://feed.example/2',
    ],
    [
      'one that says no',
      '<guid isPermaLink="false">https://feed.example/2</guid>',
      'https://feed.example/2',
      undefined,
    ],
    [
      'a guid that is a word',
      '<guid>tag:feed.example,2020:1</guid>',
      'tag:feed.example,2020:1',
      undefined,
    ],
    [
      'a link that is no address on the web',
      '<guid>1</guid><link>javascript:alert(1)</link>',
      '1',
      undefined,
    ],
  ])('come from %s', async (_what, item, id, url) => {
    const { post } = await draftOf(`${item}<title>T</title>`)
    expect({ id: post.id, url: post.url }).toEqual({ id, url })
  })

  it.each([
    ['neither', '<title>Lost &amp; found</title>', { code: 'no-id', title: 'Lost & found' }],
    ['blank ones', '<guid> </guid><link/><title>T</title>', { code: 'no-id', title: 'T' }],
    ['an id and nothing else', '<guid isPermaLink="false">1</guid>', { code: 'empty' }],
  ])('are missed in an item of %s', async (_what, item, problem) => {
    const { problems } = await readText(`<rss><channel><item>${item}</item></channel></rss>`)
    expect(problems).toEqual([{ position: 1, ...problem }])
  })

  it.each([
    [
      "the item's xml:base",
      { attributes: 'xml:base="/item/"', root: 'xml:base="https://base.example/feed/"' },
      'https://base.example/item/1',
    ],
    [
      "the feed's xml:base",
      { root: 'xml:base="https://base.example/feed/"' },
      'https://base.example/feed/1',
    ],
    ['the home page', { channel: '<link>https://home.example/</link>' }, 'https://home.example/1'],
    ['the feed', { channel: '' }, 'https://feed.example/blog/1'],
  ])('that are relative resolve against %s', async (_what, feed, url) => {
    expect((await postOf('<link>1</link>', feed)).url).toBe(url)
  })

  it.each([
    ['the post', {}, 'https://feed.example/2020/post'],
    ["the feed's xml:base", { root: 'xml:base="https://base.example/"' }, 'https://base.example/'],
  ])('of the body resolve against %s', async (_what, feed, base) => {
    const post = await postOf('<link>https://feed.example/2020/post</link>', feed)
    expect(post.base).toBe(base)
  })

  it('of the body resolve against the home page where the post has none', async () => {
    expect((await postOf('<title>T</title>')).base).toBe('https://feed.example/')
    expect((await postOf('<title>T</title>', { channel: '' })).base).toBe(feedUrl)
  })
})

describe('title', () => {
  it.each([
    ['plain', 'Ordinary care', 'Ordinary care'],
    ['encoded twice', 'Salt &amp;amp; pepper', 'Salt & pepper'],
    ['in a CDATA section', '<![CDATA[Salt &#038; pepper]]>', 'Salt & pepper'],
    ['about a tag', '&lt;example&gt;', '<example>'],
    ['on two lines', 'Two\n lines', 'Two lines'],
  ])('is text: %s', async (_what, title, expected) => {
    expect((await postOf(`<title>${title}</title>`)).title).toBe(expected)
  })

  it('is made of the text where there is none, and says so', async () => {
    expect(await postOf(description)).toMatchObject({ title: 'Text', isTitleDerived: true })
  })
})

describe('body', () => {
  const words = (count: number) => Array.from({ length: count }, () => 'word').join(' ')

  it('is the full text, with the description as summary', async () => {
    const post = await postOf(
      '<description>A &lt;b&gt;short&lt;/b&gt; text</description><content:encoded><![CDATA[<p>All</p>]]></content:encoded>',
    )
    expect(post).toMatchObject({ html: '<p>All</p>', summary: 'A short text' })
    expect(post).not.toHaveProperty('isExcerpt')
  })

  it.each([
    ['Spring is here. [&amp;hellip;]', 'Spring is here.'],
    ['Spring is here. [...]', 'Spring is here.'],
    ['Spring is here. Continue reading →', 'Spring is here.'],
    [
      '&lt;p&gt;Spring is here. [&amp;#8230;]&lt;/p&gt; &lt;p&gt;The post &lt;a href="/s"&gt;Spring&lt;/a&gt; appeared first on &lt;a href="/"&gt;The Press&lt;/a&gt;.&lt;/p&gt;',
      'Spring is here.',
    ],
    ['The post office was first.', 'The post office was first.'],
    ['Everything', undefined],
  ])('leaves a summary of words: %s', async (written, summary) => {
    const content = '<content:encoded>Everything</content:encoded>'
    const post = await postOf(`<description>${written}</description>${content}`)
    expect(post.summary).toBe(summary)
  })

  it.each([
    ['a few words without paragraphs', words(99), true],
    ['many words without paragraphs', words(100), false],
    ['a paragraph', '<p>A short note.</p>', false],
    ['a cut', `<p>${words(200)} […]</p>`, true],
    ['a cut with three dots', `<p>${words(200)} [...]</p>`, true],
    ['a cut as an entity', `<p>${words(200)} [&hellip;]</p>`, true],
    ['a text that trails off', `<p>${words(200)}…</p>`, true],
    ['an invitation', `<p>${words(200)}</p><p><a href="/1">Read more »</a></p>`, true],
    ['another', `<p>${words(200)}</p><p><a href="/1">Continue reading</a></p>`, true],
    [
      'a cut before where it came from',
      `<p>${words(200)} [&hellip;]</p><p>The post <a href="/s">S</a> appeared first on <a href="/">P</a>.</p>`,
      true,
    ],
  ])(
    'is the description alone, and whether that is an excerpt shows in %s',
    async (_what, html, isExcerpt) => {
      const post = await postOf(`<title>T</title><description><![CDATA[${html}]]></description>`)
      expect(post.html).toBe(html)
      expect(post.isExcerpt ?? false).toBe(isExcerpt)
      expect('summary' in post).toBe(isExcerpt)
    },
  )

  it('is kept as it came, scripts and all', async () => {
    const html = '<p onclick="x()">Hi</p><script>alert(1)</script>'
    expect((await postOf(`<description><![CDATA[${html}]]></description>`)).html).toBe(html)
  })

  it('is the summary of a podcast where there is nothing else', async () => {
    const post = await postOf('<itunes:summary>In this episode</itunes:summary>')
    expect(post.html).toBe('In this episode')
  })

  it('may be markup that was not escaped', async () => {
    const html = '<p>Hi <b>there</b><br></p>'
    expect((await postOf(`<description>${html}</description>`)).html).toBe(html)
  })
})

describe('authors', () => {
  it.each([
    [
      'Dublin Core before the address',
      '<author>ed@press.example (Ed)</author><dc:creator>Ada Lovell</dc:creator>',
      ['Ada Lovell'],
    ],
    [
      'several',
      '<dc:creator>Ada</dc:creator><dc:creator>Ben &amp;amp; Co</dc:creator><dc:creator>Ada</dc:creator>',
      ['Ada', 'Ben & Co'],
    ],
    ['two in one, which stay one', '<dc:creator>Ada and Ben</dc:creator>', ['Ada and Ben']],
    [
      'the name behind an address',
      '<author>ada@press.example (Ada Lovell)</author>',
      ['Ada Lovell'],
    ],
    [
      'the name before an address',
      '<author>Ada Lovell &lt;ada@press.example&gt;</author>',
      ['Ada Lovell'],
    ],
    ['a name alone', '<author>Ada Lovell</author>', ['Ada Lovell']],
    ['a bare address, which is no name', '<author>ada@press.example</author>', []],
    ['a bare address in Dublin Core', '<dc:creator>ada@press.example</dc:creator>', []],
    [
      'a name after bare addresses',
      '<dc:creator>ada@press.example</dc:creator><author>Ada</author>',
      ['Ada'],
    ],
    ['a podcast', '<itunes:author>Ada Lovell</itunes:author>', ['Ada Lovell']],
    ['nobody', '', []],
  ])('are %s', async (_what, item, names) => {
    const post = await postOf(`<title>T</title>${item}`)
    expect(post.authors.map(({ name }) => name)).toEqual(names)
  })

  it("are the feed's where the item names none", async () => {
    const channel = '<itunes:author>The Press</itunes:author>'
    expect((await postOf('<title>T</title>', { channel })).authors).toEqual([
      { slug: 'the-press', name: 'The Press' },
    ])
  })
})

describe('tags', () => {
  it.each([
    ['a plain category', '<category>Spring</category>', ['topic/Spring']],
    ['a domain that a facet reads', '<category domain="type">Guide</category>', ['type/Guide']],
    [
      'one by its last segment',
      '<category domain="https://x.example/a/type/">Guide</category>',
      ['type/Guide'],
    ],
    [
      'one by its fragment',
      '<category domain="https://x.example/a#type">Guide</category>',
      ['type/Guide'],
    ],
    [
      'one by the whole of it',
      '<category domain="https://feed.example/for#whom">All</category>',
      ['audience/All'],
    ],
    [
      'any other domain, as if it were plain',
      '<category domain="https://x.example/tag">Guide</category>',
      ['topic/Guide'],
    ],
    ['Dublin Core', '<dc:subject>Spring</dc:subject>', ['topic/Spring']],
    ['entities', '<category><![CDATA[Salt &amp; pepper]]></category>', ['topic/Salt & pepper']],
    ['nothing in them', '<category/><category> </category>', []],
  ])('come from %s', async (_what, item, tags) => {
    const post = await postOf(`<title>T</title>${item}`)
    expect(post.tags.map(({ facet, name }) => `${facet}/${name}`)).toEqual(tags)
  })
})

describe('dates', () => {
  const pubDate = '<pubDate>Wed, 12 Mar 2014 23:00:00 EST</pubDate>'
  it.each([
    ['pubDate', `${pubDate}<dc:date>2010-01-01</dc:date>`, '2014-03-12T23:00:00-05:00'],
    ['Dublin Core', '<dc:date>2014-03-12T23:00:00+01:00</dc:date>', '2014-03-12T23:00:00+01:00'],
    [
      'Dublin Core where pubDate is unreadable',
      '<pubDate>soon</pubDate><dc:date>2014-03-12</dc:date>',
      '2014-03-12',
    ],
    ['nothing', '', undefined],
  ])('of publication come from %s', async (_what, item, published) => {
    expect((await postOf(`<title>T</title>${item}`)).published).toBe(published)
  })

  it.each([
    ['terms of Dublin Core', '<dcterms:modified>2014-04-01</dcterms:modified>'],
    ['Atom', '<atom:updated>2014-04-01</atom:updated>'],
  ])('of change come from %s', async (_what, item) => {
    expect((await postOf(`<title>T</title>${pubDate}${item}`)).updated).toBe('2014-04-01')
  })
})

describe('language', () => {
  it.each([
    [
      "the item's attribute",
      '',
      { attributes: 'xml:lang="fr"', channel: '<language>en</language>' },
      'fr',
    ],
    ['Dublin Core', '<dc:language>fr</dc:language>', { channel: '<language>en</language>' }, 'fr'],
    ['the feed', '', { channel: '<language>en</language>' }, 'en'],
    ['nothing', '', {}, undefined],
  ])('comes from %s', async (_what, item, feed, language) => {
    expect((await postOf(`<title>T</title>${item}`, feed)).language).toBe(language)
  })
})
