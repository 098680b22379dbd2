import { m } from '../../ui/messages/messages.ts'
import type { CheckContext, CheckedFeed } from './CheckedFeed.ts'
import { counted } from './counted.ts'
import type { Finding } from './Finding.ts'

/** How the feed comes to the reader: size, headers, address. */
export function deliveryFindings(feed: CheckedFeed, { answers }: CheckContext): readonly Finding[] {
  return [
    ...(answers.mayOthersRead === false ? [closedFinding] : []),
    ...sizeFindings(feed),
    ...validatorFindings(feed),
    ...addressFindings(feed),
  ]
}

const closedFinding: Finding = {
  code: 'no-cors',
  severity: 'problem',
  message:
    'Browsers may not read it from another site: the answer has no header Access-Control-Allow-Origin. This does not matter where the reader is served from the same host as the feed.',
  posts: [],
}

const burdenBytes = 1_000_000

/** WordPress divides its posts by itself. */
function sizeFindings({ format, pages }: CheckedFeed): readonly Finding[] {
  const large = pages.filter(({ bytes }) => bytes > burdenBytes)
  if (large.length === 0 || format === 'wordpress') return []
  const largest = m.size(Math.max(...large.map(({ bytes }) => bytes)))
  const what =
    pages.length === 1
      ? `The feed is one document of ${largest}`
      : `${counted(large.length, 'page', 'pages')} of the feed ${large.length === 1 ? 'has' : 'have'} up to ${largest}`
  const cure = format === 'json-feed' ? ' Divide it into pages with next_url.' : ''
  const message = `${what}. Up to 100 kB is ideal, 250 kB is fine, 1 MB is a burden.${cure}`
  return [{ code: 'large-document', severity: 'advice', message, posts: [] }]
}

/** The API of WordPress has neither, and is asked for what has changed instead. */
function validatorFindings({ isWeb, format, pages }: CheckedFeed): readonly Finding[] {
  const [first] = pages
  if (!isWeb || !first || format === 'wordpress') return []
  if (first.validators.etag ?? first.validators.lastModified) return []
  return [
    {
      code: 'no-validators',
      severity: 'advice',
      message:
        'The server sends neither ETag nor Last-Modified, so every visit reads the whole feed again to see whether it has changed.',
      posts: [],
    },
  ]
}

/** Found by way of a web page, which browsers on other hosts may not be let to read. */
function addressFindings({ isWeb, isLinked, url, format, pages }: CheckedFeed): readonly Finding[] {
  const [first] = pages
  if (!isWeb || !first || format === 'wordpress' || !isLinked) return []
  return [
    {
      code: 'web-page-address',
      severity: 'advice',
      message: `${url} is a web page that leads to the feed. Name the feed itself in site.json: "feed": "${first.url}"`,
      posts: [],
    },
  ]
}
