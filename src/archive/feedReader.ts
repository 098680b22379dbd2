import { assemblePosts, type ReadPost } from '../feed/assemblePosts.ts'
import type { Validators } from '../feed/fetchFeed.ts'
import type { PostDraft } from '../feed/PostDraft.ts'
import { readFeed } from '../feed/readFeed.ts'
import type { FeedDetails, FeedProblem } from '../model/Feed.ts'
import type { Site } from '../model/Site.ts'
import { createIndex, type SearchSection } from '../search/PostIndex.ts'
import { createEdition, toStoredEdition, type Edition } from './Edition.ts'
import { fillIndex } from './fillIndex.ts'

/** One reading of the publisher's feed, from first to last post. */
export interface FeedReader {
  /**
   * Reads to the end.
   *
   * @param onProgress  called whenever posts were read or indexed
   * @returns whether the known version still holds
   * @throws {FeedFetchError} or {FeedFormatError}; what was read until then is good
   */
  read(onProgress: (bytes: number, totalBytes: number | undefined) => void): Promise<boolean>
  postCount(): number
  /**
   * What has been read so far as an edition held in memory, with the posts to store. Until `read` has
   * ended well the edition is partial.
   */
  assemble(): { readonly edition: Edition; readonly posts: readonly ReadPost[] }
}

/** @param known  validators of the version at hand, if any */
export function createFeedReader(site: Site, known?: Validators): FeedReader {
  const drafts: PostDraft[] = []
  const problems: FeedProblem[] = []
  const index = createIndex()
  const sections = new Map<string, readonly SearchSection[]>()
  let details: FeedDetails = {}
  let validators: Validators = {}
  let isWhole = false

  async function read(
    onProgress: (bytes: number, totalBytes: number | undefined) => void,
  ): Promise<boolean> {
    const progress = readFeed(site.feed, { facets: site.facets, known })
    for (;;) {
      const next = await progress.next()
      if (next.done) {
        isWhole = true
        if (!next.value.isUnchanged) validators = next.value.validators
        return next.value.isUnchanged
      }
      const { bytes, totalBytes } = next.value
      details = next.value.details
      problems.push(...next.value.problems)
      for (const draft of next.value.drafts) {
        drafts.push(draft)
        sections.set(draft.post.id, draft.sections)
      }
      onProgress(bytes, totalBytes)
      await fillIndex(index, next.value.drafts, () => onProgress(bytes, totalBytes))
    }
  }

  function assemble(): { edition: Edition; posts: readonly ReadPost[] } {
    const assembled = assemblePosts(drafts)
    const bodies = new Map(assembled.posts.map((entry) => [entry.post.slug, entry]))
    const stored = toStoredEdition(
      {
        site,
        details,
        problems: [...problems],
        validators,
        checkedAt: new Date().toISOString(),
        ...(!isWhole && { isPartial: true as const }),
      },
      assembled,
    )
    const edition = createEdition(stored, {
      index,
      sections: sectionsIn(sections),
      body: bodyIn(bodies),
    })
    return { edition, posts: assembled.posts }
  }

  return { read, postCount: () => drafts.length, assemble }
}

// Made out here, so that an edition that lives on holds its texts and not the whole reading.

function sectionsIn(
  texts: ReadonlyMap<string, readonly SearchSection[]>,
): (id: string) => readonly SearchSection[] {
  return (id) => texts.get(id) ?? []
}

function bodyIn(bodies: ReadonlyMap<string, ReadPost>): Edition['body'] {
  return async (slug) => bodies.get(slug)
}
