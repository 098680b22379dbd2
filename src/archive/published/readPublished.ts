import { FeedFetchError } from '../../feed/FeedFetchError.ts'
import { FeedFormatError } from '../../feed/FeedFormatError.ts'
import { feedLimits } from '../../model/feedLimits.ts'
import type { PostPage } from '../Archive.ts'
import { inflate, readPack, type PackedFile } from './packs.ts'
import { filesVersion, headFile, packFile, postFile, settle, type PublishedHead } from './publishedFiles.ts' // prettier-ignore

/** A head, and when the host says that it was put there. */
interface ReadHead {
  readonly head: PublishedHead
  /** Milliseconds since 1970. */
  readonly modifiedAt?: number
}

/** Published files as they are at the publisher's. All of it throws the errors of a feed's reading. */
export interface PublishedReader {
  head(): Promise<ReadHead>
  /** Bytes of a file whose name changes with its content. */
  file(path: string, signal?: AbortSignal): Promise<Uint8Array>
  pack(hash: string, signal?: AbortSignal): Promise<readonly PackedFile[]>
  /** @returns nothing where no post has the slug */
  post(slug: string): Promise<Uint8Array | undefined>
}

/** Before a network that has failed is asked once more. */
const secondAttemptMs = 400

/** @param base  address of the site, absolute */
export function createPublishedReader(base: string): PublishedReader {
  return {
    head: async () => {
      const response = await request(new URL(headFile, base).href, 'no-cache')
      const head = parseFile(new Uint8Array(await response.arrayBuffer()), base)
      if (!isHead(head)) throw new FeedFormatError('not-a-feed', response.url)
      const modifiedAt = Date.parse(response.headers.get('last-modified') ?? '')
      return { head, ...(!Number.isNaN(modifiedAt) && { modifiedAt }) }
    },
    file: (path, signal) => fetchBytes(new URL(path, base).href, 'default', signal),
    pack: async (hash, signal) => {
      const url = new URL(packFile(hash), base).href
      return readPack(await inflate(await fetchBytes(url, 'default', signal)))
    },
    post: async (slug) => {
      try {
        return await fetchBytes(new URL(postFile(slug), base).href, 'no-cache')
      } catch (error) {
        if (isAbsent(error)) return undefined
        throw error
      }
    },
  }
}

async function fetchBytes(
  url: string,
  cache: RequestCache,
  signal?: AbortSignal,
): Promise<Uint8Array> {
  const response = await request(url, cache, signal)
  try {
    return new Uint8Array(await response.arrayBuffer())
  } catch (cause) {
    signal?.throwIfAborted()
    throw new FeedFetchError(url, { cause })
  }
}

/** @throws {FeedFetchError} */
async function request(url: string, cache: RequestCache, signal?: AbortSignal): Promise<Response> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await requestOnce(url, cache, signal)
    } catch (error) {
      const isPassing = error instanceof FeedFetchError && (error.status ?? 500) >= 500
      if (!isPassing || attempt === 2 || isOffline()) throw error
      await new Promise((resolve) => setTimeout(resolve, secondAttemptMs))
      signal?.throwIfAborted()
    }
  }
}

/** Node has a navigator that does not know. */
function isOffline(): boolean {
  const { onLine = true } = navigator as { onLine?: boolean }
  return !onLine
}

async function requestOnce(
  url: string,
  cache: RequestCache,
  signal?: AbortSignal,
): Promise<Response> {
  signal?.throwIfAborted()
  const stop = new AbortController()
  const end = () => stop.abort()
  signal?.addEventListener('abort', end, { once: true })
  const timer = setTimeout(end, feedLimits.idleMs)
  let response: Response
  try {
    const options = { cache, credentials: 'same-origin', signal: stop.signal } as const
    response = await fetch(url, { ...options, referrerPolicy: 'no-referrer' })
  } catch (cause) {
    signal?.throwIfAborted()
    throw new FeedFetchError(url, { cause })
  } finally {
    clearTimeout(timer)
  }
  // Some hosts answer with a page for people where there is no such file.
  const isPage = response.headers.get('content-type')?.startsWith('text/html') ?? false
  if (response.ok && !isPage) return response
  stop.abort()
  throw new FeedFetchError(url, { status: response.ok ? 404 : response.status })
}

/** Whether a request has ended in the answer that there is no such file, or no more. */
export function isAbsent(error: unknown): boolean {
  return error instanceof FeedFetchError && (error.status === 404 || error.status === 410)
}

const decoder = new TextDecoder()

/** A file of JSON with the site's real address in it. @throws {FeedFormatError} when it is damaged */
function parseFile(bytes: Uint8Array, base: string): unknown {
  try {
    return JSON.parse(settle(decoder.decode(bytes), base))
  } catch {
    throw new FeedFormatError('cut-off', base)
  }
}

/** The screen of a post as it was published. @param base  of the site, absolute */
export function parsePost(bytes: Uint8Array, base: string): PostPage {
  return parseFile(bytes, base) as PostPage
}

/** The files are this program's own: what is looked at is that it is a head, and of this version. */
function isHead(value: unknown): value is PublishedHead {
  const { version, build, index } = (value ?? {}) as Partial<PublishedHead>
  return version === filesVersion && typeof build === 'string' && typeof index === 'object'
}
