import type { FeedSource } from '../model/Site.ts'
import { detectFormat } from './detectFormat.ts'
import { FeedFetchError } from './FeedFetchError.ts'
import { FeedFormatError } from './FeedFormatError.ts'
import { FeedLimitError } from './FeedLimitError.ts'
import type { Checkpoint, DocumentCheckpoint, FeedOutcome } from './FeedOutcome.ts'
import type { FeedDocument, fetchFeed, Validators } from './fetchFeed.ts'
import { readFeedLinks } from './html/readFeedLinks.ts'
import { readJsonFeed } from './json-feed/readJsonFeed.ts'
import { peekDocument } from './peekDocument.ts'
import { createReading, type FeedProgress, type Reading, type ReadingOptions } from './Reading.ts'
import { guessApiRoots, splitCollectionUrl } from './wordpress/apiUrl.ts'
import { findWordPress } from './wordpress/findWordPress.ts'
import { findRoot } from './wordpress/readIndex.ts'
import { readWordPress, readWordPressExport } from './wordpress/readWordPress.ts'
import { isOutdated, readWordPressChanges } from './wordpress/readWordPressChanges.ts'

export interface ReadFeedOptions extends ReadingOptions {
  /** Where an earlier reading ended. */
  readonly since?: Checkpoint | undefined
  /** Opens an address by another way than the network. */
  readonly open?: typeof fetchFeed
}

/**
 * Reads a feed of any format from its address, or from that of a web page or a WordPress site,
 * giving posts as they arrive.
 *
 * @throws {FeedFetchError} no answer, a bad status, or a connection that broke
 * @throws {FeedFormatError} the document is no feed, or only part of one
 * @throws {FeedLimitError} there is more than may be read; in each case what was given before is good
 */
export async function* readFeed(
  source: FeedSource,
  options: ReadFeedOptions,
): AsyncGenerator<FeedProgress, FeedOutcome> {
  const reading = createReading(options, options.open)
  const steps = options.since ? readOn(source, options.since, reading) : readAnew(source, reading)
  let count = 0
  let faulty = 0
  let next = await steps.next()
  for (; !next.done; next = await steps.next()) {
    count += next.value.drafts.length
    faulty += next.value.problems.length
    yield next.value
  }
  // A feed without items is an empty publication; one of which no item can be read is a fault.
  if (next.value.kind === 'whole' && count === 0 && faulty > 0) {
    throw new FeedFormatError('no-posts', source.url)
  }
  return next.value
}

type Steps = AsyncGenerator<FeedProgress, FeedOutcome>

async function* readOn(source: FeedSource, since: Checkpoint, reading: Reading): Steps {
  try {
    if (since.format !== 'wordpress')
      return yield* readAddress(source, since.url, reading, { since })
    return isOutdated(source, since)
      ? yield* readWordPress(source, since.root, since.details, reading)
      : yield* readWordPressChanges(source, since, reading)
  } catch (error) {
    // What the address led to has moved: it may know where to.
    const place = since.format === 'wordpress' ? since.root : since.url
    if (place === source.url || !isGone(error)) throw error
    return yield* readAnew(source, reading)
  }
}

function isGone(error: unknown): boolean {
  if (error instanceof FeedFormatError) return error.fault !== 'cut-off'
  return error instanceof FeedFetchError && (error.status === 404 || error.status === 410)
}

async function* readAnew(source: FeedSource, reading: Reading): Steps {
  if (source.collections) return yield* readSite(source, reading)
  if (!looksLikeSite(source.url)) return yield* readAddress(source, source.url, reading)
  try {
    return yield* readAddress(source, source.url, reading, { attempts: 1 })
  } catch (error) {
    if (reading.idCount > 0 || !isNoFeed(error, source.url)) throw error
    // The front page of a site on another host may not be looked at, its API may.
    const found = await findRoot(guessApiRoots(source.url), reading, 1)
    if (found) return yield* readWordPress(source, found.root, found.details, reading)
    if (error instanceof FeedFormatError) throw error
    return yield* readAddress(source, source.url, reading)
  }
}

