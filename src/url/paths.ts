/** Addresses of all screens, relative to the site's base, which the router adds. */
export const postsPath = '/'
export const savedPath = '/saved'
export const authorsPath = '/authors'
export const topicsPath = '/topics'

export function postPath(slug: string, anchor?: string): string {
  return `/posts/${encodeURIComponent(slug)}${anchor ? `#${encodeURIComponent(anchor)}` : ''}`
}

export function authorPath(slug: string): string {
  return `/authors/${encodeURIComponent(slug)}`
}

export function topicPath(facet: string, slug: string): string {
  return `/topics/${encodeURIComponent(facet)}/${encodeURIComponent(slug)}`
}
