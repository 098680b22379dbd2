import { escapeXml } from './escapeXml.ts'
import type { Format } from './Format.ts'
import { postsOf, type BenchPost, type Publication } from '../publication/Publication.ts'

/** With the body escaped, as RFC 4287 has it for `type="html"`. */
export const atom: Format = {
  label: 'Atom',
  address: '/feed.atom',
  files: (publication) => [
    {
      address: '/feed.atom',
      contentType: 'application/atom+xml',
      text: writeDocument(publication),
    },
  ],
}

function* writeDocument(publication: Publication): Generator<string> {
  yield `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
<id>${publication.homePageUrl}</id>
<title>${escapeXml(publication.title)}</title>
<updated>${publication.postAt(1).published.toISOString()}</updated>
<link rel="alternate" type="text/html" href="${publication.homePageUrl}"/>
`
  for (const post of postsOf(publication)) yield writeEntry(post)
  yield '</feed>\n'
}

function writeEntry({ url, title, summary, html, published, author, tags }: BenchPost): string {
  const date = published.toISOString()
  return `<entry>
<id>${url}</id>
<title>${escapeXml(title)}</title>
<link rel="alternate" type="text/html" href="${url}"/>
<published>${date}</published>
<updated>${date}</updated>
<author><name>${escapeXml(author.name)}</name></author>
${tags.map(({ name }) => `<category term="${name}"/>`).join('\n')}
<summary>${escapeXml(summary)}</summary>
<content type="html">${escapeXml(html)}</content>
</entry>
`
}
