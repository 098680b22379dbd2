import { FeedFetchError } from './FeedFetchError.ts'
import { FeedFormatError } from './FeedFormatError.ts'
import { feedLimits } from './limits.ts'

/** How a server names one version of a document, where it does. */
export interface Validators {
  readonly etag?: string
  readonly lastModified?: string
}

export type FeedResponse =
  | { readonly isUnchanged: true }
  | {
      readonly isUnchanged: false
      /** Address after redirects. */
      readonly url: string
      readonly validators: Validators
      /** Bytes to come, where the server says and they are not compressed. */
      readonly totalBytes: number | undefined
      /** The decoded text as it arrives; throws {@link FeedFetchError} when the network breaks. */
      readonly text: AsyncIterable<TextChunk>
    }

interface TextChunk {
  readonly text: string
  readonly bytes: number
}

export interface FetchOptions {
  readonly signal?: AbortSignal | undefined
  /** Validators of the version at hand: if they still hold, nothing is read. */
  readonly known?: Validators | undefined
}

/**
 * Asks for one document. The browser revalidates with its own cache (`no-cache`), because a header
 * of ours would need a preflight that most hosts refuse.
 *
 * @throws {FeedFetchError} no answer, or a bad status
 */
export async function fetchFeed(url: string, options: FetchOptions = {}): Promise<FeedResponse> {
  const stop = new AbortController()
  const signal = options.signal ? AbortSignal.any([stop.signal, options.signal]) : stop.signal
  const response = await withIdleLimit(
    fetch(url, {
      cache: 'no-cache',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      signal,
    }),
    url,
    stop,
  )
  if (!response.ok) throw new FeedFetchError(url, response.status)
  const validators = readValidators(response.headers)
  if (isSameVersion(options.known, validators)) {
    await response.body?.cancel()
    return { isUnchanged: true }
  }
  return {
    isUnchanged: false,
    url: response.url || url,
    validators,
    totalBytes: readTotalBytes(response.headers),
    text: readText(response, url, stop),
  }
}

function readValidators(headers: Headers): Validators {
  const etag = headers.get('etag')
  const lastModified = headers.get('last-modified')
  return { ...(etag && { etag }), ...(lastModified && { lastModified }) }
}

function isSameVersion(known: Validators | undefined, now: Validators): boolean {
  if (known?.etag && now.etag) return known.etag === now.etag
  return known?.lastModified !== undefined && known.lastModified === now.lastModified
}

function readTotalBytes(headers: Headers): number | undefined {
  if (headers.has('content-encoding')) return undefined
  const length = Number(headers.get('content-length'))
  return length > 0 ? length : undefined
}

async function* readText(
  response: Response,
  url: string,
  stop: AbortController,
): AsyncGenerator<TextChunk> {
  if (!response.body) return
  const reader = response.body.getReader()
  const decoder = new TextDecoder()
  let bytes = 0
  try {
    for (;;) {
      const { done, value } = await withIdleLimit(reader.read(), url, stop)
      if (done) break
      bytes += value.byteLength
      if (bytes > feedLimits.bytes) throw new FeedFormatError('too-large', 'bytes')
      yield { text: decoder.decode(value, { stream: true }), bytes: value.byteLength }
    }
    yield { text: decoder.decode(), bytes: 0 }
  } finally {
    stop.abort()
  }
}

/** A network failure, an abort or a silence longer than the limit all become one error. */
async function withIdleLimit<T>(work: Promise<T>, url: string, stop: AbortController): Promise<T> {
  const timer = setTimeout(() => stop.abort(), feedLimits.idleMs)
  try {
    return await work
  } catch (cause) {
    throw new FeedFetchError(url, undefined, { cause })
  } finally {
    clearTimeout(timer)
  }
}
