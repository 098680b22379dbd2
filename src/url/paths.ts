import { clampFind, findParam } from './find.ts'

/** Addresses of all screens, relative to the site's base, which the router adds. */
export const postsPath = '/'
export const savedPath = '/saved'
export const historyPath = '/saved/history'
export const backupPath = '/saved/backup'
export const highlightsPath = '/saved/highlights'
export const followingPath = '/following'
export const settingsPath = '/settings'
export const authorsPath = '/authors'
export const topicsPath = '/topics'
/**
 * A page of its own, which the router does not know: it works where the program does not. Links to it
 * say `target="_top"`, so that nothing takes it for a screen.
 */
export const recoverPath = '/recover.html'

interface PostPlace {
  /** Fragment identifier of a heading. */
  readonly anchor?: string | undefined
  /** Words to mark in the text, and to open it at. */
  readonly find?: string | undefined
}

export function postPath(slug: string, { anchor, find = '' }: PostPlace = {}): string {
  const words = clampFind(find)
  const query = words ? `?${new URLSearchParams({ [findParam]: words })}` : ''
  const fragment = anchor ? `#${encodeURIComponent(anchor)}` : ''
  return `/posts/${encodeURIComponent(slug)}${query}${fragment}`
}

const highlightAnchor = 'highlight-'

/** Where a highlight stands in its post. */
export function highlightPath(slug: string, id: string): string {
  return postPath(slug, { anchor: highlightAnchor + id })
}

/** @returns the id of the highlight that a fragment leads to; nothing for other fragments */
export function highlightOfHash(hash: string): string | undefined {
  const isHighlight = hash.startsWith(`#${highlightAnchor}`)
  return isHighlight ? hash.slice(highlightAnchor.length + 1) : undefined
}

/** @returns the slug of the post that a path leads to; nothing for other paths */
export function slugOfPost(path: string): string | undefined {
  const slug = /^\/posts\/([^/]+)\/?$/.exec(path)?.[1]
  try {
    return slug === undefined ? undefined : decodeURIComponent(slug)
  } catch {
    // No slug of ours is written so.
    return undefined
  }
}

export function authorPath(slug: string): string {
  return `/authors/${encodeURIComponent(slug)}`
}

export function topicPath(facet: string, slug: string): string {
  return `/topics/${encodeURIComponent(facet)}/${encodeURIComponent(slug)}`
}
