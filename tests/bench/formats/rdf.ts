import { escapeXml } from './escapeXml.ts'
import type { Format } from './Format.ts'
import { postsOf, type BenchPost, type Publication } from '../publication/Publication.ts'

/** RSS 1.0: the channel lists the addresses of all items before the first of them comes. */
export const rdf: Format = {
  label: 'RDF (RSS 1.0)',
  address: '/feed.rdf',
  files: (publication) => [
    { address: '/feed.rdf', contentType: 'application/rdf+xml', text: writeDocument(publication) },
  ],
}

function* writeDocument(publication: Publication): Generator<string> {
  yield `<?xml version="1.0" encoding="UTF-8"?>
<rdf:RDF xmlns="http://purl.org/rss/1.0/" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="${publication.homePageUrl}">
<title>${escapeXml(publication.title)}</title>
<link>${publication.homePageUrl}</link>
<description></description>
<dc:language>en</dc:language>
<items><rdf:Seq>
`
  for (let number = 1; number <= publication.postCount; number++) {
    yield `<rdf:li rdf:resource="${publication.urlAt(number)}"/>\n`
  }
  yield '</rdf:Seq></items>\n</channel>\n'
  for (const post of postsOf(publication)) yield writeItem(post)
  yield '</rdf:RDF>\n'
}

function writeItem({ url, title, summary, html, published, author, tags }: BenchPost): string {
  return `<item rdf:about="${url}">
<title>${escapeXml(title)}</title>
<link>${url}</link>
<dc:creator>${escapeXml(author.name)}</dc:creator>
<dc:date>${published.toISOString()}</dc:date>
${tags.map(({ name }) => `<dc:subject>${escapeXml(name)}</dc:subject>`).join('\n')}
<description>${escapeXml(summary)}</description>
<content:encoded><![CDATA[${html}]]></content:encoded>
</item>
`
}
