import { createEdition, type Edition } from '../archive/Edition.ts'
import { toArchiveFault } from '../archive/archiveFault.ts'
import { qualify } from '../archive/qualify.ts'
import { createStoredEdition, type StoredFeed } from '../archive/StoredEdition.ts'
import { gatherAuthors, toEntry, type PostEntry, type PostOrigin } from '../feed/assemblePosts.ts'
import type { fetchFeed } from '../feed/fetchFeed.ts'
import type { FeedProgress } from '../feed/Reading.ts'
import { readFeed } from '../feed/readFeed.ts'
import type { Author, AuthorReference } from '../model/Author.ts'
import type { FeedDetails, FeedFormat, FeedProblem } from '../model/Feed.ts'
import type { FeedSource, Site } from '../model/Site.ts'
import type { Tag } from '../model/Tag.ts'
import { analyzerFor } from '../search/analysis/analyzerFor.ts'
import { createIndex } from '../search/index/PostIndex.ts'
import { m } from '../ui/messages/messages.ts'
import { CommandError } from './CommandError.ts'
import type { DraftFile, DraftPlace } from './drafts/draftFile.ts'
import { feedKey } from '../archive/feedKey.ts'

/** What is published, as a reader's device would hold it, but for the index. */
export interface ReadPublication {
  readonly edition: Edition
  /** Where any post of it stands in the file of drafts. */
  readonly placeOf: (origin: PostOrigin) => DraftPlace
  /** BCP 47; of the texts, as far as the feeds or the site file say. */
  readonly language: string | undefined
  readonly leftOutCount: number
}

/**
 * Told of what has been read.
 *
 * @param language  of the texts, as far as it is known by now
 */
type OnDrafts = (places: readonly DraftPlace[], language: string | undefined) => void

/**
 * Reads all feeds of a site from beginning to end, side by side. Bodies and texts go to a file as
 * they come.
 *
 * @param open  opens what is a file on this machine
 * @throws {CommandError} when a feed cannot be read to its end: half of it would pass for the whole
 */
export async function readPublication(
  site: Site,
  open: typeof fetchFeed,
  file: DraftFile,
  onDrafts: OnDrafts,
): Promise<ReadPublication> {
  const readings = await Promise.all(
    site.feeds.map((source, position) =>
      readSource(
        site,
        source,
        position === 0,
        open,
        (draft) => file.add(draft),
        (places, language) => {
          file.flush()
          onDrafts(places, language ?? site.language)
        },
      ),
    ),
  )
  const feeds = readings.map(({ feed }) => feed)
  const places = new Map(readings.map(({ feed, places: of }) => [feedKey(feed.source), of]))
  const placeOf = ({ feed, id }: PostOrigin) => places.get(feed)!.get(id)!
  const language = feeds.find(({ details }) => details.language)?.details.language
  const stored = createStoredEdition(site, feeds)
  const source = {
    body: async (origin: PostOrigin) => file.draft(placeOf(origin)),
    sections: (origin: PostOrigin) => file.sections(placeOf(origin)),
  }
  return {
    // Lists and facets need no words: what is asked of this edition has none.
    edition: createEdition(stored, source, createIndex(analyzerFor(language ?? site.language))),
    placeOf,
    language: language ?? site.language,
    leftOutCount: feeds.reduce((sum, { problems }) => sum + problems.length, 0),
  }
}

interface ReadSource {
  readonly feed: StoredFeed
  /** Post id → where it stands. */
  readonly places: ReadonlyMap<string, DraftPlace>
}

async function readSource(
  { facets, limits }: Site,
  source: FeedSource,
  isFirst: boolean,
  open: typeof fetchFeed,
  add: DraftFile['add'],
  onDrafts: OnDrafts,
): Promise<ReadSource> {
  const entries = new Map<string, PostEntry>()
  const places = new Map<string, DraftPlace>()
  const authors = new Map<string, Author>()
  const problems: FeedProblem[] = []
  const share = createSharing()
  let details: FeedDetails = {}
  let format: FeedFormat | undefined

  function take(progress: FeedProgress): void {
    ;({ details, format } = progress)
    problems.push(...progress.problems)
    const taken = isFirst ? progress.drafts : progress.drafts.map((draft) => qualify(draft, source))
    const added = taken.map((draft) => {
      const place = add(draft)
      entries.set(draft.post.id, share(toEntry(draft)))
      places.set(draft.post.id, place)
      for (const author of draft.authors) {
        authors.set(author.slug, { ...author, ...authors.get(author.slug) })
      }
      return place
    })
    onDrafts(added, details.language)
  }

  try {
    const reading = readFeed(source, { facets, limits, open })
    let next = await reading.next()
    for (; !next.done; next = await reading.next()) take(next.value)
    const { checkpoint } = next.value
    const now = new Date().toISOString()
    const feed = {
      source,
      ...(format && { format }),
      details,
      entries: [...entries.values()],
      authors: gatherAuthors(authors.values()),
      problems,
      checkpoint,
      checkedAt: now,
      changedAt: now,
    }
    return { feed, places }
  } catch (error) {
    const fault = m.fault(toArchiveFault(error, source.url))
    throw new CommandError(`The feed ${source.url} was not read whole. ${fault}`)
  }
}

/** Gives equal tags and bylines as one object each: thousands of posts have the same few hundred. */
function createSharing(): (entry: PostEntry) => PostEntry {
  const tags = new Map<string, Tag>()
  const authors = new Map<string, AuthorReference>()
  return (entry) => ({
    ...entry,
    post: {
      ...entry.post,
      tags: entry.post.tags.map((tag) => firstOf(tags, tag)),
      authors: entry.post.authors.map((author) => firstOf(authors, author)),
    },
  })
}

/** @returns the first that was equal */
function firstOf<Value>(known: Map<string, Value>, value: Value): Value {
  const key = JSON.stringify(value)
  const first = known.get(key) ?? value
  known.set(key, first)
  return first
}
