import { highlightedPost, type Highlight } from '../../src/model/Highlight.ts'
import { createPost } from './post.ts'

/** A passage that was marked in “Quiet wards”, with nothing written to it. */
export function createHighlight(fields: Partial<Highlight> = {}): Highlight {
  const post = createPost({ title: 'Quiet wards', authors: [{ slug: 'ida', name: 'Ida Fenwick' }] })
  const at = '2026-05-01T10:00:00.000Z'
  return {
    id: 'h1',
    post: highlightedPost(post),
    anchor: { exact: 'Nobody slept.', before: 'It was late. ', after: ' Why?', share: 0.4 },
    note: '',
    createdAt: at,
    changedAt: at,
    ...fields,
  }
}
