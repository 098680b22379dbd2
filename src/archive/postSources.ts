import type { PostOrigin } from '../feed/assemblePosts.ts'
import type { PostDraft } from '../feed/PostDraft.ts'
import type { SearchSection } from '../search/index/PostIndex.ts'
import { textKey, type ArchiveDatabase, type EditionChanges } from './archiveDatabase.ts'
import type { Edition, PostSource } from './Edition.ts'
import type { FeedReading } from './readFeeds.ts'
import { feedKey, revisionsOf, type StoredEdition } from './StoredEdition.ts'

/** Posts on the device. Texts are needed at every key and stay in memory, bodies do not. */
export function deviceSource(
  database: ArchiveDatabase,
  texts: ReadonlyMap<string, readonly SearchSection[]>,
): PostSource {
  return {
    body: ({ feed, id }) => database.body(feed, id),
    sections: ({ feed, id }) => texts.get(textKey(feed, id)) ?? [],
  }
}

/** Posts that have just been read, and behind them those that were there before. */
export function readingSource(feeds: readonly FeedReading[], before?: PostSource): PostSource {
  const readings = new Map(feeds.map((feed) => [feedKey(feed.source), feed]))
  const find = ({ feed, id, revision }: PostOrigin): PostDraft | undefined => {
    const draft = readings.get(feed)?.drafts.get(id)
    return draft?.post.revision === revision ? draft : undefined
  }
  return {
    body: async (origin) => find(origin) ?? before?.body(origin),
    sections: (origin) => find(origin)?.sections ?? before?.sections(origin) ?? [],
  }
}

/** The same texts, with the bodies that are now on the device. */
export function withStoredBodies(
  texts: ReadonlyMap<string, readonly SearchSection[]>,
  before: PostSource | undefined,
  database: ArchiveDatabase,
): PostSource {
  return {
    body: ({ feed, id }) => database.body(feed, id),
    sections: (origin) =>
      texts.get(textKey(origin.feed, origin.id)) ?? before?.sections(origin) ?? [],
  }
}

/** Texts alone of what was read, so that an edition that lives on does not hold the whole reading. */
export function textsOf({ put }: EditionChanges): ReadonlyMap<string, readonly SearchSection[]> {
  return new Map(put.map(({ feed, draft }) => [textKey(feed, draft.post.id), draft.sections]))
}

/** What has to be written and deleted to come from one edition to the next. */
export function changesBetween(
  before: StoredEdition | undefined,
  after: StoredEdition,
  readings: readonly FeedReading[],
): EditionChanges {
  const drafts = new Map(readings.map((reading) => [feedKey(reading.source), reading.drafts]))
  const earlier = new Map(
    before?.feeds.map((feed) => [feedKey(feed.source), revisionsOf(feed)] as const),
  )
  const put = after.feeds.flatMap(({ source, entries }) => {
    const feed = feedKey(source)
    return entries.flatMap(({ post, revision }) => {
      const draft = drafts.get(feed)?.get(post.id)
      return draft && earlier.get(feed)?.get(post.id) !== revision ? { feed, draft } : []
    })
  })
  const later = new Map(after.feeds.map((feed) => [feedKey(feed.source), revisionsOf(feed)]))
  const remove = [...earlier].flatMap(([feed, revisions]) =>
    [...revisions.keys()].filter((id) => !later.get(feed)?.has(id)).map((id) => ({ feed, id })),
  )
  return { put, remove }
}

/** Storing the next edition replaces bodies on the device that the page may still be asked for. */
export async function holdBodies(page: Edition, next: StoredEdition): Promise<PostSource> {
  const later = new Map(next.feeds.map((feed) => [feedKey(feed.source), revisionsOf(feed)]))
  const leaving = [...page.origins.values()].filter(
    ({ feed, id, revision }) => later.get(feed)?.get(id) !== revision,
  )
  const held = new Map(
    await Promise.all(
      leaving.map(
        async (origin) =>
          [textKey(origin.feed, origin.id), await page.source.body(origin)] as const,
      ),
    ),
  )
  return {
    body: async (origin) => held.get(textKey(origin.feed, origin.id)) ?? page.source.body(origin),
    sections: (origin) => page.source.sections(origin),
  }
}
