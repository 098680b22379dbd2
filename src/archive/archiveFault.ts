import { FeedFetchError } from '../feed/FeedFetchError.ts'
import { FeedFormatError } from '../feed/FeedFormatError.ts'
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
    return { kind: 'unreachable', url: error.url, ...(error.status && { status: error.status }) }
  }
  if (error instanceof FeedFormatError) {
    const { fault, limit } = error
    return { kind: 'format', url, fault, ...(limit && { limit }) }
  }
  // Our own mistake. A worker that only threw would leave the page waiting for ever.
  return { kind: 'internal', message: String(error) }
}
