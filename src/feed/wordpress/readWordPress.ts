import type { FeedDetails } from '../../model/Feed.ts'
import type { FeedSource } from '../../model/Site.ts'
import type { CollectionCheckpoint, FeedOutcome, WordPressCheckpoint } from '../FeedOutcome.ts'
import type { FeedDocument } from '../fetchFeed.ts'
import type { FeedProgress, Reading } from '../Reading.ts'
import { checkpointOf, readPage, readPages, startCollection } from './collection.ts'
import { readTypeNames } from './readIndex.ts'

/** Reads every post of a WordPress site's collections, a hundred at a time, newest first. */
export async function* readWordPress(
  source: FeedSource,
  root: string,
  details: FeedDetails,
  reading: Reading,
): AsyncGenerator<FeedProgress, FeedOutcome> {
  const collections: Record<string, CollectionCheckpoint> = {}
  const names = await readTypeNames(source, root, reading)
  for (const [name, typeName] of names) {
    const collection = startCollection({ name, root, details, typeName })
    yield* readPages(collection, { orderby: 'date', order: 'desc' }, reading)
    collections[name] = checkpointOf(collection)
  }
  const readAt = new Date().toISOString()
  const checkpoint: WordPressCheckpoint = {
    format: 'wordpress',
    root,
    details,
    collections,
    readAt,
    listedAt: readAt,
  }
  return { kind: 'whole', checkpoint }
}

/** A file with the posts of a WordPress site in it, as some exports leave behind. */
export async function* readWordPressExport(
  document: FeedDocument,
  reading: Reading,
): AsyncGenerator<FeedProgress, void> {
  const { url } = document
  const collection = startCollection({ name: url, root: url, details: {}, typeName: undefined })
  yield* readPage(collection, document, reading)
}
