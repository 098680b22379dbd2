import { Parser } from 'htmlparser2'
import { webAddress } from '../../model/webAddress.ts'

/** Where a web page says that its posts can be read. */
export interface FeedLink {
  readonly kind: 'wordpress' | 'feed'
  readonly url: string
}

const typeRanks = new Map(
  [
    'application/feed+json',
    'application/json',
    'application/atom+xml',
    'application/rss+xml',
    'application/rdf+xml',
    'text/xml',
    'application/xml',
  ].map((type, rank) => [type, rank]),
)

/**
 * Finds what a web page links to as its feed, best first: the API of WordPress, which has
 * everything, then JSON Feed, Atom, RSS. Feeds of comments are no feeds of posts.
 *
 * @param linkHeader  header `Link` of the response, where it can be read
 */
export function findFeedLinks(html: string, pageUrl: string, linkHeader = ''): readonly FeedLink[] {
  const found: (FeedLink & { readonly rank: number })[] = []
  let base = pageUrl

  function add(kind: FeedLink['kind'], href: string | undefined, rank: number): void {
    const url = webAddress(href, base)
    if (url) found.push({ kind, url, rank })
  }

  const header = /<([^>]+)>\s*;\s*rel="?https:\/\/api\.w\.org\/"?/.exec(linkHeader)
  add('wordpress', header?.[1], -1)
  const parser = new Parser({
    onopentag(name, { rel = '', type = '', href, title = '' }) {
      if (name === 'base') base = webAddress(href, pageUrl) ?? base
      if (name !== 'link') return
      const relations = rel.toLowerCase().split(/\s+/)
      if (relations.includes('https://api.w.org/')) add('wordpress', href, -1)
      const rank = typeRanks.get(type.toLowerCase().replace(/;.*/, '').trim())
      if (!relations.includes('alternate') || rank === undefined) return
      if (/comments?\b/i.test(`${href} ${title}`)) return
      // Of a page of WordPress, its own JSON, which is the page and not the posts.
      if (/\/wp-json\/|oembed/i.test(href ?? '')) return
      add('feed', href, rank)
    },
  })
  parser.write(html)
  parser.end()
  return found.toSorted((a, b) => a.rank - b.rank).map(({ kind, url }) => ({ kind, url }))
}
