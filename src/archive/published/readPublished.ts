import { fetchFeed } from '../../feed/fetchFeed.ts'
import { FeedFormatError } from '../../feed/FeedFormatError.ts'
import { FeedLimitError } from '../../feed/FeedLimitError.ts'
import type { FeedLimits } from '../../model/feedLimits.ts'
import {
  headFile,
  settle,
  type PublishedBody,
  type PublishedEdition,
  type PublishedHead,
  type PublishedPack,
} from './publishedFiles.ts'

interface ReadOptions {
  readonly limits: FeedLimits
  /** Ends the request. */
  readonly signal?: AbortSignal | undefined
  /** Told how much has arrived, decompressed. */
  readonly onBytes?: (bytes: number) => void
}

/** Where published files are read: the network, each within the limits, with real addresses in them. */
export interface PublishedReader {
  /** All of them throw {@link FeedFetchError}, {@link FeedFormatError} and {@link FeedLimitError}. */
  head(options: ReadOptions): Promise<PublishedHead>
  edition(path: string, options: ReadOptions): Promise<PublishedEdition>
  pack(path: string, options: ReadOptions): Promise<PublishedPack>
  body(path: string, options: ReadOptions): Promise<PublishedBody>
}

/** @param base  address of the site, absolute */
export function createPublishedReader(base: string): PublishedReader {
  async function read<File>(
    path: string,
    isFile: (value: unknown) => value is File,
    cache: RequestCache,
    { limits, signal, onBytes }: ReadOptions,
  ): Promise<File> {
    const url = new URL(path, base).href
    const deadline = performance.now() + limits.timeMs
    const response = await fetchFeed(url, { limits, deadline, cache, signal })
    // Nothing is known beforehand, so nothing can be unchanged.
    if (response.isUnchanged) throw new Error('archive: a published file without a body')
    const pieces: string[] = []
    let bytes = 0
    for await (const piece of response.document.text) {
      pieces.push(piece.text)
      bytes += piece.bytes
      onBytes?.(piece.bytes)
      if (bytes > limits.bytes) throw new FeedLimitError('bytes', url)
    }
    const value = parse(settle(pieces.join(''), base), url)
    if (!isFile(value)) throw new FeedFormatError('not-a-feed', url)
    return value
  }

  return {
    // The others have a hash in their names: what the browser has of them is what there is.
    head: (options) => read(headFile, isHead, 'no-cache', options),
    edition: (path, options) => read(path, isEdition, 'default', options),
    pack: (path, options) => read(path, isPack, 'default', options),
    body: (path, options) => read(path, isBody, 'default', options),
  }
}

function parse(text: string, url: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new FeedFormatError(/^\s*</.test(text) ? 'web-page' : 'cut-off', url)
  }
}

/** The files are this program's own: what is looked at is that each is the one it should be. */
function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isListOf(value: unknown, isEntry: (entry: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(isEntry)
}

function isHead(value: unknown): value is PublishedHead {
  return (
    isObject(value) &&
    value['version'] === 1 &&
    typeof value['edition'] === 'string' &&
    isListOf(value['packs'], (path) => typeof path === 'string')
  )
}

function isEdition(value: unknown): value is PublishedEdition {
  return (
    isObject(value) &&
    typeof value['version'] === 'string' &&
    isListOf(
      value['feeds'],
      (feed) =>
        isObject(feed) &&
        isObject(feed['source']) &&
        isObject(feed['details']) &&
        isListOf(feed['entries'], (entry) => isObject(entry) && isObject(entry['post'])) &&
        Array.isArray(feed['authors']) &&
        Array.isArray(feed['problems']),
    )
  )
}

function isPack(value: unknown): value is PublishedPack {
  return isListOf(
    value,
    (entry) => isObject(entry) && typeof entry['feed'] === 'string' && isDraft(entry['draft']),
  )
}

function isDraft(value: unknown): boolean {
  return isObject(value) && Array.isArray(value['sections']) && isBody(value)
}

function isBody(value: unknown): value is PublishedBody {
  return (
    isObject(value) &&
    isObject(value['post']) &&
    Array.isArray(value['links']) &&
    Array.isArray(value['images'])
  )
}
