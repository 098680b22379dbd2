import { FeedFetchError } from '../../../src/feed/FeedFetchError.ts'
import { feedLimits } from '../../../src/model/feedLimits.ts'
import { parseSite } from '../../../src/model/Site.ts'
import { noAnswers } from '../../../src/publish/check/askServer.ts'
import type { CheckContext, CheckedFeed } from '../../../src/publish/check/CheckedFeed.ts'
import { checkFeed } from '../../../src/publish/check/checkFeed.ts'
import type { FeedInput } from '../../../src/publish/check/FeedInput.ts'
import type { Finding } from '../../../src/publish/check/Finding.ts'
import { readCheckedFeed } from '../../../src/publish/check/readCheckedFeed.ts'
import { feed, item, type FeedItem } from '../../factories/feed.ts'

const site = { ...parseSite({}, 'https://saltmarsh.example/site.json'), limits: feedLimits }

/** 22 November 2026 */
const now = Date.UTC(2026, 10, 22)

export interface CheckOptions extends Partial<CheckContext> {
  readonly isWeb?: boolean
  /** Validators that the server sends. */
  readonly etag?: string
}

/** Documents by their address, the first being the feed. */
export type Documents = Readonly<Record<string, string>>

export async function readDocuments(
  documents: Documents,
  { isWeb = true, etag = '"1"' }: CheckOptions = {},
): Promise<CheckedFeed> {
  const input: FeedInput = {
    isWeb,
    url: Object.keys(documents)[0]!,
    open: async (url) => {
      const text = documents[url]
      if (text === undefined) throw new FeedFetchError(url, { status: 404 })
      return {
        isUnchanged: false,
        document: {
          url,
          validators: etag ? { etag } : {},
          totalBytes: undefined,
          header: () => undefined,
          text: inPieces(text),
        },
      }
    },
    localize: (text) => text,
  }
  const read = await readCheckedFeed(input, site)
  if (!('posts' in read)) throw new Error(JSON.stringify(read))
  return read
}

/** Two, so that an item stands across the border. */
async function* inPieces(text: string) {
  const middle = Math.ceil(text.length / 2)
  for (const piece of [text.slice(0, middle), text.slice(middle)]) {
    yield { text: piece, bytes: piece.length }
  }
}

export async function checkDocuments(
  documents: Documents,
  options: CheckOptions = {},
): Promise<readonly Finding[]> {
  const read = await readDocuments(documents, options)
  const { facets, imageHosts } = site
  return checkFeed(read, { facets, imageHosts, now, answers: noAnswers, ...options })
}

/** A post with which nothing is wrong, but for what `fields` say. */
export function soundItem(slug: string, fields: FeedItem = {}): FeedItem {
  return item(slug, { authors: [{ name: 'Ida Fenwick' }], ...fields })
}

/** Checks a JSON Feed in which nothing else is wrong. */
export async function checkItems(
  items: readonly unknown[],
  fields: FeedItem = {},
  options: CheckOptions = {},
): Promise<readonly Finding[]> {
  const document = JSON.stringify(feed(items, fields))
  return checkDocuments({ 'https://saltmarsh.example/feed.json': document }, options)
}
