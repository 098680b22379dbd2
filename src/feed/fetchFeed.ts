import type { FeedLimits } from '../model/feedLimits.ts'
import { createFeedDecoder } from './decodeBytes.ts'
import { FeedFetchError } from './FeedFetchError.ts'
import { FeedLimitError } from './FeedLimitError.ts'

/** How a server names one version of a document, where it does. */
export interface Validators {
  readonly etag?: string
  readonly lastModified?: string
}

interface TextChunk {
  readonly text: string
  readonly bytes: number
}

/** One document, on its way. */
export interface FeedDocument {
  /** Address after redirects. */
  readonly url: string
  readonly validators: Validators
  /** Bytes to come, where the server says and they are not compressed. */
  readonly totalBytes: number | undefined
  /** A header of the response, as far as its host lets other sites read it. */
  header(name: string): string | undefined
  /** The decoded text as it arrives; throws {@link FeedFetchError} when the network breaks. */
  readonly text: AsyncIterable<TextChunk>
}

export type FeedResponse =
  { readonly isUnchanged: true } | { readonly isUnchanged: false; readonly document: FeedDocument }

export interface FetchOptions {
  readonly limits: FeedLimits
  /** Milliseconds of `performance.now()` at which the whole reading has to be over. */
  readonly deadline: number
  /** Validators of the version at hand: if they still hold, nothing is read. */
  readonly known?: Validators | undefined
  /** As of `fetch`; where absent, the browser's own copy is used only once the server has agreed. */
  readonly cache?: RequestCache
  /** Ends the request where nobody waits for it any more. */
  readonly signal?: AbortSignal | undefined
}

/**
 * Asks for one document. The browser revalidates with its own cache (`no-cache`), because a header
 * of ours would need a preflight that most hosts refuse. A server that stumbles or is busy is asked
 * again, after the time it names.
 *
 * @throws {FeedFetchError} no answer, or a bad status
 * @throws {FeedLimitError} the reading took too long
 * @throws the signal's reason, once it is aborted
 */
export async function fetchFeed(url: string, options: FetchOptions): Promise<FeedResponse> {
  const { response, stop } = await requestRepeatedly(url, options)
  const validators = readValidators(response.headers)
  if (isSameVersion(options.known, validators)) {
    stop.abort()
    return { isUnchanged: true }
  }
  return {
    isUnchanged: false,
    document: {
      url: response.url || url,
      validators,
      totalBytes: readTotalBytes(response.headers),
      header: (name) => response.headers.get(name) ?? undefined,
      text: readText(response, url, stop, options),
    },
  }
}

interface OpenResponse {
  readonly response: Response
  /** Ends the connection. */
  readonly stop: AbortController
}

async function requestRepeatedly(url: string, options: FetchOptions): Promise<OpenResponse> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await request(url, options)
    } catch (error) {
      const waitMs = waitBeforeNext(error, attempt, options)
      if (waitMs === undefined || options.signal?.aborted) throw error
      await delay(waitMs)
      options.signal?.throwIfAborted()
    }
  }
}

async function request(url: string, options: FetchOptions): Promise<OpenResponse> {
  const stop = new AbortController()
  options.signal?.throwIfAborted()
  options.signal?.addEventListener('abort', () => stop.abort(), { once: true })
  const response = await withinTime(
    fetch(url, {
      cache: options.cache ?? 'no-cache',
      // A site behind a password reads its own feed; another site never gets a cookie.
      credentials: 'same-origin',
      referrerPolicy: 'no-referrer',
      signal: stop.signal,
    }),
    url,
    stop,
    options,
  )
  if (response.ok) return { response, stop }
  stop.abort()
  throw new FeedFetchError(url, {
    status: response.status,
    retryAfterMs: readRetryAfter(response.headers.get('retry-after')),
  })
}

const firstWaitMs = 400

/** @returns milliseconds until the next attempt is due, or nothing where it would be of no use */
function waitBeforeNext(
  error: unknown,
  attempt: number,
  { limits, deadline }: FetchOptions,
): number | undefined {
  if (!(error instanceof FeedFetchError) || attempt >= limits.attempts) return
  const { status, retryAfterMs } = error
  const isPassing = status === undefined || status === 429 || status === 408 || status >= 500
  // A device that knows itself to be offline has nobody to ask again.
  if (!isPassing || (status === undefined && isOffline())) return
  const waitMs = retryAfterMs ?? firstWaitMs * 2 ** (attempt - 1)
  return waitMs <= limits.waitMs && performance.now() + waitMs < deadline ? waitMs : undefined
}

/** Node has a navigator that does not know. */
function isOffline(): boolean {
  const { onLine = true } = navigator as { onLine?: boolean }
  return !onLine
}

function delay(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

/**
 * A day: no server may send us away for longer. Timers cannot count further than 24 days either, and
 * go off at once where they should.
 */
const longestAbsenceMs = 24 * 60 * 60_000

/** Seconds or a date. Hosts must expose the header, so on other sites it is often hidden. */
function readRetryAfter(value: string | null): number | undefined {
  if (!value) return undefined
  const ms = /^\d+$/.test(value.trim()) ? Number(value) * 1000 : Date.parse(value) - Date.now()
  return Number.isNaN(ms) ? undefined : Math.min(Math.max(0, ms), longestAbsenceMs)
}

export function readValidators(headers: Headers): Validators {
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
  options: FetchOptions,
): AsyncGenerator<TextChunk> {
  if (!response.body) return
  const reader = response.body.getReader()
  const decoder = createFeedDecoder(response.headers.get('content-type'))
  try {
    for (;;) {
      // A body that always has more at hand would leave no room for a timer.
      if (performance.now() > options.deadline) throw new FeedLimitError('timeMs', url)
      const { done, value } = await withinTime(reader.read(), url, stop, options)
      if (done) break
      yield { text: decoder.decode(value), bytes: value.byteLength }
    }
    yield { text: decoder.end(), bytes: 0 }
  } finally {
    stop.abort()
  }
}

/**
 * A network failure, an abort and a silence longer than the limit all become one error; the end of
 * the time that the whole reading may take is another.
 */
async function withinTime<T>(
  work: Promise<T>,
  url: string,
  stop: AbortController,
  { limits, deadline, signal }: FetchOptions,
): Promise<T> {
  const leftMs = deadline - performance.now()
  let metLimit: 'idleMs' | 'timeMs' | undefined
  const timer = setTimeout(
    () => {
      metLimit = leftMs <= limits.idleMs ? 'timeMs' : 'idleMs'
      stop.abort()
    },
    Math.max(0, Math.min(limits.idleMs, leftMs)),
  )
  try {
    return await work
  } catch (cause) {
    signal?.throwIfAborted()
    if (metLimit) throw new FeedLimitError(metLimit, url)
    throw new FeedFetchError(url, { cause })
  } finally {
    clearTimeout(timer)
  }
}
