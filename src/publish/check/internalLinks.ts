import { addressKey, webAddress } from '../../model/webAddress.ts'
import type { CheckedFeed, CheckedPost } from './CheckedFeed.ts'

/** A link to the publication's own host that leads to no post of the feed. */
export interface InternalLink {
  readonly post: CheckedPost
  /** Absolute, without fragment. */
  readonly url: string
}

export function internalLinks(feed: CheckedFeed): readonly InternalLink[] {
  const hosts = ownHosts(feed)
  const known = new Set(feed.posts.map(({ draft }) => addressKey(draft.post.url)))
  return feed.posts.flatMap((post) =>
    linkedAddresses(post)
      .filter((url) => hosts.has(hostOf(url)) && !known.has(addressKey(url)))
      .map((url) => ({ post, url })),
  )
}

/** Absolute addresses that a body links to, each once. */
function linkedAddresses({ draft, body }: CheckedPost): readonly string[] {
  const { base } = draft.post
  const urls = body.links
    .filter((href) => !href.startsWith('#'))
    .flatMap((href) => webAddress(href, base) ?? [])
  return [...new Set(urls.map((url) => url.replace(/#.*$/, '')))]
}

/** Hosts that the publication is at home on. */
export function ownHosts({ isWeb, details, pages, posts }: CheckedFeed): ReadonlySet<string> {
  const home = details.homePageUrl ?? posts.find(({ draft }) => draft.post.url)?.draft.post.url
  const addresses = [home, isWeb ? pages[0]?.url : undefined]
  return new Set(addresses.flatMap((url) => (url ? hostOf(url) : [])))
}

export function hostOf(url: string): string {
  return new URL(url).host.replace(/^www\./, '')
}
