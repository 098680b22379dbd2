import { expect, it } from 'vitest'
import { readText } from '../xml/readText.ts'

const root = `<rdf:RDF xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:content="http://purl.org/rss/1.0/modules/content/">`
const channel = `<channel rdf:about="https://feed.example/"><title>The &amp;amp; Press</title>
  <link>https://feed.example/</link><description>On herons</description>
  <dc:language>en</dc:language><dc:creator>The Press</dc:creator>
  <items><rdf:Seq><rdf:li resource="https://feed.example/2"/></rdf:Seq></items></channel>`

const documentOf = (items: string) => `${root}${channel}${items}</rdf:RDF>`

async function postOf(inner: string, about = 'rdf:about="https://feed.example/1"') {
  const { drafts } = await readText(documentOf(`<item ${about}>${inner}</item>`))
  return drafts[0]!.post
}

it('reads what a feed says of itself', async () => {
  expect((await readText(documentOf(''))).details).toEqual({
    title: 'The & Press',
    description: 'On herons',
    language: 'en',
    homePageUrl: 'https://feed.example/',
  })
})

it('reads an item with everything of Dublin Core', async () => {
  const post = await postOf(`<title>Herons</title><link>https://feed.example/herons</link>
    <description>In short</description><content:encoded><![CDATA[<p>At length</p>]]></content:encoded>
    <dc:creator>Ada Lovell</dc:creator><dc:creator>Ben</dc:creator>
    <dc:date>2004-05-06T07:08:09+01:00</dc:date><dc:subject>Birds</dc:subject><dc:language>cy</dc:language>`)
  expect(post).toMatchObject({
    id: 'https://feed.example/1',
    url: 'https://feed.example/herons',
    title: 'Herons',
    html: '<p>At length</p>',
    summary: 'In short',
    published: '2004-05-06T07:08:09+01:00',
    language: 'cy',
    base: 'https://feed.example/herons',
  })
  expect(post.authors.map(({ name }) => name)).toEqual(['Ada Lovell', 'Ben'])
  expect(post.tags.map(({ facet, name }) => `${facet}/${name}`)).toEqual(['topic/Birds'])
})

it('takes language and authors of the feed where the item names none', async () => {
  const post = await postOf('<title>T</title>')
  expect(post).toMatchObject({ language: 'en', authors: [{ name: 'The Press' }] })
})

it.each([
  ['rdf:about', 'rdf:about="urn:1"', '<link>/1</link>', 'urn:1', 'https://feed.example/1'],
  [
    'rdf:about alone',
    'rdf:about="https://feed.example/1"',
    '',
    'https://feed.example/1',
    'https://feed.example/1',
  ],
  [
    'the link',
    '',
    '<link>https://feed.example/1</link>',
    'https://feed.example/1',
    'https://feed.example/1',
  ],
])('knows an item by %s', async (_what, about, inner, id, url) => {
  expect(await postOf(`<title>T</title>${inner}`, about)).toMatchObject({ id, url })
})

it('misses an item that has neither, with its title', async () => {
  const { problems } = await readText(documentOf('<item><title>Lost</title></item>'))
  expect(problems).toEqual([{ code: 'no-id', position: 1, title: 'Lost' }])
})

it('reads the items in their order, those too that the table of contents leaves out', async () => {
  const item = (id: number) =>
    `<item rdf:about="https://feed.example/${id}"><title>${id}</title></item>`
  const { drafts } = await readText(documentOf(item(1) + item(2) + item(3)))
  expect(drafts.map(({ post }) => post.title)).toEqual(['1', '2', '3'])
})

it('takes a description alone for the text', async () => {
  expect(await postOf('<title>T</title><description>A few words</description>')).toMatchObject({
    html: 'A few words',
    summary: 'A few words',
    isExcerpt: true,
  })
})
