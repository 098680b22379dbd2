import { readFile, stat } from 'node:fs/promises'
import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http'
import { dirname, join } from 'node:path'
import { webAddress } from '../model/webAddress.ts'

/** Where a feed that is being tried out comes from. */
export type FeedOrigin =
  { readonly kind: 'file'; readonly path: string } | { readonly kind: 'web'; readonly url: string }

interface FeedAnswer {
  readonly status: number
  readonly headers: OutgoingHttpHeaders
  readonly body: Uint8Array | undefined
}

/** Stands in front of a feed on another host, or on the disk, so that any feed can be tried. */
export interface FeedProxy {
  /**
   * Answers a request for the feed as its own host would, validators included.
   *
   * @param page  0 for the feed itself; the others are those that earlier answers have named
   * @returns nothing where no answer has named the page
   * @throws {TypeError} when the address does not answer
   * @throws {NodeJS.ErrnoException} when the file cannot be read
   */
  answer(page: number, request: IncomingHttpHeaders): Promise<FeedAnswer | undefined>
}

/**
 * @param path  where the proxy answers: a page that names the next one is made to name
 *   `<path>?page=<number>` instead
 */
export function createFeedProxy(feed: FeedOrigin, path: string): FeedProxy {
  const pages: FeedOrigin[] = [feed]

  function nameNext(address: string, of: FeedOrigin): string | undefined {
    const next = resolveNext(address, of)
    if (!next) return undefined
    const known = pages.findIndex((page) => JSON.stringify(page) === JSON.stringify(next))
    const number = known === -1 ? pages.push(next) - 1 : known
    return number === 0 ? path : `${path}?page=${number}`
  }

  return {
    answer: async (page, request) => {
      const origin = pages[page]
      if (!origin) return undefined
      const answer = await (origin.kind === 'file'
        ? answerFile(origin.path, request)
        : answerWeb(origin.url, request))
      const body = answer.body && rewriteNext(answer.body, (next) => nameNext(next, origin))
      return body ? { ...answer, headers: withLength(answer.headers, body), body } : answer
    },
  }
}

function resolveNext(address: string, of: FeedOrigin): FeedOrigin | undefined {
  if (of.kind === 'web' || /^https?:/i.test(address)) {
    const url = webAddress(address, of.kind === 'web' ? of.url : undefined)
    return url ? { kind: 'web', url } : undefined
  }
  return { kind: 'file', path: join(dirname(of.path), join('/', address)) }
}

/** @returns nothing where the document is no JSON Feed that goes on */
function rewriteNext(
  body: Uint8Array,
  rename: (next: string) => string | undefined,
): Uint8Array | undefined {
  const text = new TextDecoder().decode(body)
  if (!text.includes('"next_url"')) return undefined
  try {
    const document = JSON.parse(text) as Record<string, unknown>
    const next = document['next_url']
    if (typeof next !== 'string') return undefined
    return new TextEncoder().encode(JSON.stringify({ ...document, next_url: rename(next) }))
  } catch {
    // Not JSON after all: the reader says best what is wrong with it.
    return undefined
  }
}

function withLength(headers: OutgoingHttpHeaders, body: Uint8Array): OutgoingHttpHeaders {
  return 'content-length' in headers ? { ...headers, 'content-length': body.length } : headers
}

async function answerFile(path: string, request: IncomingHttpHeaders): Promise<FeedAnswer> {
  const { mtimeMs, size } = await stat(path)
  const etag = `"${Math.trunc(mtimeMs).toString(36)}-${size.toString(36)}"`
  if (request['if-none-match'] === etag) return { status: 304, headers: { etag }, body: undefined }
  const body = await readFile(path)
  return {
    status: 200,
    headers: { 'content-type': 'application/octet-stream', 'content-length': body.length, etag },
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