/** An address of a site or a folder rather than of a file. */
function looksLikeSite(url: string): boolean {
  return !new URL(url).pathname.split('/').at(-1)!.includes('.')
}

/** Nothing answers at the address, or a page for people that leads nowhere. */
function isNoFeed(error: unknown, url: string): boolean {
  if (error instanceof FeedFormatError) return error.fault === 'web-page'
  return error instanceof FeedFetchError && error.url === url
}

/** The site file names collections, so it is WordPress, and only its API has to be found. */
async function* readSite(source: FeedSource, reading: Reading): Steps {
  const { root, details } = await findWordPress(source.url, reading)
  return yield* readWordPress(source, root, details, reading)
}

interface AddressOptions {
  readonly since?: DocumentCheckpoint
  /** Times to ask; as many as the limit says where absent. */
  readonly attempts?: number
  /** Web pages that have led here. */
  readonly hops?: number
}

async function* readAddress(
  source: FeedSource,
  url: string,
  reading: Reading,
  { since, attempts, hops = 0 }: AddressOptions = {},
): Steps {
  const response = await reading.fetch(url, { known: since?.validators, attempts })
  if (response.isUnchanged) return { kind: 'unchanged', checkpoint: since! }
  const { start, document } = await peekDocument(response.document)
  const { validators } = document
  switch (detectFormat(start)) {
    case 'json-feed':
      yield* readJsonFeed(document, reading)
      return whole('json-feed', url, validators)
    case 'xml':
      return whole(yield* readXml(document, reading), url, validators)
    case 'json-list':
      return yield* readList(source, url, document, reading)
    case 'wordpress-index':
      return yield* readFoundSite(source, [document.url], reading)
    case 'web-page':
      return yield* follow(source, document, reading, hops)
    case 'other-json':
      throw new FeedFormatError('not-a-feed', document.url)
    case 'unknown':
      throw new FeedFormatError('not-json', document.url)
  }
}

function whole(
  format: DocumentCheckpoint['format'],
  url: string,
  validators: Validators,
): FeedOutcome {
  return { kind: 'whole', checkpoint: { format, url, validators } }
}

/** The reader of XML is large and most sites never need it. */
async function* readXml(
  document: FeedDocument,
  reading: Reading,
): AsyncGenerator<FeedProgress, 'rss' | 'atom' | 'rdf'> {
  const { readXmlFeed } = await import('./xml/readXmlFeed.ts')
  let format: 'rss' | 'atom' | 'rdf' = 'rss'
  for await (const progress of readXmlFeed(document, reading)) {
    format = progress.format as typeof format
    yield progress
  }
  return format
}

/** A list is what a collection of WordPress answers with, live or as a file that was left of it. */
async function* readList(
  source: FeedSource,
  url: string,
  document: FeedDocument,
  reading: Reading,
): Steps {
  const split = splitCollectionUrl(document.url)
  const found = split && (await findRoot([split.root], reading))
  if (found) {
    const collections = [{ name: split.collection }]
    return yield* readWordPress({ ...source, collections }, found.root, found.details, reading)
  }
  yield* readWordPressExport(document, reading)
  return whole('wordpress-export', url, document.validators)
}

async function* readFoundSite(
  source: FeedSource,
  candidates: readonly string[],
  reading: Reading,
): Steps {
  const found = await findRoot(candidates, reading)
  if (!found) throw new FeedFormatError('not-a-feed', source.url)
  return yield* readWordPress(source, found.root, found.details, reading)
}

/** A web page is no feed, but it may say where one is. */
async function* follow(
  source: FeedSource,
  document: FeedDocument,
  reading: Reading,
  hops: number,
): Steps {
  if (hops >= reading.limits.redirects) throw new FeedLimitError('redirects', document.url)
  const links = await readFeedLinks(document)
  const roots = links.filter(({ kind }) => kind === 'wordpress').map(({ url }) => url)
  const site = await findRoot(roots, reading)
  if (site) return yield* readWordPress(source, site.root, site.details, reading)
  const feed = links.find(({ kind, url }) => kind === 'feed' && url !== document.url)
  if (!feed) throw new FeedFormatError('web-page', document.url)
  return yield* readAddress(source, feed.url, reading, { hops: hops + 1 })
}
