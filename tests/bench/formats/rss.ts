import { escapeXml } from './escapeXml.ts'
import type { Format } from './Format.ts'
import { postsOf, type BenchPost, type Publication } from '../publication/Publication.ts'

/** With the body in `content:encoded`, as WordPress and most others write it. */
export const rss: Format = {
  label: 'RSS 2.0',
  address: '/feed.rss',
  files: (publication) => [
    { address: '/feed.rss', contentType: 'application/rss+xml', text: writeDocument(publication) },
  ],
}

function* writeDocument(publication: Publication): Generator<string> {
  yield `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel>
<title>${escapeXml(publication.title)}</title>
<link>${publication.homePageUrl}</link>
<description></description>
<language>en</language>
`
  for (const post of postsOf(publication)) yield writeItem(post)
  yield '</channel>\n</rss>\n'
}

function writeItem({ url, title, summary, html, published, author, tags }: BenchPost): string {
  return `<item>
<title>${escapeXml(title)}</title>
<link>${url}</link>
<guid isPermaLink="true">${url}</guid>
<dc:creator><![CDATA[${author.name}]]></dc:creator>
<pubDate>${published.toUTCString()}</pubDate>
${tags.map(({ name }) => `<category><![CDATA[${name}]]></category>`).join('\n')}
<description><![CDATA[${summary}]]></description>
<content:encoded><![CDATA[${html}]]></content:encoded>
</item>
`
}
