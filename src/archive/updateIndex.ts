import type { PostDraft } from '../feed/PostDraft.ts'
import type { PostSummary } from '../model/Post.ts'
import type { Analyzer } from '../search/analysis/Analyzer.ts'
import {
  addToIndex,
  createIndex,
  removeFromIndex,
  type PostIndex,
  type SearchSection,
} from '../search/index/PostIndex.ts'
import type { Edition } from './Edition.ts'
import { nextTask } from './nextTask.ts'

/** What may be added to an index: a post, with or without its address on this site. */
interface Indexable {
  readonly post: Omit<PostSummary, 'slug'>
  readonly revision: string
  readonly sections: () => readonly SearchSection[]
}

export function toIndexable({ post, sections }: PostDraft): Indexable {
  return { post, revision: post.revision, sections: () => sections }
}

/** The posts of an edition whose text is at hand. */
export function indexablePosts({ posts, origins, source }: Edition): readonly Indexable[] {
  return posts.flatMap((post) => {
    const origin = origins.get(post.id)!
    const sections = source.sections(origin)
    return sections ? { post, revision: origin.revision, sections: () => sections } : []
  })
}

/** An index, and of which version of which post it was made: post id → revision. */
export interface TrackedIndex {
  readonly index: PostIndex
  readonly revisions: Map<string, string>
}

export function createTrackedIndex(analyzer?: Analyzer): TrackedIndex {
  return { index: createIndex(analyzer), revisions: new Map() }
}

/** Work goes on this long before waiting questions are let in. */
const sliceMs = 12

/**
 * Brings posts into an index in slices, so that questions are answered meanwhile. Those that it has
 * in the same version cost nothing.
 *
 * @param onSlice  told after each slice; the work goes on when it is done
 * @returns whether there was anything to do
 */
export async function updateIndex(
  { index, revisions }: TrackedIndex,
  posts: Iterable<Indexable>,
  onSlice: () => void | Promise<void>,
): Promise<boolean> {
  let isChanged = false
  let sliceEnd = performance.now() + sliceMs
  for (const { post, revision, sections } of posts) {
    if (revisions.get(post.id) === revision) continue
    if (revisions.has(post.id)) removeFromIndex(index, post.id)
    addToIndex(index, post, sections())
    revisions.set(post.id, revision)
    isChanged = true
    if (performance.now() < sliceEnd) continue
    await onSlice()
    await nextTask()
    sliceEnd = performance.now() + sliceMs
  }
  return isChanged
}

/**
 * Takes out of the index what is not among the posts.
 *
 * @returns whether there was anything to do
 */
export function pruneIndex(
  { index, revisions }: TrackedIndex,
  isThere: (postId: string) => boolean,
): boolean {
  const leaving = [...revisions.keys()].filter((id) => !isThere(id))
  for (const id of leaving) {
    removeFromIndex(index, id)
    revisions.delete(id)
  }
  return leaving.length > 0
}
