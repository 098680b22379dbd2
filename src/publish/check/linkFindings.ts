import type { CheckContext, CheckedFeed, CheckedPost } from './CheckedFeed.ts'
import { counted } from './counted.ts'
import { findingPost, type Finding, type FindingPost } from './Finding.ts'
import { hostOf, internalLinks, ownHosts } from './internalLinks.ts'
import { addressKey, decodePart, webAddress } from '../../model/webAddress.ts'

export function linkFindings(feed: CheckedFeed, context: CheckContext): readonly Finding[] {
  return [
    ...missingTargetFindings(feed),
    ...deadLinkFindings(feed, context),
    ...notInFeedFindings(feed),
  ]
}

function missingTargetFindings({ posts }: CheckedFeed): readonly Finding[] {
  const found = posts.flatMap((post) =>
    post.body.links.flatMap((href) => {
      const fragment = ownFragment(href, post)
      const isThere = !fragment || /^top$/i.test(fragment) || post.body.targets.has(fragment)
      return isThere ? [] : findingPost(post, `#${fragment}`)
    }),
  )
  return linkFinding(
    'missing-target',
    'problem',
    found,
    (links) => `${links} to a place in the same post that is not there.`,
  )
}

/** What a link to its own post points at, decoded; browsers keep what follows `:~:` to themselves. */
function ownFragment(href: string, { draft }: CheckedPost): string | undefined {
  const start = href.indexOf('#')
  if (start === -1) return undefined
  const { url, base } = draft.post
  const isOwn = start === 0 || (url && addressKey(webAddress(href, base)) === addressKey(url))
  return isOwn ? decodePart(href.slice(start + 1).replace(/:~:.*$/, '')) : undefined
}

function deadLinkFindings(feed: CheckedFeed, { answers }: CheckContext): readonly Finding[] {
  const found = internalLinks(feed).flatMap(({ post, url }) => {
    const status = answers.statuses.get(url)
    return status === 404 || status === 410 ? findingPost(post, `${url} (${status})`) : []
  })
  return linkFinding(
    'dead-link',
    'problem',
    found,
    (links) => `${links} to a page of the publication's own that is gone.`,
  )
}

/** From a file nobody is asked, but an address among those of posts should be one. */
function notInFeedFindings(feed: CheckedFeed): readonly Finding[] {
  const path = feed.isWeb ? undefined : sharedPath(feed)
  if (path === undefined) return []
  const found = internalLinks(feed)
    .filter(({ url }) => isAmongPosts(new URL(url).pathname, path))
    .map(({ post, url }) => findingPost(post, url))
  return linkFinding(
    'not-in-feed',
    'advice',
    found,
    (links) => `${links} to what looks like a post under ${path}, but is not in the feed.`,
  )
}

/** @returns the folder that the addresses of all posts share, unless it is the whole site */
function sharedPath(feed: CheckedFeed): string | undefined {
  const hosts = ownHosts(feed)
  const paths = feed.posts
    .flatMap(({ draft }) => draft.post.url ?? [])
    .filter((url) => hosts.has(hostOf(url)))
    .map((url) => new URL(url).pathname.replace(/\/$/, ''))
  if (paths.length < 2) return undefined
  const shared = paths
    .map((path) => path.split('/').slice(0, -1))
    .reduce((common, folders) => {
      const end = common.findIndex((folder, index) => folder !== folders[index])
      return end === -1 ? common : common.slice(0, end)
    })
    .join('/')
  return shared === '' ? undefined : `${shared}/`
}

/** Files that lie beside posts are no posts. */
function isAmongPosts(pathname: string, path: string): boolean {
  const isFile = /\.(?!html?$|php$|aspx?$)\w{1,5}$/i.test(pathname)
  return pathname.startsWith(path) && pathname.length > path.length && !isFile
}

function linkFinding(
  code: string,
  severity: Finding['severity'],
  posts: readonly FindingPost[],
  message: (links: string) => string,
): readonly Finding[] {
  if (posts.length === 0) return []
  const lead = posts.length === 1 ? 'leads' : 'lead'
  const text = message(`${counted(posts.length, 'link', 'links')} ${lead}`)
  return [{ code, severity, message: text, posts }]
}
