import { createHash } from 'node:crypto'
import type { EditionChanges } from '../../archive/archiveDatabase.ts'
import type { Edition } from '../../archive/Edition.ts'
import { originsOf } from '../../archive/postSources.ts'
import {
  archiveFolder,
  bodyFile,
  headFile,
  siteRoot,
  type PublishedEdition,
  type PublishedHead,
  type PublishedPack,
} from '../../archive/published/publishedFiles.ts'
import type { StoredFeed } from '../../archive/StoredEdition.ts'
import type { PostOrigin } from '../../feed/assemblePosts.ts'
import type { PostDraft } from '../../feed/PostDraft.ts'
import type { RelatedPost } from '../../search/related/relatedPosts.ts'

/** A file of a site. */
export interface SiteFile {
  /** Under the base of the site; a file's name, not encoded as in an address. */
  readonly path: string
  readonly content: string | Uint8Array
}

export interface ArchiveFile extends SiteFile {
  readonly content: string
}

type FindDraft = (origin: PostOrigin) => PostDraft | undefined | Promise<PostDraft | undefined>

/** Posts in one pack: a reader fetches them one pack at a time. */
const packSize = 50

/**
 * The files of a published archive, the head last: whoever finds it finds the others too.
 *
 * The same posts give the same files, whenever and wherever they were read, and a new post changes
 * one pack, the edition and the head.
 *
 * @param find  any post of the edition, whole
 * @param relatedTo  what is related to a post, chosen among all: a reader has not all of them at once
 * @param base  address that the site had when the feeds were read
 */
export async function* archiveFiles(
  edition: Edition,
  find: FindDraft,
  relatedTo: (slug: string) => readonly RelatedPost[],
  base: string = siteRoot,
): AsyncGenerator<ArchiveFile> {
  const write = (value: unknown) => JSON.stringify(value).replaceAll(base, siteRoot)
  for (const { id, slug } of edition.posts) {
    const origin = edition.origins.get(id)!
    const { post, links, images } = await whole(origin, find)
    const path = decodeURIComponent(bodyFile(origin, slug))
    const related = relatedTo(slug).map((other) => ({ id: other.post.id, reason: other.reason }))
    yield { path, content: write({ post, links, images, related }) }
  }
  const packs: string[] = []
  for (const origins of packedOrigins(edition)) {
    const pack: EditionChanges['put'][number][] = []
    for (const origin of origins) {
      pack.push({ feed: origin.feed, draft: withoutPlace(await whole(origin, find)) })
    }
    const file = hashed('pack', write(pack satisfies PublishedPack))
    packs.unshift(file.path)
    yield file
  }
  const feeds = edition.stored.feeds.map(withoutClocks)
  const version = digest(write(feeds))
  const listing = hashed('edition', write({ version, feeds } satisfies PublishedEdition))
  yield listing
  const head: PublishedHead = { version: 1, edition: listing.path, packs }
  yield { path: headFile, content: write(head) }
}

async function whole(origin: PostOrigin, find: FindDraft): Promise<PostDraft> {
  const draft = await find(origin)
  if (!draft) throw new Error(`publish: no draft of ${origin.id}, which the edition lists`)
  return draft
}

/** Counted from the oldest post, so that the packs of old posts stay when new ones are published. */
function packedOrigins({ stored }: Edition): readonly (readonly PostOrigin[])[] {
  const dates = new Map(
    stored.feeds.flatMap(({ entries }) =>
      entries.map(({ post }) => [post.id, post.published ? Date.parse(post.published) : 0]),
    ),
  )
  const oldestFirst = originsOf(stored).toSorted(
    (a, b) => dates.get(a.id)! - dates.get(b.id)! || (keyOf(a) < keyOf(b) ? -1 : 1),
  )
  const packs: PostOrigin[][] = []
  for (let start = 0; start < oldestFirst.length; start += packSize) {
    packs.push(oldestFirst.slice(start, start + packSize).toReversed())
  }
  return packs
}

function keyOf({ feed, id }: PostOrigin): string {
  return `${feed} ${id}`
}

/** What the device does not keep. The place in the feed changes with every post that comes on top. */
function withoutPlace(draft: PostDraft): PostDraft {
  return { ...draft, position: 0, authors: [], written: { schemes: [] } }
}

/** Two builds of the same posts must not differ. Whoever reads the files knows when that is. */
function withoutClocks(feed: StoredFeed): StoredFeed {
  const { checkedAt: _checkedAt, changedAt: _changedAt, checkpoint, ...rest } = feed
  if (!checkpoint) return rest
  if (checkpoint.format !== 'wordpress') return { ...rest, checkpoint }
  const never = new Date(0).toISOString()
  return { ...rest, checkpoint: { ...checkpoint, readAt: never, listedAt: never } }
}

function hashed(name: string, text: string): ArchiveFile {
  return { path: `${archiveFolder}${name}-${digest(text)}.json`, content: text }
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12)
}
