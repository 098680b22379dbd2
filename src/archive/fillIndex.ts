import type { PostSummary } from '../model/Post.ts'
import { addToIndex, type PostIndex, type SearchSection } from '../search/PostIndex.ts'
import { nextTask } from './nextTask.ts'

/** What may be added to an index: a post, with or without its address on this site. */
export interface Indexable {
  readonly post: Omit<PostSummary, 'slug'>
  readonly sections: readonly SearchSection[]
}

/** Work goes on this long before waiting questions are let in. */
const sliceMs = 12

/** Adds posts to an index in slices, so that questions are answered meanwhile. */
export async function fillIndex(
  index: PostIndex,
  posts: Iterable<Indexable>,
  onSlice: () => void,
): Promise<void> {
  let sliceEnd = performance.now() + sliceMs
  for (const { post, sections } of posts) {
    addToIndex(index, post, sections)
    if (performance.now() < sliceEnd) continue
    onSlice()
    await nextTask()
    sliceEnd = performance.now() + sliceMs
  }
}
