import { FeedFetchError } from '../feed/FeedFetchError.ts'
import { FeedFormatError } from '../feed/FeedFormatError.ts'
import { FeedLimitError } from '../feed/FeedLimitError.ts'
import { SiteFileError } from '../model/Site.ts'
import type { ArchiveFault } from './Archive.ts'

/**
 * What went wrong, as a value that a screen can put into words.
 *
 * @param url  what was being read
 */
export function toArchiveFault(error: unknown, url: string): ArchiveFault {
  if (error instanceof SiteFileError) return { kind: 'site-file', message: error.message }
  if (error instanceof FeedFetchError) {
    const { status, retryAfterMs } = error
    return {
      kind: 'unreachable',
      url: error.url,
      ...(status && { status }),
      ...(retryAfterMs && { retryAt: new Date(Date.now() + retryAfterMs).toISOString() }),
    }
  }
  if (error instanceof FeedFormatError) {
    return { kind: 'format', url: error.url, fault: error.fault }
  }
  if (error instanceof FeedLimitError) {
    return { kind: 'limit', url: error.url, limit: error.limit }
  }
  // Our own mistake. A worker that only threw would leave the page waiting for ever.
  return { kind: 'internal', message: `${String(error)} (${url})` }
}
