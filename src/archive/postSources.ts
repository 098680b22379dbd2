import type { PostOrigin } from '../feed/assemblePosts.ts'
import type { PostDraft } from '../feed/PostDraft.ts'
import type { SearchSection } from '../search/index/PostIndex.ts'
import { textKey, type ArchiveDatabase, type EditionChanges } from './archiveDatabase.ts'
import type { Edition, PostSource } from './Edition.ts'
import type { FeedReading } from './readFeeds.ts'
import { revisionsOf, type StoredEdition } from './StoredEdition.ts'
import { feedKey } from './feedKey.ts'

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

/** Looks up what has just been read. */
export function findRead(
  feeds: readonly FeedReading[],
): (origin: PostOrigin) => PostDraft | undefined {
  const readings = new Map(feeds.map((feed) => [feedKey(feed.source), feed]))
  return ({ feed, id, revision }) => {
    const draft = readings.get(feed)?.drafts.get(id)
    return draft?.post.revision === revision ? draft : undefined
  }
}

/** Nothing is at hand. */
export const noSource: PostSource = { body: async () => undefined, sections: () => undefined }

/** Posts that have just been read, and behind them those that were there before. */
export function readingSource(
  feeds: readonly FeedReading[],
  before: PostSource = noSource,
): PostSource {
  return draftSource(findRead(feeds), before)
}

/** Posts that are in memory, and the others from elsewhere. */
function draftSource(
  find: (origin: PostOrigin) => PostDraft | undefined,
  other: PostSource,
): PostSource {
  return {
    body: async (origin) => find(origin) ?? other.body(origin),
    sections: (origin) => find(origin)?.sections ?? other.sections(origin),
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
    sections: (origin) => texts.get(textKey(origin.feed, origin.id)) ?? before?.sections(origin),
  }
}

/** Texts alone of what was read, so that an edition that lives on does not hold the whole reading. */
export function textsOf({ put }: EditionChanges): ReadonlyMap<string, readonly SearchSection[]> {
  return new Map(put.map(({ feed, draft }) => [textKey(feed, draft.post.id), draft.sections]))
}

/** All posts of all feeds, those that others stand for too. */
function originsOf({ feeds }: StoredEdition): readonly PostOrigin[] {
  return feeds.flatMap(({ source, entries }) =>
    entries.map(({ post, revision }) => ({ feed: feedKey(source), id: post.id, revision })),
  )
}

/** Posts of an edition that another has not, or not in the same version. */
function differingPosts(
  before: StoredEdition | undefined,
  after: StoredEdition,
): readonly PostOrigin[] {
  const earlier = new Map(
    before?.feeds.map((feed) => [feedKey(feed.source), revisionsOf(feed)] as const),
  )
  return originsOf(after).filter(({ feed, id, revision }) => {
    return earlier.get(feed)?.get(id) !== revision
  })
}

/**
 * What has to be written and deleted to come from one edition to the next.
 *
 * @param find  a post that has been read
 */
export function changesBetween(
  before: StoredEdition | undefined,
  after: StoredEdition,
  find: (origin: PostOrigin) => PostDraft | undefined,
): EditionChanges {
  const put = differingPosts(before, after).flatMap((origin) => {
    const draft = find(origin)
    return draft ? { feed: origin.feed, draft } : []
  })
  const later = new Map(after.feeds.map((feed) => [feedKey(feed.source), revisionsOf(feed)]))
  const remove = before
    ? originsOf(before).flatMap(({ feed, id }) => (later.get(feed)?.has(id) ? [] : { feed, id }))
    : []
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
