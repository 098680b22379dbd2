import { readFile, stat } from 'node:fs/promises'
import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http'

/** Where a feed that is being tried out comes from. */
export type FeedOrigin =
  { readonly kind: 'file'; readonly path: string } | { readonly kind: 'web'; readonly url: string }

/** What the person at the terminal typed: an http address, or a path. */
export function parseFeedOrigin(value: string): FeedOrigin {
  return /^https?:\/\//i.test(value) ? { kind: 'web', url: value } : { kind: 'file', path: value }
}

export interface FeedAnswer {
  readonly status: number
  readonly headers: OutgoingHttpHeaders
  readonly body: Uint8Array | undefined
}

/**
 * Answers a request for the feed as its own host would, validators included, so that a feed on
 * another host, or on the disk, can be tried without permission for other origins.
 *
 * @throws {TypeError} when the address does not answer
 * @throws {NodeJS.ErrnoException} when the file cannot be read
 */
export async function answerFeed(
  origin: FeedOrigin,
  request: IncomingHttpHeaders,
): Promise<FeedAnswer> {
  return origin.kind === 'file' ? answerFile(origin.path, request) : answerWeb(origin.url, request)
}

async function answerFile(path: string, request: IncomingHttpHeaders): Promise<FeedAnswer> {
  const { mtimeMs, size } = await stat(path)
  const etag = `"${Math.trunc(mtimeMs).toString(36)}-${size.toString(36)}"`
  if (request['if-none-match'] === etag) return { status: 304, headers: { etag }, body: undefined }
  const body = await readFile(path)
  return {
    status: 200,
    headers: { 'content-type': 'application/feed+json', 'content-length': body.length, etag },
    body,
  }
}

const passedOn = ['content-type', 'etag', 'last-modified', 'retry-after'] as const

async function answerWeb(url: string, request: IncomingHttpHeaders): Promise<FeedAnswer> {
  const etag = request['if-none-match']
  const since = request['if-modified-since']
  const response = await fetch(url, {
    headers: {
      ...(etag && { 'if-none-match': etag }),
      ...(since && { 'if-modified-since': since }),
    },
  })
  const headers = Object.fromEntries(
    passedOn.flatMap((name) => {
      const value = response.headers.get(name)
      return value ? [[name, value]] : []
    }),
  )
  const body = response.status === 304 ? undefined : new Uint8Array(await response.arrayBuffer())
  return { status: response.status, headers, body }
}
