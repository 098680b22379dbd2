import type { Site } from '../model/Site.ts'

/** Where a published site has its own, for its host's configuration. */
export const headersFile = 'headers.json'

/**
 * The response headers of a published site. Every host's configuration, and the server that tries a
 * site out, are made from this one place.
 *
 * @param styles  hashes of the styles that stand in pages
 * @param site  its image hosts and the feed's host are all that the page may reach besides itself
 */
export function securityHeaders(
  site: Pick<Site, 'feeds' | 'imageHosts'>,
  styles: readonly string[] = [],
): Record<string, string> {
  const images = site.imageHosts.map((host) => `https://${host} http://${host}`).join(' ')
  const feeds = [...new Set(site.feeds.map(({ url }) => URL.parse(url)?.origin ?? ''))].join(' ')
  const policy = {
    'default-src': "'none'",
    'script-src': "'self'",
    'style-src': `'self' ${styles.join(' ')}`,
    'img-src': `'self' blob: data: ${images}`,
    'media-src': `'self' ${images}`,
    'font-src': "'self'",
    // Pictures of kept posts are fetched as bytes, so their hosts stand here too.
    'connect-src': `'self' ${feeds} ${images}`,
    'worker-src': "'self'",
    'manifest-src': "'self'",
    'object-src': "'none'",
    'base-uri': "'none'",
    'form-action': "'self'",
    'frame-ancestors': "'none'",
    'require-trusted-types-for': "'script'",
    'trusted-types': 'dompurify app-urls',
  }
  return {
    'Content-Security-Policy': Object.entries(policy)
      .map(([name, value]) => `${name} ${value.replace(/\s+/g, ' ').trim()}`)
      .join('; '),
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy':
      'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
  }
}

const namedByContent = /^(?:assets|archive\/[0-9a-z]{7})\//

/** How long a file may be kept: for ever where its name changes with its content. */
export function cacheControl(path: string): string {
  return namedByContent.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache'
}
